import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a council and its partners commissioned. A challenge's stage is derived from its parts and not stored. */
export class CreateChallenges1795392005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table challenge (
        id uuid primary key default gen_random_uuid(),
        reference text not null unique,
        year_id uuid not null references programme_year,
        council_id uuid not null references council,
        partners text[] not null default '{}',
        commissioned_on date,
        wish date check (extract(isodow from wish) = 1),
        earliest date,
        latest date,
        blocked_weeks date[] not null default '{}',
        priority integer not null default 1 check (priority between 1 and 3),
        min_size integer not null check (min_size between 1 and 12),
        max_size integer not null check (max_size between 1 and 12),
        kinds jsonb not null,
        themes jsonb not null,
        assessment_on date,
        risk_assessment_on date,
        pinned_week date check (extract(isodow from pinned_week) = 1),
        pinned_peer_ids uuid[] not null default '{}',
        withdrawn_on date,
        withdrawal_reason text,
        version integer not null default 1,
        check (min_size <= max_size),
        check (earliest is null or latest is null or earliest <= latest),
        check ((withdrawn_on is null) = (withdrawal_reason is null))
      );
      create unique index challenge_council_year on challenge (year_id, council_id) where withdrawn_on is null;
      comment on column challenge.kinds is 'least and most members by kind: {"leader": [1, 1], ...}';
      comment on column challenge.themes is 'expertise wanted: [{"theme", "weight", "experts"}, ...]';
      call make_versioned('challenge');
      call make_audited('challenge');
      grant select, insert, update, delete on challenge to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table challenge');
  }
}
