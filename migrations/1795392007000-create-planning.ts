import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Plan runs and what they propose. A plan is immutable; only its state moves. */
export class CreatePlanning1795392007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table plan_problem (
        id uuid primary key default gen_random_uuid(),
        year_id uuid not null references programme_year on delete cascade,
        sha256 bytea not null,
        document jsonb not null,
        reasons jsonb not null,
        created_at timestamptz not null default app_now(),
        unique (year_id, sha256)
      );
      comment on column plan_problem.document is 'peer-challenge-problem/1 with ids and opaque party tokens';
      comment on column plan_problem.reasons is 'rule id and source behind each closed week, cost, conflict and unavailable week';

      create table plan (
        id uuid primary key default gen_random_uuid(),
        year_id uuid not null references programme_year on delete cascade,
        problem_id uuid not null references plan_problem,
        name text not null,
        options jsonb not null,
        seed bigint not null,
        hard integer not null,
        medium integer not null,
        soft integer not null,
        soft_by_term jsonb not null,
        figures jsonb not null,
        assignments jsonb not null,
        created_at timestamptz not null default app_now(),
        state text not null default 'proposed' check (state in ('proposed', 'approved', 'superseded', 'rejected')),
        approved_at timestamptz,
        approved_by uuid references person,
        version integer not null default 1
      );
      create unique index plan_approved on plan (year_id) where state = 'approved';
      create index plan_newest on plan (year_id, created_at desc);

      create table plan_run (
        id uuid primary key default gen_random_uuid(),
        year_id uuid not null references programme_year on delete cascade,
        requested_by uuid references person,
        requested_at timestamptz not null default app_now(),
        options jsonb not null,
        state text not null default 'queued' check (state in ('queued', 'running', 'proposed', 'failed', 'cancelled')),
        cancel_requested_at timestamptz,
        started_at timestamptz,
        finished_at timestamptz,
        attempt integer not null default 0,
        claim_token uuid,
        problem_id uuid references plan_problem,
        plan_id uuid references plan,
        failure jsonb,
        version integer not null default 1
      );
      create unique index plan_run_live on plan_run (year_id) where state in ('queued', 'running');

      create table plan_run_progress (
        run_id uuid primary key references plan_run on delete cascade,
        heartbeat_at timestamptz not null default app_now(),
        progress jsonb,
        incumbent jsonb
      );
      comment on table plan_run_progress is 'rewritten every second of a run, so neither versioned nor audited';

      create function keep_plan() returns trigger language plpgsql as $$
      begin
        if (old.year_id, old.problem_id, old.options, old.seed, old.hard, old.medium, old.soft, old.soft_by_term, old.figures, old.assignments)
           is distinct from
           (new.year_id, new.problem_id, new.options, new.seed, new.hard, new.medium, new.soft, new.soft_by_term, new.figures, new.assignments) then
          raise exception 'Plan % cannot be changed: a plan is immutable.', old.id using errcode = 'CF409';
        end if;
        return new;
      end $$;
      create trigger keep_plan before update on plan for each row execute function keep_plan();
      call make_versioned('plan');
      call make_versioned('plan_run');
      call make_audited('plan', '''assignments'', ''soft_by_term'', ''figures''');
      call make_audited('plan_run');
      grant select, insert, update, delete on plan, plan_run, plan_run_progress to critical_friend_runtime;
      grant select, insert, delete on plan_problem to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table plan_run_progress, plan_run, plan, plan_problem; drop function keep_plan()');
  }
}
