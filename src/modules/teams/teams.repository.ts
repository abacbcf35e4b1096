import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { orderBy } from '../platform/web/list.js';
import { type ChangedTeam, type StandingTeam, type WantedTeam } from './change-teams.js';

/** A team with its seats, in the order of their positions. */
export interface Team {
  readonly id: string;
  readonly challengeId: string;
  readonly challengeReference: string;
  readonly councilCode: string;
  readonly councilName: string;
  readonly planId: string;
  readonly monday: IsoDate;
  readonly weekState: 'proposed' | 'accepted';
  readonly version: number;
  /** The member who leads it; null when nobody on it can. */
  readonly lead: { readonly id: string; readonly name: string } | null;
  /** The member of staff who runs the challenge; null when nobody was free. */
  readonly manager: { readonly id: string; readonly name: string } | null;
  readonly seats: readonly Seat[];
}

export interface Seat {
  readonly id: string;
  readonly position: number;
  /** Null: any kind may fill it. */
  readonly kind: string | null;
  readonly state: 'vacant' | 'offered' | 'accepted' | 'confirmed' | 'released';
  /** Whom the plan chose; null for a vacancy of the plan. */
  readonly chosenPeer: SeatPeer | null;
}

export interface SeatPeer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly organisation: string;
}

/** A team to be formed: its first day on site and its seats. */
export type NewTeam = WantedTeam;

/** Days on site from Monday on. */
const DAYS_ON_SITE = 5;

const SEATS = `(select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'position', s.position, 'kind', s.kind_code, 'state', s.state,
    'chosenPeer', case when s.chosen_peer_id is null then null else jsonb_build_object(
      'id', p.id, 'reference', p.reference, 'name', n.name, 'organisation', o.name) end) order by s.position), '[]')
  from seat s left join peer p on p.id = s.chosen_peer_id left join person n on n.id = p.person_id
              left join organisation o on o.id = p.organisation_id
 where s.team_id = t.id)`;
const TEAM = `select t.id, t.challenge_id as "challengeId", c.reference as "challengeReference", k.code as "councilCode",
    k.name as "councilName", t.plan_id as "planId", t.monday::text, t.week_state as "weekState", t.version, ${SEATS} as seats,
    (select jsonb_build_object('id', lp.id, 'name', ln.name)
       from team_role r join peer lp on lp.id = r.lead_peer_id join person ln on ln.id = lp.person_id
      where r.plan_id = t.plan_id and r.challenge_id = t.challenge_id) as lead,
    (select jsonb_build_object('id', m.id, 'name', m.name) from team_role r join challenge_manager m on m.id = r.manager_id
      where r.plan_id = t.plan_id and r.challenge_id = t.challenge_id) as manager
  from team t join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id`;

export const TEAM_SORT_COLUMNS = { monday: 't.monday', challenge: 'c.reference', council: 'k.name' } as const;
export type TeamSortKey = keyof typeof TEAM_SORT_COLUMNS;

/** Rows of teams and seats. */
@Injectable()
export class TeamsRepository {
  async add(tx: Tx, planId: string, teams: readonly NewTeam[]): Promise<void> {
    await tx.query(
      `with team_of as (
         insert into team (challenge_id, plan_id, monday, days)
         select g."challengeId", $1, g.monday, daterange(g.monday, g.monday + $3::int)
           from jsonb_to_recordset($2) as g ("challengeId" uuid, monday date)
         returning id, challenge_id, days)
       insert into seat (team_id, position, kind_code, chosen_peer_id, days)
       select t.id, s.position, s.seat ->> 'kind', (s.seat ->> 'chosenPeerId')::uuid, daterange(lower(t.days) - 1, upper(t.days))
         from jsonb_to_recordset($2) as g ("challengeId" uuid, seats jsonb)
         join team_of t on t.challenge_id = g."challengeId"
        cross join jsonb_array_elements(g.seats) with ordinality as s (seat, position)`,
      [planId, JSON.stringify(teams), DAYS_ON_SITE],
    );
  }

