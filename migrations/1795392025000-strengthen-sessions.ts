import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What a session has proved, the app that staff prove it with, and requests to sign in. A request is a row of its own, so that
 * asking takes as long for an address that nobody has as for one that somebody has.
 */
export class StrengthenSessions1795392025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session add column methods text[] not null default '{mail}';

      create table second_factor (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null unique references person on delete cascade,
        secret_cipher bytea,
        confirmed_at timestamptz,
        pending_cipher bytea,
        last_step bigint not null default 0,
        version integer not null default 1,
        check ((secret_cipher is null) = (confirmed_at is null))
      );
      create table recovery_code (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        code_hash bytea not null unique,
        used_at timestamptz,
        version integer not null default 1
      );
      create index recovery_code_person on recovery_code (person_id);

      create table sign_in_request (
        id uuid primary key default gen_random_uuid(),
        address text not null,
        browser_hash bytea not null,
        created_at timestamptz not null default app_now()
      );

      call make_versioned('second_factor');
      call make_versioned('recovery_code');
      call make_audited('second_factor', '''secret_cipher'', ''pending_cipher''');
      call make_audited('recovery_code', '''code_hash''');
      grant select, insert, update, delete on second_factor, recovery_code to critical_friend_runtime;
      grant select, insert, delete on sign_in_request to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sign_in_request, recovery_code, second_factor;
      alter table session drop column methods;
    `);
  }
}
