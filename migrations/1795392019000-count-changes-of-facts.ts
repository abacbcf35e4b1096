import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A run says how often it went on with data that had changed on the way; those before never did. */
export class CountChangesOfFacts1795392019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update plan_run_progress set progress = progress || '{"revision": 0}' where progress is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update plan_run_progress set progress = progress - 'revision' where progress is not null`);
  }
}
