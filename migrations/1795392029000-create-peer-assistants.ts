import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who may mark a peer's weeks on the peer's behalf. */
export class CreatePeerAssistants1795392029000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table peer_assistant (
        id uuid primary key default gen_random_uuid(),
        peer_id uuid not null references peer on delete cascade,
        person_id uuid not null references person on delete cascade,
        name text not null check (name <> ''),
        address text not null check (address = lower(address) and length(address) <= 254),
        named_by uuid references person on delete set null,
        named_at timestamptz not null default app_now(),
        revoked_by uuid references person on delete set null,
        revoked_at timestamptz,
        version integer not null default 1
      );
      comment on column peer_assistant.name is 'as the peer wrote it: whose address it is, the peer need not learn from us';
      create unique index peer_assistant_live on peer_assistant (peer_id, person_id) where revoked_at is null;
      create index peer_assistant_person on peer_assistant (person_id) where revoked_at is null;
      call make_versioned('peer_assistant');
      call make_audited('peer_assistant', '''name'', ''address''');
      grant select, insert, update on peer_assistant to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table peer_assistant');
  }
}
