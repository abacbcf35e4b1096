import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Programme years, the exceptions to their calendar, and party conference weeks. */
export class CreateProgrammes1795392003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme_year (
        id uuid primary key default gen_random_uuid(),
        reference text not null unique,
        name text not null check (name <> ''),
        starts_on date not null check (extract(isodow from starts_on) = 1),
        week_count integer not null check (week_count between 1 and 60),
        is_pilot boolean not null default false,
        is_demonstration boolean not null default false,
        budget_days numeric(7, 1) not null check (budget_days >= 0),
        managers integer not null check (managers >= 0),
        manager_rest_weeks integer not null check (manager_rest_weeks between 0 and 12),
        weekly_capacity integer not null check (weekly_capacity >= 0),
        settings jsonb not null,
        weights jsonb not null,
        version integer not null default 1
      );
      create table week_override (
        id uuid primary key default gen_random_uuid(),
        year_id uuid not null references programme_year on delete cascade,
        monday date not null check (extract(isodow from monday) = 1),
        council_id uuid references council on delete cascade,
        is_open boolean not null,
        cost integer check (cost >= 0),
        reason text not null check (reason <> ''),
        version integer not null default 1,
        check (is_open or cost is null),
        unique nulls not distinct (year_id, monday, council_id)
      );
      create table party_conference (
        id uuid primary key default gen_random_uuid(),
        party text not null,
        monday date not null check (extract(isodow from monday) = 1),
        is_assumption boolean not null,
        source text not null,
        version integer not null default 1,
        unique (party, monday)
      );
      call make_versioned('programme_year');
      call make_versioned('week_override');
      call make_versioned('party_conference');
      call make_audited('programme_year');
      call make_audited('week_override');
      call make_audited('party_conference');
      grant select, insert, update, delete on programme_year, week_override, party_conference to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table party_conference, week_override, programme_year');
  }
}
