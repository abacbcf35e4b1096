import { type SearchState } from '../search-state.js';
import { type Search } from '../search.js';
import { personalCost, priceOfLeaving, priceOfSeating } from '../seating-price.js';
import { canSeat, isFree, mayJoin } from '../seating-rules.js';
import { placeOf, seat, unseat } from '../seating.js';
import { countMember } from '../team-tally.js';
import { bestPeer, type Choice } from './best-peer.js';

/**
 * Gives peer p, who is needed elsewhere, to challenge c in place of `out` (-1: a free place), and gives p's old post to
 * `out`, to another of p's kind, or to nobody, whichever costs least.
 * @param cost energy that the change on challenge c adds
 */
export function takeBusyPeer(search: Search, c: number, p: number, out: number, cost: number): boolean {
  const { state } = search;
  const { facts } = state;
  const from = heldBy(state, c, p, search.random.next());
  if (from < 0 || placeOf(state, from, p) < facts.challenges.pins[from]!.length) return false;
  const saved = personalCost(state, from, p, state.deploymentCount[p]! - 1);
  const limit = search.allowance + saved - cost;
  countMember(facts, state.counts, from, p, -1);
  const successor = findSuccessor(search, from, p, c, out, limit);
  countMember(facts, state.counts, from, p, 1);
  if (successor.energy > limit) return false;

  if (out >= 0) unseat(state, c, placeOf(state, c, out));
  unseat(state, from, placeOf(state, from, p));
  if (!canSeat(state, c, p)) return false;
  seat(state, c, p);
  if (successor.peer < 0) return true;
  if (!canSeat(state, from, successor.peer)) return false;
  seat(state, from, successor.peer);
  return true;
}

/** The best way to go on without p, who is counted out of the team of `from`: `out` of challenge c, another, or nobody. */
function findSuccessor(search: Search, from: number, p: number, c: number, out: number, limit: number): Choice {
  const { state, options, price } = search;
  const { facts } = state;
  const { soft, medium } = priceOfLeaving(state, from, p, price);
  let best: Choice = { peer: -1, energy: soft + medium * options.mediumPrice };
  const another = bestPeer(search, from, facts.peers.kind[p]!, options.sample, p, Math.min(best.energy, limit));
  if (another.energy < best.energy) best = another;
  if (out < 0 || !isFree(state, out, state.week[from]!, c) || !mayJoin(state, from, out, p)) return best;
  priceOfSeating(state, from, out, price, state.deploymentCount[out]! - 1, p);
  const energy = price.soft + price.medium * options.mediumPrice;
  return energy < best.energy ? { peer: out, energy } : best;
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
