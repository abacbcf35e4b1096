import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Addresses under which peers subscribe to their weeks. Only the hash of an address is kept; a new one ends the one before. */
export class CreateCalendarFeeds1795392049000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_feed (
        id uuid primary key,
        peer_id uuid not null references peer on delete cascade,
        token_hash bytea not null unique,
        created_at timestamptz not null default app_now(),
        revoked_at timestamptz,
        version integer not null default 1
      );
      create unique index calendar_feed_live on calendar_feed (peer_id) where revoked_at is null;
      call make_versioned('calendar_feed');
      call make_audited('calendar_feed', 'token_hash');
      grant select, insert, update, delete on calendar_feed to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_feed');
  }
}
