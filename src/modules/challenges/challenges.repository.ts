import { type Tx } from '../platform/database/database.js';
import { type CommissionRow } from './import-commissions.js';

/** The team that a challenge wants, as it is stored. */
export interface ChallengeTeam {
  readonly kinds: Readonly<Record<string, readonly [least: number, most: number]>>;
  readonly themes: NonNullable<CommissionRow['themes']>;
}

/** A commission with the ids of what it hangs on. */
export interface ChallengeToSave {
  readonly councilId: string;
  readonly row: CommissionRow;
}

/** Makes or changes the challenges of a year, by reference; those that are stored so already keep their version. */
export async function saveChallenges(tx: Tx, yearId: string, challenges: readonly ChallengeToSave[]): Promise<void> {
  const records = challenges.map(({ councilId, row }) => ({
    ...row,
    council_id: councilId,
    partners: row.partners ?? [],
    blocked_weeks: row.blocked_weeks ?? [],
    kinds: Object.fromEntries(row.kinds.map(({ kind, least, most }) => [kind, [least, most]])),
    themes: row.themes ?? [],
    assessment_on: row.assessment_date,
    risk_assessment_on: row.risk_assessment_date,
  }));
  const columns = `council_id, partners, commissioned_on, wish, earliest, latest, blocked_weeks, priority, min_size, max_size, kinds, themes,
    assessment_on, risk_assessment_on`;
  const of = (table: string): string => columns.replace(/\w+/g, (column) => `${table}.${column}`);
  await tx.query(
    `insert into challenge as c (reference, year_id, ${columns})
     select r.reference, $2, ${of('r')}
       from jsonb_to_recordset($1::jsonb) as r (reference text, council_id uuid, partners text[], commissioned_on date, wish date,
            earliest date, latest date, blocked_weeks date[], priority integer, min_size integer, max_size integer, kinds jsonb,
            themes jsonb, assessment_on date, risk_assessment_on date)
     on conflict (reference) do update set (${columns}) = (${of('excluded')}), version = c.version + 1
        where (${of('c')}) is distinct from (${of('excluded')})`,
    [JSON.stringify(records), yearId],
  );
}
