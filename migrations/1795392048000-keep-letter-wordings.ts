import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Wordings of letters that coordinators saved. Every version stays; the newest counts, and an empty one is the default of the code. */
export class KeepLetterWordings1795392048000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table letter_wording (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        number integer not null check (number > 0),
        subject text,
        text text,
        saved_at timestamptz not null default app_now(),
        saved_by uuid,
        unique (kind, number),
        check ((subject is null) = (text is null))
      );
      call make_audited('letter_wording');
      grant select, insert on letter_wording to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table letter_wording');
  }
}
