import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type CommissionRow } from './import-commissions.js';
import { type ChallengeTeam } from './challenges.repository.js';

/** A challenge as files say it, with what else decides whether a file may change it. */
export interface StoredCommission {
  readonly councilId: string;
  readonly yearId: string;
  readonly yearReference: string;
  readonly withdrawnOn: IsoDate | null;
  /** Kinds in no order; control and polls as they are recorded of the council, null when not. */
  readonly row: CommissionRow;
}

/** Polls count as known when every calendar year that the programme year touches is recorded with its day. */
const COLUMNS = `
  select c.council_id, c.year_id, y.reference as year_reference, c.withdrawn_on::text,
         c.reference, k.code as council, nullif(c.partners, '{}') as partners, c.commissioned_on::text, c.wish::text, c.earliest::text,
         c.latest::text, nullif(c.blocked_weeks, '{}')::text[] as blocked_weeks, c.priority, c.min_size, c.max_size,
         c.kinds as kind_ranges, nullif(c.themes, '[]') as themes,
         (select coalesce(h.party, 'none') from council_control h
           where h.council_id = k.id and h.since <= y.starts_on order by h.since desc limit 1) as control,
         (select case when count(*) = s.last - s.first + 1 and bool_and(not e.is_held or e.polls_on is not null)
                      then coalesce(array_agg(e.polls_on::text order by e.polls_on) filter (where e.is_held), '{}') end
            from council_poll e where e.council_id = k.id and e.poll_year between s.first and s.last) as polls,
         c.assessment_on::text as assessment_date, c.risk_assessment_on::text as risk_assessment_date
    from challenge c
    join council k on k.id = c.council_id
    join programme_year y on y.id = c.year_id
   cross join lateral (select extract(year from y.starts_on) as first,
                              extract(year from y.starts_on + 7 * y.week_count - 1) as last) s`;

type Selected = {
  council_id: string;
  year_id: string;
  year_reference: string;
  withdrawn_on: IsoDate | null;
  kind_ranges: ChallengeTeam['kinds'];
} & Omit<CommissionRow, 'kinds'>;

function toStored({
  council_id,
  year_id,
  year_reference,
  withdrawn_on,
  kind_ranges,
  ...row
}: Selected): StoredCommission {
  const kinds = Object.entries(kind_ranges).map(([kind, [least, most]]) => ({ kind, least, most }));
  return {
    councilId: council_id,
    yearId: year_id,
    yearReference: year_reference,
    withdrawnOn: withdrawn_on,
    row: { ...row, kinds },
  };
}

/** The challenges with these references, in whatever year and withdrawn ones too. */
export async function findCommissionRows(
  tx: Tx,
  references: readonly string[],
): Promise<Map<string, StoredCommission>> {
  const rows = await tx.query<Selected[]>(`${COLUMNS} where c.reference = any ($1)`, [references]);
  return new Map(rows.map((row) => [row.reference, toStored(row)]));
}

/** The challenges of a year that take place, in the order of their references. */
export async function readCommissionRows(tx: Tx, yearId: string): Promise<StoredCommission[]> {
  const rows = await tx.query<Selected[]>(
    `${COLUMNS} where c.year_id = $1 and c.withdrawn_on is null order by c.reference`,
    [yearId],
  );
  return rows.map(toStored);
}

/** References of the challenges of a year that take place, by council id. */
export async function findChallengedCouncils(tx: Tx, yearId: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ council_id: string; reference: string }[]>(
    'select council_id, reference from challenge where year_id = $1 and withdrawn_on is null',
    [yearId],
  );
  return new Map(rows.map(({ council_id, reference }) => [council_id, reference]));
}
