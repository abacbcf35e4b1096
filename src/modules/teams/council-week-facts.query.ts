import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type CouncilWeekState } from './council-week-lifecycle.js';
import { type WeekAlternative } from './council-week.email.js';

/** The week proposed to one council with everything that its letter and page tell. */
export interface CouncilWeekFacts {
  readonly id: string;
  readonly teamId: string;
  readonly yearId: string;
  readonly councilId: string;
  readonly councilName: string;
  readonly state: CouncilWeekState;
  readonly monday: IsoDate;
  readonly wish: IsoDate | null;
  readonly alternatives: readonly WeekAlternative[];
  readonly shape: readonly string[];
  readonly proposedAt: Date;
  readonly dueAt: Date;
  readonly saidBy: string | null;
  readonly chosenMonday: IsoDate | null;
  readonly note: string | null;
  readonly managerName: string | null;
  readonly askingFrom: Date | null;
  readonly version: number;
}

const FACTS = `select w.id, w.team_id as "teamId", c.year_id as "yearId", k.id as "councilId", k.name as "councilName", w.state,
    w.monday::text, c.wish::text, w.alternatives, w.proposed_at as "proposedAt", w.due_at as "dueAt", w.said_by as "saidBy",
    w.chosen_monday::text as "chosenMonday", w.note, t.asking_from as "askingFrom", w.version,
    (select coalesce(jsonb_agg(coalesce(pk.name, 'any kind') order by s.position), '[]')
       from seat s left join peer_kind pk on pk.code = s.kind_code where s.team_id = t.id and s.state <> 'released') as shape,
    (select m.name from team_role r join challenge_manager m on m.id = r.manager_id
      where r.plan_id = t.plan_id and r.challenge_id = t.challenge_id) as "managerName"
  from council_week w join team t on t.id = w.team_id join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id`;

export async function findCouncilWeek(
  tx: Tx,
  by: { readonly id: string } | { readonly tokenHash: Buffer } | { readonly teamId: string },
): Promise<CouncilWeekFacts | null> {
  const [where, value] =
    'id' in by
      ? ['w.id = $1', by.id]
      : 'tokenHash' in by
        ? ['w.token_hash = $1', by.tokenHash]
        : [`w.team_id = $1 and w.state <> 'withdrawn'`, by.teamId];
  const [facts] = await tx.query<CouncilWeekFacts[]>(`${FACTS} where ${where}`, [value]);
  return facts ?? null;
}

/** The live proposals of a plan, or of a year, by council. */
export function listCouncilWeeks(
  tx: Tx,
  of: { readonly planId: string } | { readonly yearId: string },
): Promise<CouncilWeekFacts[]> {
  const [column, value] = 'planId' in of ? ['t.plan_id', of.planId] : ['c.year_id', of.yearId];
  return tx.query<CouncilWeekFacts[]>(`${FACTS} where ${column} = $1 and w.state <> 'withdrawn' order by k.name`, [
    value,
  ]);
}

/** Ids of proposals that nobody has answered in time. */
export async function findLapsedWeeks(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from council_week where state = 'proposed' and due_at <= $1`,
    [now],
  );
  return rows.map(({ id }) => id);
}
