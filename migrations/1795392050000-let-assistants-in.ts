import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Whoever is a peer's assistant holds that role, for that peer. */
export class LetAssistantsIn1795392050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view live_grant with (security_invoker = true) as
        select person_id, role, coalesce(scope_id::text, region) as scope from role_grant where revoked_at is null
        union all
        select person_id, 'peer', id::text from peer
        union all
        select person_id, 'assistant', peer_id::text from peer_assistant where revoked_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view live_grant with (security_invoker = true) as
        select person_id, role, coalesce(scope_id::text, region) as scope from role_grant where revoked_at is null
        union all
        select person_id, 'peer', id::text from peer;
    `);
  }
}
