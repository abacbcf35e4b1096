import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type ListQuery, orderBy, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { type KindRange, type ThemeWish } from './import-team-cells.js';

/** A challenge as it is shown. */
export interface Challenge {
  readonly id: string;
  readonly reference: string;
  readonly yearId: string;
  readonly council: { readonly code: string; readonly name: string };
  readonly partners: readonly string[];
  readonly commissionedOn: IsoDate | null;
  readonly wish: IsoDate | null;
  readonly earliest: IsoDate | null;
  readonly latest: IsoDate | null;
  readonly blockedWeeks: readonly IsoDate[];
  readonly priority: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly kinds: readonly KindRange[];
  readonly themes: readonly ThemeWish[];
  readonly assessmentOn: IsoDate | null;
  readonly riskAssessmentOn: IsoDate | null;
  readonly pinnedWeek: IsoDate | null;
  /** References of peers. */
  readonly pinnedPeers: readonly string[];
  readonly withdrawnOn: IsoDate | null;
  readonly withdrawalReason: string | null;
  readonly version: number;
}

export const CHALLENGE_SORT_KEYS = ['reference', 'council', 'priority', 'wish', 'commissionedOn'] as const;
type SortKey = (typeof CHALLENGE_SORT_KEYS)[number];

export interface ChallengesQuery extends ListQuery<SortKey> {
  /** Code of a council. */
  readonly council?: string | undefined;
  readonly priority?: number | undefined;
  readonly isWithdrawn?: boolean | undefined;
  /** Part of the reference or of the council's name. */
  readonly search?: string | undefined;
}

const SORT_COLUMNS: Readonly<Record<SortKey, string>> = {
  reference: 'c.reference',
  council: 'k.name',
  priority: 'c.priority',
  wish: 'c.wish',
  commissionedOn: 'c.commissioned_on',
};
const FROM = 'from challenge c join council k on k.id = c.council_id';
const SHOWN = `
  select c.id, c.reference, c.year_id as "yearId", jsonb_build_object('code', k.code, 'name', k.name) as council, c.partners,
         c.commissioned_on::text as "commissionedOn", c.wish::text, c.earliest::text, c.latest::text,
         c.blocked_weeks::text[] as "blockedWeeks", c.priority, c.min_size as "minSize", c.max_size as "maxSize",
         (select jsonb_agg(jsonb_build_object('kind', r.key, 'least', r.value -> 0, 'most', r.value -> 1) order by p.position, r.key)
            from jsonb_each(c.kinds) r left join peer_kind p on p.code = r.key) as kinds,
         c.themes, c.assessment_on::text as "assessmentOn", c.risk_assessment_on::text as "riskAssessmentOn",
         c.pinned_week::text as "pinnedWeek",
         array(select p.reference from peer p where p.id = any (c.pinned_peer_ids) order by p.reference) as "pinnedPeers",
         c.withdrawn_on::text as "withdrawnOn", c.withdrawal_reason as "withdrawalReason", c.version
    ${FROM}`;

/** The challenge of an id, or null. */
export async function findChallenge(tx: Tx, id: string): Promise<Challenge | null> {
  const [challenge] = await tx.query<Challenge[]>(`${SHOWN} where c.id = $1`, [id]);
  return challenge ?? null;
}

/** One page of a year's challenges, withdrawn ones among them unless the query says otherwise. */
export async function listChallenges(tx: Tx, yearId: string, query: ChallengesQuery): Promise<Page<Challenge>> {
  const { offset, limit } = windowOf(query);
  const values = [
    yearId,
    query.council ?? null,
    query.priority ?? null,
    query.isWithdrawn ?? null,
    query.search ?? null,
  ];
  const where = `where c.year_id = $1 and ($2::text is null or k.code = $2) and ($3::integer is null or c.priority = $3)
      and ($4::boolean is null or (c.withdrawn_on is not null) = $4)
      and ($5::text is null or position(lower($5) in lower(k.name)) > 0 or position(lower($5) in lower(c.reference)) > 0)`;
  const items = await tx.query<Challenge[]>(
    `${SHOWN} ${where} ${orderBy(query.sort, SORT_COLUMNS, 'c.id')} limit $6 offset $7`,
    [...values, limit, offset],
  );
  const [count] = await tx.query<{ total: number }[]>(`select count(*)::int as total ${FROM} ${where}`, values);
  return pageOf(items, count?.total ?? 0, query);
}

/** Ids of peers by reference; one that is not in the pool is not in the map. */
export async function findPinnedPeerIds(tx: Tx, references: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; reference: string }[]>(
    'select id, reference from peer where reference = any ($1)',
    [references],
  );
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}
