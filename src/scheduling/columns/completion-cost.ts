import { type Facts } from '../encode-problem.js';
import { type Candidates } from './candidates.js';
import { type TeamSpace } from './team-space.js';

/** What a unit of each thing is worth while teams of one challenge are priced. */
export interface TeamPrices {
  /** Factor on a team's quality: 1, and its share in the year's worst team. */
  readonly quality: number;
  /** Points of soft for a point of medium of this challenge, its priority included. */
  readonly medium: number;
}

/**
 * Least priced cost of completing a team, by where its building stands: candidate `i` is the next to be judged, `n` of its
 * kind are in, the team is in state `s` and has `x` extras: `cost[offset[i] + ((n * states + s) * (mostExtras + 1) + x)]`.
 * A lower bound: it knows themes, experience, tried leads, numbers and prices, and counts every other term as met.
 */
export class CompletionCost {
  private cost = new Float64Array(0);
  private offset = new Int32Array(0);
  private states = 0;
  private width = 0;

  at(i: number, n: number, s: number, x: number): number {
    return this.cost[this.offset[i]! + (n * this.states + s) * this.width + x]!;
  }

  /** Fills the table backwards, a kind at a time. Cost: candidates × members of a kind × states. */
  fill(facts: Facts, space: TeamSpace, candidates: Candidates, prices: TeamPrices): void {
    this.states = space.stateCount;
    this.width = space.mostExtras + 1;
    this.reserve(space, candidates);
    let next = -1;
    for (let k = space.kinds.length - 1; k >= 0; k--) {
      this.fillKindEnd(facts, space, candidates, k, next, prices);
      this.fillKind(space, candidates, k);
      next = this.offset[candidates.start[k]! + k]!;
    }
  }

  /** Position of candidate i of kind number k in the table: every kind has one position more, for its end. */
  private reserve(space: TeamSpace, candidates: Candidates): void {
    const positions = candidates.peer.length + space.kinds.length;
    this.offset = new Int32Array(positions);
    let size = 0;
    space.kinds.forEach(({ most }, k) => {
      const block = (most + 1) * this.states * this.width;
      for (let i = candidates.start[k + 1]!; i >= candidates.start[k]!; i--) {
        const isEnd = i === candidates.start[k + 1];
        if (isEnd || candidates.dominated[i] === 0) {
          this.offset[i + k] = size;
          size += block;
        } else this.offset[i + k] = this.offset[i + k + 1]!;
      }
    });
    if (this.cost.length < size) this.cost = new Float64Array(size * 1.2);
  }

  private fillKindEnd(
    facts: Facts,
    space: TeamSpace,
    candidates: Candidates,
    k: number,
    next: number,
    prices: TeamPrices,
  ): void {
    const { cost, width, states } = this;
    const { reachable, wanted, least, kind } = space.kinds[k]!;
    const end = this.offset[candidates.start[k + 1]! + k]!;
    reachable.forEach((list, n) => {
      const further = Math.max(0, n - wanted);
      const vacancies = Math.max(0, wanted - n) * facts.vacancyWeight[kind]! * prices.medium;
      for (const s of list)
        for (let x = 0; x < width; x++) {
          const cell = end + (n * states + s) * width + x;
          const y = x + further;
          if (n < least || y >= width) cost[cell] = Infinity;
          else if (next >= 0) cost[cell] = vacancies + cost[next + s * width + y]!;
          else cost[cell] = vacancies + prices.quality * space.endCost[s]! + costOfPlaces(facts, space, y, prices);
        }
    });
  }

  private fillKind(space: TeamSpace, candidates: Candidates, k: number): void {
    const { cost, width, states, offset } = this;
    const { reachable, most, wanted } = space.kinds[k]!;
    for (let i = candidates.start[k + 1]! - 1; i >= candidates.start[k]!; i--) {
      if (candidates.dominated[i] === 1) continue;
      const here = offset[i + k]!;
      const later = offset[i + k + 1]!;
      const price = candidates.price[i]!;
      const next = space.nextOf(candidates.peer[i]!);
      const mustCome = candidates.pinned[i] === 1;
      for (let n = 0; n <= most; n++) {
        const list = reachable[n]!;
        // With n members in, further ones would exceed what the team has room for from here on.
        const widestTaken = Math.max(0, width - Math.max(0, n + 1 - wanted));
        const widest = Math.max(0, width - Math.max(0, n - wanted));
        for (let j = 0; j < list.length; j++) {
          const s = list[j]!;
          let cell = (n * states + s) * width;
          let taken = n < most ? later + ((n + 1) * states + next[s]!) * width : -1;
          for (let x = 0; x < widest; x++, cell++) {
            let least = mustCome ? Infinity : cost[later + cell]!;
            if (taken >= 0 && x < widestTaken) {
              const with_ = price + cost[taken++]!;
              if (with_ < least) least = with_;
            }
            cost[here + cell] = least;
          }
        }
      }
    }
  }
}

/** Medium of places that any kind may fill, priced; infinite where that many may not be vacant. */
export function costOfPlaces(facts: Facts, space: TeamSpace, extras: number, prices: TeamPrices): number {
  const places = Math.max(0, facts.challenges.minSize[space.challenge]! - space.wanted - extras);
  const most = space.allowsVacancies ? facts.problem.maxVacancies : 0;
  return places > most ? Infinity : places * prices.medium;
}
