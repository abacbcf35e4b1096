import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type ListQuery, orderBy, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { type AccreditationState } from './accreditation.js';

/** A peer as shown, the party apart. */
export interface ListedPeer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly email: string | null;
  readonly kind: string;
  readonly organisation: { readonly reference: string; readonly name: string };
  readonly region: string;
  readonly easting: number;
  readonly northing: number;
  readonly themes: readonly string[];
  readonly maxDays: number;
  readonly maxTravelKm: number;
  readonly experience: number;
  readonly carriedOver: number;
  readonly acceptance: number;
  readonly accreditation: { readonly state: AccreditationState; readonly until: IsoDate | null };
  readonly isFictional: boolean;
  readonly version: number;
}

export const PEER_SORT_KEYS = ['reference', 'name', 'kind', 'region', 'organisation', 'experience'] as const;
type SortKey = (typeof PEER_SORT_KEYS)[number];

export interface PeersQuery extends ListQuery<SortKey> {
  readonly kind?: string | undefined;
  readonly state?: AccreditationState | undefined;
  readonly region?: string | undefined;
  /** Reference of the home organisation, a council's code for example. */
  readonly organisation?: string | undefined;
  /** Part of the name, or the reference. */
  readonly search?: string | undefined;
}

const SORT_COLUMNS: Readonly<Record<SortKey, string>> = {
  reference: 'p.reference',
  name: 'n.name',
  kind: 'p.kind_code',
  region: 'p.region',
  organisation: 'o.name',
  experience: 'p.experience',
};
const FROM = 'from peer p join person n on n.id = p.person_id join organisation o on o.id = p.organisation_id';
const SHOWN = `
  select p.id, p.reference, n.name, a.address as email, p.kind_code as kind,
         jsonb_build_object('reference', o.reference, 'name', o.name) as organisation, p.region, p.easting, p.northing, p.themes,
         p.max_days::float8 as "maxDays", p.max_travel_km as "maxTravelKm", p.experience, p.carried_over as "carriedOver",
         p.acceptance::float8, jsonb_build_object('state', p.accreditation_state, 'until', p.accredited_until) as accreditation,
         n.is_fictional as "isFictional", p.version
    ${FROM} left join person_address a on a.person_id = n.id and a.is_primary`;

/** The peer of an id, or null. */
export async function findListedPeer(tx: Tx, id: string): Promise<ListedPeer | null> {
  const [peer] = await tx.query<ListedPeer[]>(`${SHOWN} where p.id = $1`, [id]);
  return peer ?? null;
}

/** One page of the pool. */
export async function listPeers(tx: Tx, query: PeersQuery): Promise<Page<ListedPeer>> {
  const { offset, limit } = windowOf(query);
  const { kind, state, region, organisation, search } = query;
  const values = [kind, state, region, organisation, search].map((value) => value ?? null);
  const where = `where ($1::text is null or p.kind_code = $1) and ($2::text is null or p.accreditation_state = $2)
      and ($3::text is null or p.region = $3) and ($4::text is null or o.reference = $4)
      and ($5::text is null or position(lower($5) in lower(n.name)) > 0 or lower(p.reference) = lower($5))`;
  const items = await tx.query<ListedPeer[]>(
    `${SHOWN} ${where} ${orderBy(query.sort, SORT_COLUMNS, 'p.id')} limit $6 offset $7`,
    [...values, limit, offset],
  );
  const [count] = await tx.query<{ total: number }[]>(`select count(*)::int as total ${FROM} ${where}`, values);
  return pageOf(items, count?.total ?? 0, query);
}
