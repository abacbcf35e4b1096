/** One sounding of a place, as far as it has come. */
export interface SoundedPeer {
  readonly id: string;
  /** Place in the ranking, 1 for the best. */
  readonly standing: number;
  readonly state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'dropped';
}

/**
 * What follows from the soundings of one place: the best-ranked yes is offered the place as soon as nobody ranked above is still
 * thinking, and the others are thanked. Neither, while it is too early to say; `nobody` when all have said no or nothing.
 */
export function settleSoundings(
  soundings: readonly SoundedPeer[],
): { readonly offer: string; readonly thank: readonly string[] } | 'too-early' | 'nobody' {
  const ranked = [...soundings].sort((a, b) => a.standing - b.standing);
  const live = ranked.filter(({ state }) => state === 'open' || state === 'accepted');
  const [best] = live;
  if (!best) return 'nobody';
  if (best.state === 'open') return 'too-early';
  return { offer: best.id, thank: live.slice(1).map(({ id }) => id) };
}
