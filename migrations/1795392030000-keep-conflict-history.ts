import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Conflicts say who declared them and stay on record when they are withdrawn; councils that share services are known. */
export class KeepConflictHistory1795392030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table peer_conflict
        add column declared_by uuid references person on delete set null,
        add column declared_at timestamptz not null default app_now(),
        add column withdrawn_at timestamptz,
        drop constraint peer_conflict_peer_id_council_code_reason_key;
      comment on column peer_conflict.declared_by is 'the person who declared it; null: recorded from a file or by a coordinator';
      create unique index peer_conflict_live on peer_conflict (peer_id, council_code, reason) where withdrawn_at is null;

      create table council_shared_service (
        id uuid primary key default gen_random_uuid(),
        code_a text not null references council (code) on update cascade on delete cascade,
        code_b text not null references council (code) on update cascade on delete cascade,
        shares text not null check (shares in ('chief-executive', 'management-team', 'service')),
        what text not null default '',
        since date,
        until date,
        source text not null check (source <> ''),
        version integer not null default 1,
        check (code_a < code_b),
        check (since is null or until is null or since <= until),
        unique nulls not distinct (code_a, code_b, shares, what, since)
      );
      comment on column council_shared_service.what is 'which service; empty where everything is meant';
      create index council_shared_service_b on council_shared_service (code_b);
      call make_versioned('council_shared_service');
      call make_audited('council_shared_service');
      grant select, insert, update, delete on council_shared_service to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table council_shared_service;
      select set_config('app.actor_kind', 'system', true);
      delete from peer_conflict where withdrawn_at is not null;
      drop index peer_conflict_live;
      alter table peer_conflict
        drop column declared_by, drop column declared_at, drop column withdrawn_at,
        add constraint peer_conflict_peer_id_council_code_reason_key unique (peer_id, council_code, reason);
    `);
  }
}
