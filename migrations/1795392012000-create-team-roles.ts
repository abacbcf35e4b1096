import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Who leads a team of a plan and which challenge manager runs it: before approval only what somebody chose by hand, from approval
 * on everybody, so that later leave does not change a team behind anybody's back.
 */
export class CreateTeamRoles1795392012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team_role (
        id uuid primary key default gen_random_uuid(),
        plan_id uuid not null references plan on delete cascade,
        challenge_id uuid not null references challenge on delete cascade,
        lead_peer_id uuid references peer,
        is_lead_chosen boolean not null default false,
        manager_id uuid references challenge_manager,
        is_manager_chosen boolean not null default false,
        version integer not null default 1,
        unique (plan_id, challenge_id),
        check (lead_peer_id is not null or not is_lead_chosen),
        check (manager_id is not null or not is_manager_chosen)
      );
      create index team_role_manager on team_role (manager_id);
      call make_versioned('team_role');
      call make_audited('team_role');
      grant select, insert, update, delete on team_role to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table team_role');
  }
}
