import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { orderBy } from '../platform/web/list.js';

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
export interface NewTeam {
  readonly challengeId: string;
  readonly monday: IsoDate;
  readonly seats: readonly { readonly kind: string | null; readonly chosenPeerId: string | null }[];
}

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
