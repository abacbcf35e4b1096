import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Teams formed from an approved plan, and their seats. Nobody can hold two seats on the same days: the database says so. */
export class CreateTeams1795392008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team (
        id uuid primary key default gen_random_uuid(),
        challenge_id uuid not null unique references challenge,
        plan_id uuid not null references plan,
        monday date not null check (extract(isodow from monday) = 1),
        days daterange not null,
        week_state text not null default 'proposed' check (week_state in ('proposed', 'accepted')),
        version integer not null default 1
      );
      create table seat (
        id uuid primary key default gen_random_uuid(),
        team_id uuid not null references team on delete cascade,
        position integer not null,
        kind_code text references peer_kind (code) on update cascade,
        chosen_peer_id uuid references peer,
        peer_id uuid references peer,
        days daterange not null,
        state text not null default 'vacant'
          check (state in ('vacant', 'offered', 'accepted', 'confirmed', 'released')),
        version integer not null default 1,
        unique (team_id, position),
        check (state in ('vacant', 'released') or peer_id is not null),
        exclude using gist (peer_id with =, days with &&) where (state in ('offered', 'accepted', 'confirmed'))
      );
      comment on column seat.kind_code is 'kind that the place wants; null: any kind may fill it';
      comment on column seat.chosen_peer_id is 'whom the plan chose; nobody is asked until an offer is made';
      create index seat_chosen_peer on seat (chosen_peer_id);
      call make_versioned('team');
      call make_versioned('seat');
      call make_audited('team');
      call make_audited('seat');
      grant select, insert, update, delete on team, seat to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table seat, team');
  }
}
