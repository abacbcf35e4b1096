import { type SearchState } from '../search-state.js';

/** How far each peer is likely to have stood in already, while a year is gone through week by week. */
export class Taken {
  /** Chance that a peer stands in in a week: `inWeek[peer * weeks + week]`. */
  private readonly inWeek: Float64Array;
  /** Times that a peer has stood in by now, expected. */
  private readonly inAll: Float64Array;
  /** Chance that it was twice at least. */
  private readonly twice: Float64Array;
  private readonly cells: number[] = [];

  constructor(private readonly state: SearchState) {
    const { peers, weeks } = state.facts;
    this.inWeek = new Float64Array(peers.count * weeks);
    this.inAll = new Float64Array(peers.count);
    this.twice = new Float64Array(peers.count);
  }

  /** Begins the year anew. */
  clear(): void {
    for (const cell of this.cells) {
      this.inWeek[cell] = 0;
      const p = Math.floor(cell / this.state.facts.weeks);
      this.inAll[p] = 0;
      this.twice[p] = 0;
    }
    this.cells.length = 0;
  }

  /** Peer p stands in in week w with this chance, 0 to 1. */
  add(p: number, w: number, chance: number): void {
    const cell = p * this.state.facts.weeks + w;
    if (this.inWeek[cell] === 0) this.cells.push(cell);
    this.inWeek[cell]! += chance;
    this.twice[p] = Math.min(1, this.twice[p]! + this.inAll[p]! * chance);
    this.inAll[p]! += chance;
  }

  /**
   * Chance, 0 to 1, that no stand-in up to week w keeps p, who is free in the plan, from another: neither by the gap nor by the
   * limit of days. Assumption: hardly anybody stands in three times.
   */
  chanceLeft(p: number, w: number): number {
    const all = this.inAll[p]!;
    if (all === 0) return 1;
    const { facts, deploymentCount } = this.state;
    const spare = facts.peers.maxDeployments[p]! - deploymentCount[p]!;
    if (spare === 1) return Math.max(0, 1 - all);
    let near = 0;
    for (let at = Math.max(0, w - facts.problem.minGapWeeks + 1); at <= w; at++)
      near += this.inWeek[p * facts.weeks + at]!;
    return Math.max(0, 1 - near - (spare === 2 ? this.twice[p]! : 0));
  }
}
