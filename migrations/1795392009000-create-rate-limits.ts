import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Counts what may be done only so often, across processes and without Redis. Whom it counts is kept as a hash. */
export class CreateRateLimits1795392009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rate_limit (
        purpose text not null,
        key_hash bytea not null,
        window_ends_at timestamptz not null,
        used integer not null,
        primary key (purpose, key_hash)
      );
      grant select, insert, update, delete on rate_limit to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rate_limit');
  }
}
