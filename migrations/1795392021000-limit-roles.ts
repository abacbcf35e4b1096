import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Roles limited to a year, council, region …; who gave and took them; people who may no longer sign in. */
export class LimitRoles1795392021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table role_grant add column region text,
        add column granted_by uuid references person on delete set null,
        add column revoked_by uuid references person on delete set null;
      alter table role_grant add constraint role_grant_role check (role in
        ('administrator', 'coordinator', 'challenge-manager', 'regional-associate', 'hub', 'council-lead', 'council-member', 'partner', 'inspectorate'));
      alter table role_grant add constraint role_grant_limit check (case
        when role = 'regional-associate' then scope_id is null and region is not null
        when role = 'coordinator' then region is null
        when role in ('administrator', 'inspectorate') then scope_id is null and region is null
        else scope_id is not null and region is null end);
      comment on column role_grant.scope_id is 'what the role is limited to: programme year, challenge manager, organisation or council, as the role says; null: everywhere';
      drop index role_grant_live;
      create unique index role_grant_live on role_grant (person_id, role, scope_id, region) nulls not distinct where revoked_at is null;

      alter table person add column disabled_at timestamptz;
      comment on column person.disabled_at is 'since when this person may not sign in; null: may';

      -- Who is a peer holds that role without a grant.
      create view live_grant with (security_invoker = true) as
        select person_id, role, coalesce(scope_id::text, region) as scope from role_grant where revoked_at is null
        union all
        select person_id, 'peer', id::text from peer;
      grant select on live_grant to critical_friend_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view live_grant;
      alter table person drop column disabled_at;
      select set_config('app.actor_kind', 'system', true);
      delete from role_grant where role not in ('administrator', 'coordinator') or scope_id is not null;
      drop index role_grant_live;
      alter table role_grant drop constraint role_grant_role, drop constraint role_grant_limit,
        drop column region, drop column granted_by, drop column revoked_by;
      create unique index role_grant_live on role_grant (person_id, role, scope_id) nulls not distinct where revoked_at is null;
    `);
  }
}
