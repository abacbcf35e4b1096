import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a coordinator has to see to, and what was said outside the service. */
export class CreateTeamTasks1795392044000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team_task (
        id uuid primary key default gen_random_uuid(),
        team_id uuid not null references team on delete cascade,
        seat_id uuid references seat on delete cascade,
        kind text not null check (kind in ('council-without-contact', 'council-overdue', 'council-wants-to-talk', 'week-not-to-be-had',
          'next-to-ask', 'nobody-fits', 'conflict-declared', 'peer-without-address')),
        subject_id uuid not null,
        sentence text not null,
        details jsonb not null default '{}',
        created_at timestamptz not null default app_now(),
        done_at timestamptz,
        done_by uuid references person,
        version integer not null default 1
      );
      comment on column team_task.subject_id is 'the row that it is about; one task of a kind a row is open at a time';
      create unique index team_task_open on team_task (kind, subject_id) where done_at is null;
      create index team_task_team on team_task (team_id);
      call make_versioned('team_task');
      call make_audited('team_task', '''details'', ''sentence''');

      create table contact_entry (
        id uuid primary key default gen_random_uuid(),
        peer_id uuid not null references peer on delete cascade,
        invitation_id uuid references invitation,
        at timestamptz not null default app_now(),
        channel text not null check (channel in ('telephone', 'e-mail', 'meeting', 'note')),
        recorded_by uuid references person,
        said_by text,
        note text not null check (note <> ''),
        version integer not null default 1
      );
      create index contact_entry_peer on contact_entry (peer_id, at);
      call make_versioned('contact_entry');
      call make_audited('contact_entry', '''said_by'', ''note''');
      grant select, insert, update, delete on team_task, contact_entry to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact_entry, team_task');
  }
}
