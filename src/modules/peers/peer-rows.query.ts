import { type Tx } from '../platform/database/database.js';
import { type PeerRow } from './import-peers.js';

/** Posts that the file of peers names are told from posts that others recorded. */
export const PEERS_FILE = 'peers file';

/** A peer as files say it, with the ids behind it; the party is kept elsewhere. */
export interface StoredPeer {
  readonly id: string;
  readonly personId: string;
  readonly row: Omit<PeerRow, 'party'>;
}

const COLUMNS = `
  select p.id as stored_id, p.person_id as stored_person_id, p.reference, n.name, coalesce(a.address, '') as email, p.kind_code as kind,
         o.reference as organisation, case when o.council_id is null then o.name end as organisation_name,
         (select t.title from person_post t
           where t.person_id = p.person_id and t.organisation_id = p.organisation_id and t.until is null and t.source = '${PEERS_FILE}'
           limit 1) as post,
         nullif(p.themes, '{}') as themes, null as max_deployments, p.max_days::float8, p.max_travel_km, p.experience,
         p.carried_over, p.acceptance::float8, p.easting, p.northing, p.region, p.accreditation_state, p.accredited_until::text,
         n.is_fictional as fictional
    from peer p
    join person n on n.id = p.person_id
    join organisation o on o.id = p.organisation_id
    left join person_address a on a.person_id = n.id and a.is_primary`;

type Selected = { stored_id: string; stored_person_id: string } & StoredPeer['row'];

const toStored = ({ stored_id, stored_person_id, ...row }: Selected): StoredPeer => ({
  id: stored_id,
  personId: stored_person_id,
  row,
});

/** The peers with these references, as files say them. */
export async function findPeerRows(tx: Tx, references: readonly string[]): Promise<StoredPeer[]> {
  return (await tx.query<Selected[]>(`${COLUMNS} where p.reference = any ($1)`, [references])).map(toStored);
}

/** The next peers after a reference, in the order of references. */
export async function readPeerRowsAfter(tx: Tx, reference: string, limit: number): Promise<StoredPeer[]> {
  const rows = await tx.query<Selected[]>(`${COLUMNS} where p.reference > $1 order by p.reference limit $2`, [
    reference,
    limit,
  ]);
  return rows.map(toStored);
}

/** Peer ids by reference; one that is not in the pool is not in the map. */
export async function findPeerIds(tx: Tx, references: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; reference: string }[]>(
    'select id, reference from peer where reference = any ($1)',
    [references],
  );
  return new Map(rows.map(({ id, reference }) => [reference, id]));
}

/** References of the peers that these people are. */
export async function findPeersOfPeople(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ person_id: string; reference: string }[]>(
    'select person_id, reference from peer where person_id = any ($1)',
    [personIds],
  );
  return new Map(rows.map(({ person_id, reference }) => [person_id, reference]));
}
