import { type Tx } from '../platform/database/database.js';
import { type Dimension, type ListedGrant } from './roles.js';

/** What a role can be limited to, by its kind: id and name. $1 is a name, or the code or reference that stands for it. */
const BY_NAME: Readonly<Record<Exclude<Dimension, 'peer'>, string>> = {
  year: 'select id::text, name from programme_year where lower(name) = lower($1) or lower(reference) = lower($1)',
  manager: 'select id::text, name from challenge_manager where lower(name) = lower($1)',
  council: 'select id::text, name from council where lower(name) = lower($1) or code = upper($1)',
  organisation: 'select id::text, name from organisation where lower(name) = lower($1) or lower(reference) = lower($1)',
  region: 'select distinct region as id, region as name from council where lower(region) = lower($1)',
};

/** One thing that a role is limited to. */
export interface RoleScope {
  readonly id: string;
  readonly name: string;
}

/** What goes by a name; several when the name is not unique. */
export const findRoleScopes = (tx: Tx, dimension: Exclude<Dimension, 'peer'>, name: string): Promise<RoleScope[]> =>
  tx.query<RoleScope[]>(BY_NAME[dimension], [name]);

/** Every live grant, by the names of people. */
export const listGrants = (tx: Tx): Promise<ListedGrant[]> =>
  tx.query<ListedGrant[]>(
    `select g.id, p.id as "personId", p.name, a.address, g.role, g.granted_at as "grantedAt", b.name as "grantedBy",
            p.disabled_at is not null as "isDisabled",
            coalesce(g.region, y.name, c.name, o.name, m.name, g.scope_id::text) as scope
       from role_grant g join person p on p.id = g.person_id
       left join person_address a on a.person_id = p.id and a.is_primary
       left join person b on b.id = g.granted_by
       left join programme_year y on g.role = 'coordinator' and y.id = g.scope_id
       left join council c on g.role in ('council-lead', 'council-member') and c.id = g.scope_id
       left join organisation o on g.role in ('hub', 'partner') and o.id = g.scope_id
       left join challenge_manager m on g.role = 'challenge-manager' and m.id = g.scope_id
      where g.revoked_at is null order by p.name, p.id, g.role, scope`,
  );
