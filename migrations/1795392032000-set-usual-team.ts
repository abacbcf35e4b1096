import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How many of each kind a team has where its commission does not say, and which organisations nominate people of a kind. */
export class SetUsualTeam1795392032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table peer_kind add usual_least integer not null default 0 check (usual_least >= 0);
      alter table peer_kind add usual_most integer not null default 0 check (usual_most between usual_least and 12);
      comment on column peer_kind.usual_most is 'members of a team where its commission does not say; 0: none of this kind';

      create table peer_kind_hub (
        id uuid primary key default gen_random_uuid(),
        kind_id uuid not null references peer_kind on delete cascade,
        organisation_id uuid not null references organisation,
        unique (kind_id, organisation_id)
      );
      call make_audited('peer_kind_hub');
      grant select, insert, delete on peer_kind_hub to critical_friend_runtime;

      select set_config('app.actor_kind', 'system', true);
      update peer_kind k set usual_least = u.least, usual_most = u.most, version = version + 1
        from (values ('leader', 1, 1), ('chief-executive', 1, 1), ('councillor', 1, 2), ('officer', 2, 4), ('voluntary', 0, 1), ('health', 0, 1))
          as u (code, least, most) where u.code = k.code;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table peer_kind_hub;
      alter table peer_kind drop usual_most, drop usual_least;
    `);
  }
}