  /** References of challenges among these that have a team. */
  async findFormed(tx: Tx, challengeIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ reference: string }[]>(
      `select c.reference from team t join challenge c on c.id = t.challenge_id where t.challenge_id = any ($1) order by 1`,
      [challengeIds],
    );
    return rows.map(({ reference }) => reference);
  }

  /** References of challenges of a plan whose council accepted its week, or with a seat that is no longer vacant. */
  async findUnderWay(tx: Tx, planId: string): Promise<string[]> {
    const rows = await tx.query<{ reference: string }[]>(
      `select c.reference from team t join challenge c on c.id = t.challenge_id
        where t.plan_id = $1
          and (t.week_state <> 'proposed' or exists (select from seat s where s.team_id = t.id and s.state <> 'vacant')
               or exists (select from invitation i where i.team_id = t.id))
        order by 1`,
      [planId],
    );
    return rows.map(({ reference }) => reference);
  }

  /** Holds the teams of a plan and their seats until the transaction ends. */
  async lock(tx: Tx, planId: string): Promise<void> {
    await tx.query(
      `select s.id from team t join seat s on s.team_id = t.id where t.plan_id = $1 order by s.id for update`,
      [planId],
    );
  }

  async isUntouched(tx: Tx, teamId: string): Promise<boolean> {
    const touched = await tx.query<unknown[]>(
      `select from seat where team_id = $1 and state <> 'vacant' union all select from invitation where team_id = $1 limit 1`,
      [teamId],
    );
    return touched.length === 0;
  }

  async reform(tx: Tx, teamId: string, { monday, seats }: NewTeam): Promise<void> {
    await tx.query('delete from seat where team_id = $1', [teamId]);
    await tx.query(
      `update team set monday = $2::date, days = daterange($2::date, $2::date + $3::int), version = version + 1 where id = $1`,
      [teamId, monday, DAYS_ON_SITE],
    );
    await tx.query(
      `insert into seat (team_id, position, kind_code, chosen_peer_id, days)
       select $1, s.position, s.seat ->> 'kind', (s.seat ->> 'chosenPeerId')::uuid, daterange($2::date - 1, $2::date + $4::int)
         from jsonb_array_elements($3::jsonb) with ordinality as s (seat, position)`,
      [teamId, monday, JSON.stringify(seats), DAYS_ON_SITE],
    );
  }

  async adoptPlan(tx: Tx, fromPlanId: string, toPlanId: string): Promise<void> {
    await tx.query('update team set plan_id = $2, version = version + 1 where plan_id = $1', [fromPlanId, toPlanId]);
  }

  /** The teams of a plan with their seats, as far as another plan can change them. */
  listStanding(tx: Tx, planId: string): Promise<StandingTeam[]> {
    return tx.query<StandingTeam[]>(
      `select t.id, t.challenge_id as "challengeId", t.monday::text, t.week_state = 'accepted' as "isWeekAccepted",
               exists (select from invitation i where i.team_id = t.id) as "hasAsked",
              (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind_code, 'state', s.state,
                        'holder', coalesce(s.peer_id, s.chosen_peer_id)) order by s.position), '[]')
                 from seat s where s.team_id = t.id) as seats
         from team t where t.plan_id = $1 order by t.challenge_id`,
      [planId],
    );
  }

  /** Hands teams over to another plan as they are. */
  async handOver(tx: Tx, teamIds: readonly string[], planId: string): Promise<void> {
    await tx.query('update team set plan_id = $2, version = version + 1 where id = any ($1)', [teamIds, planId]);
  }

  /** What was agreed for a seat first, so that nobody holds two at a time on the way. */
  async change(tx: Tx, teams: readonly ChangedTeam[]): Promise<void> {
    const ids = (of: (team: ChangedTeam) => readonly string[]): string[] => teams.flatMap(of);
    await tx.query(`update seat set state = 'released', peer_id = null, version = version + 1 where id = any ($1)`, [
      ids(({ released }) => released.map(({ id }) => id)),
    ]);
    await tx.query('delete from seat where id = any ($1)', [ids(({ removed }) => removed)]);
    await tx.query(
      `update seat s set chosen_peer_id = r."chosenPeerId", version = s.version + 1
         from jsonb_to_recordset($1) as r (id uuid, "chosenPeerId" uuid) where s.id = r.id`,
      [JSON.stringify(teams.flatMap(({ rechosen }) => rechosen))],
    );
    const moved = teams.filter(({ movesTo }) => movesTo !== null).map(({ id, movesTo }) => ({ id, monday: movesTo }));
    await tx.query(
      `with moved as (
         update team t set monday = m.monday, days = daterange(m.monday, m.monday + $2::int), week_state = 'proposed', asking_from = null, version = t.version + 1
           from jsonb_to_recordset($1) as m (id uuid, monday date) where t.id = m.id returning t.id, t.days)
       update seat s set days = daterange(lower(moved.days) - 1, upper(moved.days)), version = s.version + 1 from moved where s.team_id = moved.id and s.state <> 'released'`,
      [JSON.stringify(moved), DAYS_ON_SITE],
    );
    await tx.query(
      `insert into seat (team_id, position, kind_code, chosen_peer_id, days)
       select t.id, (select coalesce(max(position), 0) from seat where team_id = t.id) + a.position, a.seat ->> 'kind',
              (a.seat ->> 'chosenPeerId')::uuid, daterange(lower(t.days) - 1, upper(t.days))
         from jsonb_to_recordset($1) as g (id uuid, added jsonb) join team t on t.id = g.id
        cross join jsonb_array_elements(g.added) with ordinality as a (seat, position)`,
      [JSON.stringify(teams.map(({ id, added }) => ({ id, added })))],
    );
  }

  async removeTeams(tx: Tx, teamIds: readonly string[]): Promise<void> {
    await tx.query('delete from team where id = any ($1)', [teamIds]);
  }

  /** References of challenges. */
  async nameChallenges(tx: Tx, challengeIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ reference: string }[]>(
      'select reference from challenge where id = any ($1) order by reference',
      [challengeIds],
    );
    return rows.map(({ reference }) => reference);
  }

  async remove(tx: Tx, planId: string): Promise<void> {
    await tx.query('delete from seat where team_id in (select id from team where plan_id = $1)', [planId]);
    await tx.query('delete from team where plan_id = $1', [planId]);
  }

  async find(tx: Tx, teamId: string): Promise<Team | null> {
    const [team] = await tx.query<Team[]>(`${TEAM} where t.id = $1`, [teamId]);
    return team ?? null;
  }

  async list(
    tx: Tx,
    yearId: string,
    order: { sort: TeamSortKey | `-${TeamSortKey}`; offset: number; limit: number },
  ): Promise<{ teams: Team[]; total: number }> {
    const teams = await tx.query<Team[]>(
      `${TEAM} where c.year_id = $1 and app_sees_challenge(c.id, c.year_id) ${orderBy(order.sort, TEAM_SORT_COLUMNS, 't.id')} offset $2 limit $3`,
      [yearId, order.offset, order.limit],
    );
    const [counted] = await tx.query<{ total: number }[]>(
      `select count(*)::int as total from team t join challenge c on c.id = t.challenge_id
        where c.year_id = $1 and app_sees_challenge(c.id, c.year_id)`,
      [yearId],
    );
    return { teams, total: counted!.total };
  }
}
