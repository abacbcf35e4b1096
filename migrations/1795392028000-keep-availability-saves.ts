import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who saved a peer's availability and when, and which placed seats that leaves without their peer. */
export class KeepAvailabilitySaves1795392028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table availability_save (
        id uuid primary key default gen_random_uuid(),
        peer_id uuid not null references peer on delete cascade,
        saved_by uuid references person on delete set null,
        is_on_behalf boolean not null,
        saved_at timestamptz not null default app_now(),
        weeks jsonb not null,
        told_at timestamptz,
        version integer not null default 1
      );
      comment on column availability_save.weeks is 'the weeks that changed: [{"monday", "from", "to"}, ...]; from is null where nothing was known';
      comment on column availability_save.told_at is 'when a letter told the peer what was saved on behalf';
      create index availability_save_peer on availability_save (peer_id, saved_at desc);
      create index availability_save_untold on availability_save (saved_at) where is_on_behalf and told_at is null;

      create table placement_clash (
        id uuid primary key default gen_random_uuid(),
        peer_id uuid not null references peer on delete cascade,
        challenge_id uuid not null references challenge on delete cascade,
        monday date not null check (extract(isodow from monday) = 1),
        found_at timestamptz not null default app_now(),
        ended_at timestamptz,
        acknowledged_at timestamptz,
        acknowledged_by uuid references person on delete set null,
        version integer not null default 1
      );
      comment on column placement_clash.ended_at is 'the peer is available again, or the place is no longer theirs';
      create unique index placement_clash_open on placement_clash (peer_id, challenge_id) where ended_at is null;

      call make_versioned('availability_save');
      call make_versioned('placement_clash');
      call make_audited('availability_save');
      call make_audited('placement_clash');
      grant select, insert, update on availability_save, placement_clash to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table placement_clash, availability_save');
  }
}
