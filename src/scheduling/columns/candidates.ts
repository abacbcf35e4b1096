import { type Facts } from '../encode-problem.js';
import { memberCost } from './column.js';
import { type WeekPrices } from './prices.js';
import { type TeamSpace } from './team-space.js';

/** Peers who may serve one challenge in one week, by kind in the order of its team space, the dearest first. */
export interface Candidates {
  /** Candidates of kind number k: from `start[k]` up to `start[k + 1]`. */
  readonly start: Int32Array;
  readonly peer: Int32Array;
  /** Priced cost of each as a member, the team's quality apart. */
  readonly price: Float64Array;
  readonly pinned: Uint8Array;
  /** 1 where enough cheaper candidates further on know and can at least as much. */
  readonly dominated: Uint8Array;
}

/** The candidates of a challenge in week w; null when a pinned member cannot come, so that no team can. */
export function findCandidates(facts: Facts, space: TeamSpace, w: number, prices: WeekPrices): Candidates | null {
  const { peers, challenges } = facts;
  const c = space.challenge;
  const pins = challenges.pins[c]!;
  const start = new Int32Array(space.kinds.length + 1);
  const chosen: number[] = [];
  const price: number[] = [];
  space.kinds.forEach(({ kind }, k) => {
    const of: [number, number][] = [];
    const from = w * facts.kinds + kind;
    for (let i = peers.poolStart[from]!; i < peers.poolStart[from + 1]!; i++) {
      const p = peers.pool[i]!;
      if (challenges.travel[c * peers.count + p]! < 0 || facts.homeChallenge[p] === c) continue;
      if (peers.maxDeployments[p] === 0) continue;
      const priced = prices.peer[p * facts.weeks + w]!;
      if (priced < Infinity) of.push([memberCost(facts, c, w, p) + priced, p]);
    }
    of.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    for (const [cost, p] of of) {
      chosen.push(p);
      price.push(cost);
    }
    start[k + 1] = chosen.length;
  });
  if (!pins.every((p) => chosen.includes(p))) return null;
  const found = {
    start,
    peer: Int32Array.from(chosen),
    price: Float64Array.from(price),
    pinned: Uint8Array.from(chosen, (p) => Number(pins.includes(p))),
    dominated: new Uint8Array(chosen.length),
  };
  space.kinds.forEach(({ most }, k) => {
    markDominated(space, found, start[k]!, start[k + 1]!, most);
  });
  return found;
}

/** A candidate of whom `most` betters come later is never needed: a team has room for `most`, so one of them is free. */
function markDominated(space: TeamSpace, found: Candidates, from: number, to: number, most: number): void {
  const skills = Int32Array.from(found.peer.subarray(from, to), space.skillsOf);
  for (let i = from; i < to; i++) {
    if (found.pinned[i] === 1) continue;
    const wanted = skills[i - from]!;
    let betters = 0;
    for (let j = to - 1; j > i && betters < most; j--)
      if (found.pinned[j] === 0 && (skills[j - from]! & wanted) === wanted) betters++;
    if (betters >= most) found.dominated[i] = 1;
  }
}
