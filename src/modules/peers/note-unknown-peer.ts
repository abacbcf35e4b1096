import { type FaultList } from '../platform/files/csv-faults.js';

/** Adds a fault when a row names a peer that is not in the pool. */
export function noteUnknownPeer(
  reference: string,
  row: number,
  peerIds: ReadonlyMap<string, string>,
  faults: FaultList,
): void {
  if (peerIds.has(reference)) return;
  faults.add(row, 'reference', reference, `No peer has the reference ${reference}. Import the file of peers first.`);
}
