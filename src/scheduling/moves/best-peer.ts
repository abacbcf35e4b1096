import { type Search } from '../search.js';
import { priceOfSeating } from '../seating-price.js';
import { isFree, mayJoin } from '../seating-rules.js';

/** A peer and the energy that seating them adds; peer -1 when there is nobody. */
export interface Choice {
  readonly peer: number;
  readonly energy: number;
}

export const NOBODY: Choice = { peer: -1, energy: Infinity };

/**
 * The cheapest of `sample` free peers of kind k for challenge c; looks at all of them when there are no more than that.
 * @param out a member who would leave for them, already counted out of the team's counts, or -1
 */
export function bestPeer(search: Search, c: number, k: number, sample: number, out = -1): Choice {
  const { state, options, price } = search;
  const { facts } = state;
  const w = state.week[c]!;
  let peer = -1;
  let energy = Infinity;
  const from = facts.peers.poolStart[w * facts.kinds + k]!;
  const length = facts.peers.poolStart[w * facts.kinds + k + 1]! - from;
  const start = length > sample ? search.random.below(length) : 0;
  for (let i = 0; i < Math.min(length, sample); i++) {
    const p = facts.peers.pool[from + ((start + i) % length)]!;
    if (p === out || !isFree(state, p, w) || !mayJoin(state, c, p, out)) continue;
    priceOfSeating(state, c, p, price, state.deploymentCount[p], out);
    const cost = price.soft + price.medium * options.mediumPrice;
    if (cost < energy) {
      peer = p;
      energy = cost;
    }
  }
  return { peer, energy };
}
