import { type SearchState } from '../search-state.js';
import { HOME_WEEKS, isMissedAtHome } from '../seating-price.js';
import { canSeat, isFree } from '../seating-rules.js';
import { type WeekPrices } from './prices.js';

/** Prices for a plan under construction: infinite where a peer is not free, dearer where the council needs them at home. */
export function closeBusy(state: SearchState, { challenge, peer: free }: WeekPrices): WeekPrices {
  const { facts } = state;
  const { weeks } = facts;
  const peer = free.slice();
  for (let p = 0; p < facts.peers.count; p++) {
    const home = facts.homeChallenge[p]!;
    const homeWeek = home < 0 ? -1 : state.week[home]!;
    if (homeWeek >= 0) {
      for (let w = Math.max(0, homeWeek - HOME_WEEKS); w <= Math.min(weeks - 1, homeWeek + HOME_WEEKS); w++)
        peer[p * weeks + w]! += facts.weights.homeAbsent;
      peer[p * weeks + homeWeek] = Infinity;
    }
    if (state.deploymentCount[p] === 0) continue;
    for (let w = 0; w < weeks; w++) if (!isFree(state, p, w)) peer[p * weeks + w] = Infinity;
  }
  return { challenge, peer };
}

/** Makes prices infinite for those who may not sit on the team of scheduled challenge c; answers how to undo that. */
export function closeUnseatable(state: SearchState, c: number, { peer }: WeekPrices): () => void {
  const { facts } = state;
  const { pool, poolStart } = facts.peers;
  const w = state.week[c]!;
  const closed: { readonly cell: number; readonly price: number }[] = [];
  for (let i = poolStart[w * facts.kinds]!; i < poolStart[(w + 1) * facts.kinds]!; i++) {
    const cell = pool[i]! * facts.weeks + w;
    if (peer[cell] === Infinity || canSeat(state, c, pool[i]!)) continue;
    closed.push({ cell, price: peer[cell]! });
    peer[cell] = Infinity;
  }
  return () => {
    for (const { cell, price } of closed) peer[cell] = price;
  };
}

/** Soft that a team in week w costs more because its members' own councils have their challenge near it. */
export function homeSurcharge(state: SearchState, w: number, members: Int32Array): number {
  const missed = members.filter((p) => isMissedAtHome(state, p, w)).length;
  return missed * state.facts.weights.homeAbsent;
}
