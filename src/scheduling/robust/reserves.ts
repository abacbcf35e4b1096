import { type SearchState } from '../search-state.js';
import { priceOfSeating, type Price } from '../seating-price.js';
import { isFree, mayLeaveHome } from '../seating-rules.js';

/**
 * Who may serve each challenge in the week it has, by kind, the best first. Ranked when it is asked for, and again only when the
 * challenge has another week: who is free, or welcome, is asked of the plan as it stands, but the order stays.
 * Assumption: the order hardly changes with the rest of a team; as ADR 18 has it for answers.
 */
export class Reserves {
  private readonly ranked: (Int32Array | null)[];
  private readonly rankedIn: Int32Array;
  private readonly price: Price = { soft: 0, medium: 0 };

  constructor(private readonly state: SearchState) {
    const { challenges, kinds } = state.facts;
    this.ranked = Array.from({ length: challenges.count * kinds }, () => null);
    this.rankedIn = new Int32Array(challenges.count).fill(-1);
  }

  /** Forgets every order. */
  clear(): void {
    this.rankedIn.fill(-1);
  }

  /** Peers of kind k who are available to scheduled challenge c and near enough, busy ones too. Cost: a millisecond when ranked. */
  of(c: number, k: number): Int32Array {
    const { facts, week } = this.state;
    if (this.rankedIn[c] !== week[c]) {
      this.rankedIn[c] = week[c]!;
      this.ranked.fill(null, c * facts.kinds, (c + 1) * facts.kinds);
    }
    return (this.ranked[c * facts.kinds + k] ??= this.rank(c, k));
  }

  /** Whether p may stand in on challenge c as the plan stands. */
  isThere(c: number, p: number): boolean {
    return isFree(this.state, p, this.state.week[c]!) && mayLeaveHome(this.state, c, p);
  }

  private rank(c: number, k: number): Int32Array {
    const { state, price } = this;
    const { facts } = state;
    const { acceptance } = facts.peers;
    const list = state.week[c]! * facts.kinds + k;
    const found: { readonly p: number; readonly cost: number }[] = [];
    for (let i = facts.peers.poolStart[list]!; i < facts.peers.poolStart[list + 1]!; i++) {
      const p = facts.peers.pool[i]!;
      if (facts.challenges.travel[c * facts.peers.count + p]! < 0) continue;
      found.push({ p, cost: priceOfSeating(state, c, p, price).soft });
    }
    found.sort((a, b) => a.cost - b.cost || acceptance[b.p]! - acceptance[a.p]! || a.p - b.p);
    return Int32Array.from(found, ({ p }) => p);
  }
}
