import { type Facts } from '../encode-problem.js';
import { type Column, forEachUse } from './column.js';
import { allowanceOf, type Resources } from './resources.js';

/**
 * Makes prices usable: none below 0, and those of the worst team together at most what the worst team weighs, since the
 * year pays for one worst team only. Changes `prices`.
 */
export function clampPrices(facts: Facts, resources: Resources, prices: Float64Array): void {
  for (let r = 0; r < prices.length; r++) if (!(prices[r]! > 0)) prices[r] = 0;
  clampWorst(resources, prices, facts.weights.worstTeam);
}

/** Brings the prices of the worst team down to `most` in all. Changes `prices`. */
export function clampWorst({ worst, budget }: Resources, prices: Float64Array, most: number): void {
  let sum = 0;
  for (let r = worst; r < budget; r++) sum += prices[r]!;
  if (sum > most) for (let r = worst; r < budget; r++) prices[r] = (prices[r]! * most) / sum;
}

/**
 * What the year pays at these prices before any challenge is held, never above 0: minus what each resource allows, and
 * minus what it gains where a further unit is cheaper than its price. With the least priced cost of each challenge added
 * it is a lower bound on soft (Lagrangian relaxation), whatever the prices.
 */
export function constantOf(facts: Facts, resources: Resources, prices: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < prices.length; r++) {
    const price = prices[r]!;
    if (price === 0) continue;
    const { limit, pieces } = allowanceOf(facts, resources, r);
    sum -= price * limit;
    for (const piece of pieces) sum += Math.min(0, piece.cost - price) * piece.count;
  }
  return sum;
}

/** Cost of a column with what it uses at these prices. */
export function pricedCost(facts: Facts, resources: Resources, prices: Float64Array, column: Column): number {
  let cost = column.cost;
  forEachUse(facts, resources, column, (resource, amount) => {
    cost += prices[resource]! * amount;
  });
  return cost;
}

/** Prices of holding a challenge and of deploying a peer, week by week. */
export interface WeekPrices {
  /** Challenge c in week w: `challenge[c * weeks + w]`. */
  readonly challenge: Float64Array;
  /** Peer p in week w: `peer[p * weeks + w]`. */
  readonly peer: Float64Array;
}

/** Gathers what the prices of resources mean for each challenge and each peer in each week. */
export function weekPrices(facts: Facts, resources: Resources, prices: Float64Array): WeekPrices {
  const { weeks, problem, challenges, peers } = facts;
  const challenge = new Float64Array(challenges.count * weeks);
  for (let c = 0; c < challenges.count; c++)
    for (let w = 0; w < weeks; w++) {
      let price = prices[w]! + prices[resources.region + challenges.region[c]! * weeks + w]!;
      for (let t = Math.max(0, w - problem.managerRestWeeks); t <= w; t++) price += prices[resources.managers + t]!;
      challenge[c * weeks + w] = price;
    }
  const peer = new Float64Array(peers.count * weeks);
  for (let p = 0; p < peers.count; p++)
    for (let w = 0; w < weeks; w++) {
      let price = prices[resources.peer + p]! + prices[resources.budget]! * peers.days[p]!;
      if (problem.minGapWeeks > 0)
        for (let t = Math.max(0, w - problem.minGapWeeks + 1); t <= w; t++)
          price += prices[resources.gap + p * weeks + t]!;
      peer[p * weeks + w] = price;
    }
  return { challenge, peer };
}
