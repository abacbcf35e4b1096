/** A peer as people look for one. */
export interface PeerToFind {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}

/** Most matches that are worth a choice; with more the reader had better write more. */
export const MOST_MATCHES = 20;

/**
 * Whom the text means: the one with this reference or this whole name, else all whose name or reference has it in it, by name.
 * Capitals and outer blanks do not matter. Nobody for an empty text.
 */
export function findPeers<Peer extends PeerToFind>(pool: readonly Peer[], text: string): Peer[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const exact = pool.filter(({ reference }) => reference.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  const named = pool.filter(({ name }) => name.toLowerCase() === wanted);
  const found =
    named.length > 0
      ? named
      : pool.filter(({ name, reference }) => `${name}\n${reference}`.toLowerCase().includes(wanted));
  return [...found].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
