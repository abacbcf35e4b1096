import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Letters stop while the mail server takes none from us at all: one row then, which says since when and why. */
export class StopMail1795392047000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_stop (
        only_row boolean primary key default true check (only_row),
        since timestamptz not null default app_now(),
        reason text not null,
        probe_at timestamptz not null
      );
      comment on column mail_stop.probe_at is 'when one letter tries whether the mail server takes letters again';
      grant select, insert, update, delete on mail_stop to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_stop');
  }
}
