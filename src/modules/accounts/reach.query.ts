import { type OwnRows, type RowReach, type SeenWhole, type Tx } from '../platform/database/database.js';
import { type Grant, type Role } from './roles.js';

/** What a role sees all of; a coordinator of all years more than one of some. */
const SEES: Readonly<Partial<Record<Role, readonly SeenWhole[]>>> = {
  administrator: ['all', 'years', 'pool'],
  coordinator: ['pool'],
  peer: ['calendars'],
  assistant: ['calendars'],
};

/** Roles whose rows have to be looked up. */
const LOOKED_UP: ReadonlySet<Role> = new Set<Role>([
  'challenge-manager',
  'regional-associate',
  'council-lead',
  'council-member',
  'hub',
  'peer',
  'assistant',
]);

const scopesOf = (grants: readonly Grant[], ...roles: Role[]): string[] =>
  grants.flatMap(({ role, scope }) => (roles.includes(role) && scope !== null ? [scope] : []));

/** $1 managers, $2 regions, $3 councils, $4 organisations, $5 peers and those served. */
const ROWS = `
  with seated as (
    select c.id, c.year_id, t.id as team_id from challenge c join council k on k.id = c.council_id
      left join team t on t.challenge_id = c.id
     where exists (select from team_role r join plan p on p.id = r.plan_id
                    where r.challenge_id = c.id and p.state = 'approved' and r.manager_id = any ($1))
        or (k.region = any ($2) and t.week_state = 'accepted')),
  of_council as (select id, year_id from challenge where council_id = any ($3) and withdrawn_on is null),
  of_peer as (
    select t.challenge_id as id from seat s join team t on t.id = s.team_id
     where (s.peer_id = any ($5) and s.state in ('offered', 'accepted', 'confirmed'))
        or (s.chosen_peer_id = any ($5) and s.state = 'vacant'))
  select array(select id from seated) as seated,
         array(select id from seated union select id from of_council union select id from of_peer) as challenges,
         array(select year_id from seated union select year_id from of_council
               union select c.year_id from challenge c join council k on k.id = c.council_id
                      where k.region = any ($2) and c.withdrawn_on is null) as calendars,
         array(select r.manager_id from team_role r join seated on seated.id = r.challenge_id where r.manager_id is not null) as staff,
         array(select m.peer_id from seat s join seated on seated.team_id = s.team_id
                 cross join lateral (values (s.peer_id), (s.chosen_peer_id)) m (peer_id) where m.peer_id is not null
               union select id from peer where organisation_id = any ($4) union select unnest($5::uuid[])) as known`;

/** The rows that somebody with these grants may meet. Reads as whoever opened the transaction: the service itself. */
export async function loadReach(tx: Tx, grants: readonly Grant[]): Promise<RowReach> {
  const isOfAllYears = grants.some(({ role, scope }) => role === 'coordinator' && scope === null);
  const sees = new Set(grants.flatMap(({ role }) => SEES[role] ?? []));
  if (isOfAllYears) sees.add('years');
  const own: Partial<Record<OwnRows, string[]>> = {
    years: scopesOf(grants, 'coordinator'),
    councils: scopesOf(grants, 'council-lead', 'council-member'),
    managers: scopesOf(grants, 'challenge-manager'),
    peers: scopesOf(grants, 'peer'),
    served: scopesOf(grants, 'assistant'),
  };
  if (!grants.some(({ role }) => LOOKED_UP.has(role))) return { sees: [...sees], own };
  const [rows] = await tx.query<Partial<Record<OwnRows, string[]>>[]>(ROWS, [
    own.managers,
    scopesOf(grants, 'regional-associate'),
    own.councils,
    scopesOf(grants, 'hub'),
    scopesOf(grants, 'peer', 'assistant'),
  ]);
  return { sees: [...sees], own: { ...own, ...rows } };
}
