import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The week that an approved plan proposes to a council, what the council says to it, and from when its peers may be asked. */
export class CreateCouncilWeeks1795392042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table council_week (
        id uuid primary key default gen_random_uuid(),
        team_id uuid not null references team on delete cascade,
        monday date not null check (extract(isodow from monday) = 1),
        alternatives jsonb not null default '[]',
        token_hash bytea not null unique,
        state text not null default 'proposed'
          check (state in ('proposed', 'accepted', 'moving', 'talking', 'overdue', 'withdrawn')),
        proposed_at timestamptz not null default app_now(),
        due_at timestamptz not null,
        reminded_at timestamptz,
        answered_at timestamptz,
        said_by text,
        recorded_by uuid references person,
        chosen_monday date check (extract(isodow from chosen_monday) = 1),
        note text,
        version integer not null default 1,
        check (state <> 'moving' or chosen_monday is not null)
      );
      create unique index council_week_live on council_week (team_id) where state <> 'withdrawn';
      create index council_week_due on council_week (due_at) where state = 'proposed';
      comment on column council_week.alternatives is 'the next-best weeks when it was proposed: [{"monday", "price", "points"}]';
      insert into legal_step (subject, from_state, to_state) values
        ('council_week', '', 'proposed'), ('council_week', 'proposed', 'accepted'), ('council_week', 'overdue', 'accepted'),
        ('council_week', 'talking', 'accepted'), ('council_week', 'proposed', 'moving'), ('council_week', 'overdue', 'moving'),
        ('council_week', 'talking', 'moving'), ('council_week', 'moving', 'accepted'), ('council_week', 'moving', 'talking'),
        ('council_week', 'proposed', 'talking'), ('council_week', 'overdue', 'talking'), ('council_week', 'proposed', 'overdue'),
        ('council_week', 'overdue', 'proposed'), ('council_week', 'talking', 'proposed'), ('council_week', 'proposed', 'withdrawn'),
        ('council_week', 'overdue', 'withdrawn'), ('council_week', 'talking', 'withdrawn');
      create trigger keep_to_lifecycle before insert or update of state on council_week
        for each row execute function keep_to_lifecycle();
      call make_versioned('council_week');
      call make_audited('council_week', '''token_hash'', ''said_by'', ''note''');
      grant select, insert, update, delete on council_week to critical_friend_runtime;

      alter table team add column asking_from timestamptz;
      comment on column team.asking_from is 'since when its peers may be asked; null: not yet';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table team drop column asking_from;
      drop table council_week;
      delete from legal_step where subject = 'council_week';
    `);
  }
}
