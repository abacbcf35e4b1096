import { type Search } from '../search.js';
import { type SearchState } from '../search-state.js';
import { seat } from '../seating.js';
import { bestPeer, NOBODY } from './best-peer.js';

/**
 * Fills the team of scheduled challenge c up to its least numbers, the cheapest of `sample` peers of a kind at a time:
 * leads first, then kinds that are short, then somebody to lead where no kind asked for one, then places that any kind may
 * fill. Leaves a vacancy where nobody fits.
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
  if (!hasLead(state, c)) seatBest(search, c, 0, facts.kinds - 1, sample, true);
  while (state.size[c]! + state.missing[c]! < facts.challenges.minSize[c]!)
    if (!seatBest(search, c, 0, facts.kinds - 1, sample)) return;
}

function hasLead({ facts, kindCount }: SearchState, c: number): boolean {
  for (let k = 0; k < facts.kinds; k++) if (facts.canLead[k] === 1 && kindCount[c * facts.kinds + k]! > 0) return true;
  return false;
}

/** Seats the cheapest peer of the kinds from `first` to `last`, or of those among them that can lead; false when nobody can join. */
function seatBest(search: Search, c: number, first: number, last: number, sample: number, leadsOnly = false): boolean {
  const { facts } = search.state;
  let best = NOBODY;
  for (let k = first; k <= last; k++) {
    if (leadsOnly && facts.canLead[k] === 0) continue;
    const choice = bestPeer(search, c, k, sample, -1, best.energy);
    if (choice.energy < best.energy) best = choice;
  }
  if (best.peer < 0) return false;
  seat(search.state, c, best.peer);
  return true;
}
