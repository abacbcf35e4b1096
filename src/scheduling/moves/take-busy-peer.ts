import { type Search } from '../search.js';
import { canSeat, placeOf, priceOfSeating, seat, unseat } from '../seating.js';
import { type SearchState } from '../search-state.js';
import { bestPeer } from './best-peer.js';

/**
 * Gives peer p, who is needed elsewhere, to challenge c, and refills or leaves the post that p had: first choice is
 * `out`, the member whose place p takes (-1: none), against some others of p's kind.
 */
export function takeBusyPeer(search: Search, c: number, p: number, out: number): boolean {
  const { state, options, price } = search;
  const { facts } = state;
  const from = heldBy(state, c, p, search.random.next());
  if (from < 0) return false;
  const place = placeOf(state, from, p);
  if (place < facts.challenges.pins[from]!.length) return false;
  unseat(state, from, place);
  if (!canSeat(state, c, p)) return false;
  seat(state, c, p);

  let best = bestPeer(search, from, facts.peers.kind[p]!, options.sample);
  if (out >= 0 && canSeat(state, from, out)) {
    const { soft, medium } = priceOfSeating(state, from, out, price);
    if (best.peer < 0 || soft + medium * options.mediumPrice < best.energy)
      best = { peer: out, energy: soft + medium * options.mediumPrice };
  }
  if (best.peer >= 0 && best.energy < 0) seat(state, from, best.peer);
  return true;
}

/** The one challenge that keeps peer p from joining c: within the gap, or any when p is at the limit; -1: not just one. */
function heldBy(state: SearchState, c: number, p: number, draw: number): number {
  const { facts } = state;
  const first = p * facts.deployments;
  const count = state.deploymentCount[p]!;
  let holder = -1;
  for (let i = first; i < first + count; i++) {
    const other = state.deployedOn[i]!;
    if (other === c) return -1;
    if (Math.abs(state.week[other]! - state.week[c]!) >= facts.problem.minGapWeeks) continue;
    if (holder >= 0) return -1;
    holder = other;
  }
  if (holder >= 0) return holder;
  return count === 0 ? -1 : state.deployedOn[first + Math.floor(draw * count)]!;
}
