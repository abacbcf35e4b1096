import { type Tx } from '../platform/database/database.js';
import { type TargetFacts } from './authorise.js';
import { type TargetKind } from './path-targets.js';

const CHALLENGE_FACTS = `case when c.withdrawn_on is null then 'commissioned' else 'withdrawn' end as state,
  jsonb_build_object('year', array[c.year_id], 'council', array[c.council_id], 'region', array[k.region],
    'manager', array(select r.manager_id from team_role r join plan p on p.id = r.plan_id
                      where r.challenge_id = c.id and p.state = 'approved' and r.manager_id is not null)) as within
  from challenge c join council k on k.id = c.council_id`;

/** What an object is and lies in, by kind. $1 is how paths name it. */
const FACTS: Readonly<Record<TargetKind, string>> = {
  'programme-year': `
    select null as state, jsonb_build_object('year', array[y.id],
             'council', array(select c.council_id from challenge c where c.year_id = y.id and c.withdrawn_on is null),
             'region', array(select k.region from challenge c join council k on k.id = c.council_id
                              where c.year_id = y.id and c.withdrawn_on is null),
             'manager', array(select r.manager_id from plan p join team_role r on r.plan_id = p.id
                               where p.year_id = y.id and p.state = 'approved' and r.manager_id is not null)) as within
      from programme_year y where y.id = $1`,
  plan: `select state, jsonb_build_object('year', array[year_id]) as within from plan where id = $1`,
  'plan-run': `select state, jsonb_build_object('year', array[year_id]) as within from plan_run where id = $1`,
  scenario: `select null as state, jsonb_build_object('year', array[year_id]) as within from scenario where id = $1`,
  challenge: `select ${CHALLENGE_FACTS} where c.id = $1`,
  team: `
    select t.week_state as state, f.within
      from team t join lateral (select ${CHALLENGE_FACTS} where c.id = t.challenge_id) f on true where t.id = $1`,
  seat: `
    select s.state, f.within from seat s join team t on t.id = s.team_id
      join lateral (select ${CHALLENGE_FACTS} where c.id = t.challenge_id) f on true where s.id = $1`,
  invitation: `
    select i.state, f.within from invitation i join seat s on s.id = i.seat_id join team t on t.id = s.team_id
      join lateral (select ${CHALLENGE_FACTS} where c.id = t.challenge_id) f on true where i.id = $1`,
  'team-task': `
    select null as state, f.within from team_task k join team t on t.id = k.team_id
      join lateral (select ${CHALLENGE_FACTS} where c.id = t.challenge_id) f on true where k.id = $1`,
  peer: `
    select accreditation_state as state, jsonb_build_object('peer', array[id], 'organisation', array[organisation_id]) as within
      from peer where id = $1`,
  council: `
    select null as state, jsonb_build_object('council', array[id], 'region', array[region]) as within from council where code = $1`,
  'challenge-manager': `
    select null as state, jsonb_build_object('manager', array[id]) as within from challenge_manager where id = $1`,
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What is known of an object by what a path calls it, or null. Reads as whoever opened the transaction. */
export async function findTargetFacts(tx: Tx, kind: TargetKind, name: string): Promise<TargetFacts | null> {
  if (kind !== 'council' && !UUID.test(name)) return null;
  const [facts] = await tx.query<TargetFacts[]>(FACTS[kind], [name]);
  return facts ?? null;
}
