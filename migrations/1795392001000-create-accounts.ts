import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** People, the addresses they read, and how they sign in. One person may be peer, staff and contact at once. */
export class CreateAccounts1795392001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid primary key default gen_random_uuid(),
        reference text unique,
        name text not null check (name <> ''),
        is_fictional boolean not null default false,
        created_at timestamptz not null default app_now(),
        version integer not null default 1
      );
      create table person_address (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        address text not null unique check (address = lower(address) and length(address) <= 254),
        is_primary boolean not null default true,
        verified_at timestamptz,
        version integer not null default 1
      );
      create unique index person_address_primary on person_address (person_id) where is_primary;

      create table role_grant (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        role text not null,
        scope_id uuid,
        granted_at timestamptz not null default app_now(),
        revoked_at timestamptz,
        version integer not null default 1
      );
      create unique index role_grant_live on role_grant (person_id, role, scope_id) nulls not distinct where revoked_at is null;

      create table session (
        id uuid primary key default gen_random_uuid(),
        token_hash bytea not null unique,
        person_id uuid not null references person on delete cascade,
        created_at timestamptz not null default app_now(),
        last_seen_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index session_person on session (person_id) where ended_at is null;

      create table sign_in_grant (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        token_hash bytea not null unique,
        browser_hash bytea,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        failed_codes integer not null default 0,
        used_at timestamptz,
        session_id uuid references session on delete set null
      );
      create index sign_in_grant_person on sign_in_grant (person_id, created_at);

      create table api_token (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        name text not null check (name <> ''),
        token_hash bytea not null unique,
        scopes text[] not null default '{}',
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        revoked_at timestamptz,
        last_used_at timestamptz
      );

      call make_versioned('person');
      call make_versioned('person_address');
      call make_versioned('role_grant');
      call make_audited('person', '''name''');
      call make_audited('person_address', '''address''');
      call make_audited('role_grant');
      grant select, insert, update, delete on person, person_address, role_grant, session, sign_in_grant, api_token to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_token, sign_in_grant, session, role_grant, person_address, person');
  }
}
