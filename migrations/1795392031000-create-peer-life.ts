import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The history of each accreditation: what is written stays. Which political group vetted is the peer's party, and not here. */
export class CreatePeerLife1795392031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const states = `('nominated', 'applied', 'vetted', 'trained', 'accredited', 'suspended', 'lapsed')`;
    await runner.query(`
      create table peer_life_event (
        id uuid primary key default gen_random_uuid(),
        number bigint generated always as identity,
        peer_id uuid not null references peer on delete cascade,
        from_state text check (from_state in ${states}),
        to_state text not null check (to_state in ${states}),
        happened_on date not null,
        until date,
        note text,
        is_vetted_by_own_group boolean not null default false,
        source text not null check (source in ('staff', 'file', 'sweep')),
        recorded_at timestamptz not null default app_now(),
        recorded_by uuid default nullif(current_setting('app.actor_id', true), '')::uuid references person on delete set null
      );
      comment on column peer_life_event.from_state is 'null: first known of the peer';
      create index peer_life_event_peer on peer_life_event (peer_id, number);
      call make_audited('peer_life_event', '''note''');
      grant select, insert on peer_life_event to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table peer_life_event');
  }
}
