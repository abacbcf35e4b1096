import { createRandom } from '../random.js';
import { type PeerSupply } from './supply.js';

/** The peers of one kind in an order by which the pool shrinks and grows. */
export interface Pool {
  /** Peers of the kind there are now. */
  readonly now: number;
  /** Copies of every peer of the year, by peer index, with `size` peers of the kind; everybody else once. */
  readonly copies: (size: number) => Float64Array;
}

/**
 * Draws the order once from `seed`: a pool of fewer peers is its beginning, a larger one goes through it again and again, so
 * that a larger pool holds every smaller one and new peers are like those there are.
 * Assumption: new peers are as available, as willing and as free of conflicts as the present ones.
 */
export function drawPool(supplies: readonly PeerSupply[], kind: number, seed: number): Pool {
  const random = createRandom(seed);
  const order = supplies.filter((each) => each.kind === kind).map(({ peer }) => peer);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return {
    now: order.length,
    copies: (size) => {
      const copies = new Float64Array(supplies.length).fill(1);
      order.forEach((peer, place) => {
        copies[peer] = Math.floor(size / order.length) + Number(place < size % order.length);
      });
      return copies;
    },
  };
}
