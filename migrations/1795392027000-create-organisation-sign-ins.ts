import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Signing in at one's own organisation (OpenID Connect): visits under way, and who is who there. */
export class CreateOrganisationSignIns1795392027000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation_sign_in (
        id uuid primary key default gen_random_uuid(),
        provider text not null,
        state_hash bytea not null unique,
        browser_hash bytea not null,
        nonce text not null,
        verifier_cipher bytea not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create table organisation_identity (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        issuer text not null,
        subject text not null,
        created_at timestamptz not null default app_now(),
        unique (issuer, subject),
        unique (issuer, person_id)
      );
      call make_audited('organisation_identity', '''subject''');
      grant select, insert, update, delete on organisation_sign_in to critical_friend_runtime;
      grant select, insert, delete on organisation_identity to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table organisation_identity, organisation_sign_in');
  }
}
