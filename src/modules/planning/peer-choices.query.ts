import { type Tx } from '../platform/database/database.js';

/** What a list of peers can be narrowed to. */
export interface PeerChoices {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  readonly regions: readonly string[];
}

export async function loadPeerChoices(tx: Tx): Promise<PeerChoices> {
  const kinds = await tx.query<{ code: string; name: string }[]>(
    'select code, name from peer_kind order by position, code',
  );
  const regions = await tx.query<{ region: string }[]>('select distinct region from peer order by region');
  return { kinds, regions: regions.map(({ region }) => region) };
}
