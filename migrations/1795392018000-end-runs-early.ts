import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A run can be told to end with its best plan so far, and says why it ended; of those that have ended that is not known. */
export class EndRunsEarly1795392018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan_run add column finish_requested_at timestamptz;
      update plan_run_progress set progress = progress || '{"stoppedBy": null}' where progress is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update plan_run_progress set progress = progress - 'stoppedBy' where progress is not null;
      alter table plan_run drop column finish_requested_at;
    `);
  }
}
