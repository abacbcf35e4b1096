import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The staff list of challenge managers and their leave. Why somebody is on leave is not kept. */
export class CreateChallengeManagers1795392011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table challenge_manager (
        id uuid primary key default gen_random_uuid(),
        name text not null check (name <> ''),
        is_active boolean not null default true,
        version integer not null default 1
      );
      create unique index challenge_manager_name on challenge_manager (lower(name));
      create table manager_leave (
        id uuid primary key default gen_random_uuid(),
        manager_id uuid not null references challenge_manager on delete cascade,
        days daterange not null check (not isempty(days) and lower(days) is not null and upper(days) is not null),
        exclude using gist (manager_id with =, days with &&)
      );
      call make_versioned('challenge_manager');
      call make_audited('challenge_manager');
      call make_audited('manager_leave');
      grant select, insert, update, delete on challenge_manager, manager_leave to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table manager_leave, challenge_manager');
  }
}
