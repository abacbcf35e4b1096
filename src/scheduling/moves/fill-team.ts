import { type Search } from '../search.js';
import { seat } from '../seating.js';
import { bestPeer } from './best-peer.js';

/**
 * Fills the team of scheduled challenge c up to its least numbers, the cheapest of `sample` peers of a kind at a time:
 * leads first, then kinds that are short, then places that any kind may fill. Leaves a vacancy where nobody fits.
 */
export function fillTeam(search: Search, c: number, sample: number): void {
  const { state } = search;
  const { facts } = state;
  for (const leads of [1, 0])
    for (let k = 0; k < facts.kinds; k++) {
      if (facts.canLead[k] !== leads) continue;
      const cell = c * facts.kinds + k;
      while (state.kindCount[cell]! < facts.challenges.kindMin[cell]!) if (!seatBest(search, c, k, k, sample)) break;
    }
  while (state.size[c]! + state.missing[c]! < facts.challenges.minSize[c]!)
    if (!seatBest(search, c, 0, facts.kinds - 1, sample)) return;
}

/** Seats the cheapest peer of the kinds from `first` to `last`; false when nobody can join. */
function seatBest(search: Search, c: number, first: number, last: number, sample: number): boolean {
  let best = { peer: -1, energy: Infinity };
  for (let k = first; k <= last; k++) {
    const choice = bestPeer(search, c, k, sample);
    if (choice.peer >= 0 && choice.energy < best.energy) best = choice;
  }
  if (best.peer < 0) return false;
  seat(search.state, c, best.peer);
  return true;
}
