import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What-if scenarios: changes over a snapshot of a year. Their plans go with them, and the database lets none be approved. */
export class CreateScenarios1795392014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scenario (
        id uuid primary key default gen_random_uuid(),
        year_id uuid not null references programme_year on delete cascade,
        problem_id uuid not null references plan_problem,
        name text not null check (length(name) between 1 and 100),
        changes jsonb not null check (jsonb_typeof(changes) = 'array'),
        created_by uuid references person,
        created_at timestamptz not null default app_now(),
        version integer not null default 1
      );
      comment on column scenario.problem_id is 'the year as it was when the scenario was made';
      comment on column scenario.changes is 'made one after the other over the snapshot; each was possible when it was added';
      create index scenario_of_year on scenario (year_id, created_at desc);
      call make_versioned('scenario');
      call make_audited('scenario');
      grant select, insert, update, delete on scenario to critical_friend_runtime;

      alter table plan add column scenario_id uuid generated always as ((options ->> 'scenarioId')::uuid) stored
        references scenario on delete cascade;
      alter table plan add constraint plan_of_scenario_is_never_approved check (scenario_id is null or state <> 'approved');
      alter table plan_run add column scenario_id uuid generated always as ((options ->> 'scenarioId')::uuid) stored
        references scenario on delete cascade;
      create index plan_of_scenario on plan (scenario_id, created_at desc) where scenario_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select set_config('app.actor_kind', 'system', true);
      delete from plan_run where scenario_id is not null;
      delete from plan where scenario_id is not null;
      alter table plan_run drop column scenario_id;
      alter table plan drop column scenario_id;
      drop table scenario;
    `);
  }
}
