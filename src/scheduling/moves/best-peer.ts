import { type Search, drawPeer } from '../search.js';
import { canSeat, priceOfSeating } from '../seating.js';

/** A peer and the energy that seating them adds; peer -1 when there is nobody. */
export interface Choice {
  readonly peer: number;
  readonly energy: number;
}

/** The cheapest of `sample` peers of kind k for challenge c; looks at all of them when there are no more than that. */
export function bestPeer(search: Search, c: number, k: number, sample: number): Choice {
  const { state, options, price } = search;
  const { facts } = state;
  const w = state.week[c]!;
  const cell = c * facts.kinds + k;
  let peer = -1;
  let energy = Infinity;
  if (state.size[c]! >= facts.challenges.maxSize[c]!) return { peer, energy };
  if (state.kindCount[cell]! >= facts.challenges.kindMax[cell]!) return { peer, energy };
  const from = facts.peers.poolStart[w * facts.kinds + k]!;
  const length = facts.peers.poolStart[w * facts.kinds + k + 1]! - from;
  const all = length <= sample;
  for (let i = 0; i < (all ? length : sample); i++) {
    const p = all ? facts.peers.pool[from + i]! : drawPeer(search, w, k);
    if (!canSeat(state, c, p)) continue;
    priceOfSeating(state, c, p, price);
    const cost = price.soft + price.medium * options.mediumPrice;
    if (cost < energy) {
      peer = p;
      energy = cost;
    }
  }
  return { peer, energy };
}
