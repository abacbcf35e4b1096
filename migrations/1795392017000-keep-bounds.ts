import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KEPT = [
  'year_id',
  'problem_id',
  'options',
  'seed',
  'hard',
  'medium',
  'soft',
  'soft_by_term',
  'figures',
  'assignments',
];

const keepPlan = (columns: readonly string[]): string => `
  create or replace function keep_plan() returns trigger language plpgsql as $$
  begin
    if (${columns.map((column) => `old.${column}`).join(', ')}) is distinct from (${columns.map((column) => `new.${column}`).join(', ')}) then
      raise exception 'Plan % cannot be changed: a plan is immutable.', old.id using errcode = 'CF409';
    end if;
    return new;
  end $$;
`;

/** A plan keeps the bound that was known of it, and a run shows it on the way. */
export class KeepBounds1795392017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan add column bound jsonb;
      comment on column plan.bound is 'proven: no plan whose medium is at most bound.medium costs less than bound.soft; null: not known';
      update plan_run_progress set progress = progress || '{"bound": null}' where progress is not null;
      ${keepPlan([...KEPT, 'bound'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${keepPlan(KEPT)}
      update plan_run_progress set progress = progress - 'bound' where progress is not null;
      alter table plan drop column bound;
    `);
  }
}
