import { findWorthwhile, layJoining } from '../joining-price.js';
import { type Search } from '../search.js';
import { hasRoomFor, isFree, mayLeaveHome } from '../seating-rules.js';

/** A peer and the energy that seating them adds; peer -1 when there is nobody. */
export interface Choice {
  readonly peer: number;
  readonly energy: number;
}

export const NOBODY: Choice = { peer: -1, energy: Infinity };

/**
 * The cheapest of `sample` free peers of kind k for challenge c; looks at all of them when there are no more than that.
 * @param out a member who would leave for them, already counted out of the team's counts, or -1
 * @param limit most energy that they may cost
 */
export function bestPeer(search: Search, c: number, k: number, sample: number, out = -1, limit = Infinity): Choice {
  const { state, options, joining } = search;
  const { peers, kinds } = state.facts;
  const w = state.week[c]!;
  const from = peers.poolStart[w * kinds + k]!;
  const length = peers.poolStart[w * kinds + k + 1]! - from;
  if (length === 0 || !hasRoomFor(state, c, peers.pool[from]!, out)) return NOBODY;
  layJoining(state, c, peers.pool[from]!, out, joining);
  const medium = joining.medium * options.mediumPrice;
  joining.limit = joining.busyLimit = limit - medium;
  const end = from + length;
  const start = length > sample ? from + search.random.below(length) : from;
  const tail = cheapest(search, c, out, start, Math.min(end, start + sample));
  const peer = start + sample > end ? cheapest(search, c, out, from, Math.min(start, start + sample - length)) : -1;
  if (tail < 0 && peer < 0) return NOBODY;
  return { peer: peer < 0 ? tail : peer, energy: joining.limit + medium };
}

/** The cheapest free peer of some in the pool who is within the limit, which comes down to their price; -1: nobody. */
function cheapest({ state, joining }: Search, c: number, out: number, first: number, end: number): number {
  const { pool } = state.facts.peers;
  const w = state.week[c]!;
  let peer = -1;
  for (let i = findWorthwhile(state, joining, first, end); i >= 0; i = findWorthwhile(state, joining, i + 1, end)) {
    const p = pool[i]!;
    if (p === out || (joining.soft === joining.limit && peer >= 0) || !isFree(state, p, w)) continue;
    if (!mayLeaveHome(state, c, p, out)) continue;
    peer = p;
    joining.limit = joining.busyLimit = joining.soft;
  }
  return peer;
}
