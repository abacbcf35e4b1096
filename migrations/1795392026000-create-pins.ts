import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The PIN that peers and councils choose, and letters that let them choose another. */
export class CreatePins1795392026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pin (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null unique references person on delete cascade,
        salt bytea not null,
        hash bytea not null,
        set_at timestamptz not null,
        version integer not null default 1
      );
      call make_versioned('pin');
      call make_audited('pin', '''salt'', ''hash''');
      grant select, insert, update, delete on pin to critical_friend_runtime;

      alter table sign_in_grant add column purpose text not null default 'sign-in' check (purpose in ('sign-in', 'new-pin'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from sign_in_grant where purpose <> 'sign-in';
      alter table sign_in_grant drop column purpose;
      drop table pin;
    `);
  }
}
