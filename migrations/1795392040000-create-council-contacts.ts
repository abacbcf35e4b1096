import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who at a council is written to about its challenge. */
export class CreateCouncilContacts1795392040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table council_contact (
        id uuid primary key default gen_random_uuid(),
        council_id uuid not null references council on delete cascade,
        name text not null check (name <> ''),
        address text not null check (address = lower(address) and length(address) <= 254),
        role text not null check (role in ('leader', 'chief-executive', 'challenge-contact')),
        version integer not null default 1,
        unique (council_id, address)
      );
      comment on column council_contact.role is 'challenge-contact: the officer who looks after the challenge';
      call make_versioned('council_contact');
      call make_audited('council_contact', '''name'', ''address''');
      grant select, insert, update, delete on council_contact to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table council_contact');
  }
}
