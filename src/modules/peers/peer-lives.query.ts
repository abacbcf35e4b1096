import { addMonths, type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type ListQuery, orderBy, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { type AccreditationState } from './accreditation.js';

/** A peer as a row of the list of lives. */
export interface PeerLifeRow {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  /** Name of the kind. */
  readonly kind: string;
  readonly organisation: string;
  readonly state: AccreditationState;
  readonly until: IsoDate | null;
  /** Day of the last step; null: none is recorded. */
  readonly since: IsoDate | null;
}

/** One entry of a history. */
export interface LifeEvent {
  readonly from: AccreditationState | null;
  readonly to: AccreditationState;
  readonly on: IsoDate;
  readonly until: IsoDate | null;
  readonly note: string | null;
  readonly isVettedByOwnGroup: boolean;
  readonly source: 'staff' | 'file' | 'sweep';
  readonly recordedAt: Date;
  /** Name of the person; null: the service itself. */
  readonly recordedBy: string | null;
}

export const LIFE_SORT_KEYS = ['name', 'reference', 'until', 'since'] as const;
type SortKey = (typeof LIFE_SORT_KEYS)[number];

export interface LivesQuery extends ListQuery<SortKey> {
  readonly state?: AccreditationState | undefined;
  /** Code of a kind. */
  readonly kind?: string | undefined;
  /** Part of the name, or the reference. */
  readonly search?: string | undefined;
  /** Only peers about whom somebody has to do something. */
  readonly due?: boolean | undefined;
}

const SORT_COLUMNS: Readonly<Record<SortKey, string>> = {
  name: 'n.name',
  reference: 'p.reference',
  until: 'p.accredited_until',
  since: 'since',
};
const FROM = `from peer p join person n on n.id = p.person_id join organisation o on o.id = p.organisation_id
  join peer_kind k on k.code = p.kind_code`;
const WHERE = `where ($1::text is null or p.accreditation_state = $1) and ($2::text is null or p.kind_code = $2)
  and ($3::text is null or position(lower($3) in lower(n.name)) > 0 or lower(p.reference) = lower($3))
  and (not $4::boolean or p.accreditation_state not in ('accredited', 'lapsed')
       or (p.accreditation_state = 'accredited' and coalesce(p.accredited_until <= $5::date, true)))`;

/** One page of the pool by state. @param remindedBefore months before the last day from which a renewal is due. */
export async function listPeerLives(
  tx: Tx,
  query: LivesQuery,
  today: IsoDate,
  remindedBefore: number,
): Promise<Page<PeerLifeRow>> {
  const { offset, limit } = windowOf(query);
  const { state, kind, search, due } = query;
  const values = [state ?? null, kind ?? null, search ?? null, due ?? false, addMonths(today, remindedBefore)];
  const items = await tx.query<PeerLifeRow[]>(
    `select p.id, p.reference, n.name, k.name as kind, o.name as organisation, p.accreditation_state as state,
            p.accredited_until::text as until,
            (select e.happened_on::text from peer_life_event e where e.peer_id = p.id order by e.number desc limit 1) as since
       ${FROM} ${WHERE} ${orderBy(query.sort, SORT_COLUMNS, 'p.id')} limit $6 offset $7`,
    [...values, limit, offset],
  );
  const [count] = await tx.query<{ total: number }[]>(`select count(*)::int as total ${FROM} ${WHERE}`, values);
  return pageOf(items, count?.total ?? 0, query);
}

/** How many peers stand in each state; a state of nobody is not in the map. */
export async function countStates(tx: Tx): Promise<Map<AccreditationState, number>> {
  const rows = await tx.query<{ state: AccreditationState; peers: number }[]>(
    'select accreditation_state as state, count(*)::int as peers from peer group by 1',
  );
  return new Map(rows.map(({ state, peers }) => [state, peers]));
}

/** What is recorded of a peer's life, oldest first. */
export function readHistory(tx: Tx, peerId: string): Promise<LifeEvent[]> {
  return tx.query<LifeEvent[]>(
    `select e.from_state as "from", e.to_state as "to", e.happened_on::text as "on", e.until::text, e.note,
            e.is_vetted_by_own_group as "isVettedByOwnGroup", e.source, e.recorded_at as "recordedAt", n.name as "recordedBy"
       from peer_life_event e left join person n on n.id = e.recorded_by where e.peer_id = $1 order by e.number`,
    [peerId],
  );
}

/** A peer who can be written to about a renewal. */
export interface RenewalCandidate {
  readonly peerId: string;
  readonly personId: string;
  readonly name: string;
  readonly address: string;
  readonly until: IsoDate;
}

/** Accredited peers whose last day lies between two days, both included, and who read mail. */
export function findRenewals(tx: Tx, from: IsoDate, to: IsoDate): Promise<RenewalCandidate[]> {
  return tx.query<RenewalCandidate[]>(
    `select p.id as "peerId", n.id as "personId", n.name, a.address, p.accredited_until::text as until
       from peer p join person n on n.id = p.person_id join person_address a on a.person_id = n.id and a.is_primary
      where p.accreditation_state = 'accredited' and p.accredited_until between $1 and $2 order by p.accredited_until, p.id`,
    [from, to],
  );
}
