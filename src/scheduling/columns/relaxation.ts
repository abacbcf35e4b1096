import { type Facts } from '../encode-problem.js';
import { forEachUse } from './column.js';
import { type ColumnPool } from './pool.js';
import { allowanceOf, type Resources } from './resources.js';

/**
 * The year with its shared resources for sale (Lagrangian relaxation): at given prices every challenge takes its cheapest
 * living column, whatever the others do. Holds what the latest prices gave.
 */
export class Relaxation {
  /** Cheapest living column of each challenge, or -1. */
  readonly cheapest: Int32Array;
  /** Use of each resource beyond what there is; up to date for rows in use. */
  readonly excess: Float64Array;
  /** Rows in use: all but those of gaps, and of these the ones that were ever short. */
  readonly rows: Int32Array;
  rowCount: number;
  private readonly isRow: Uint8Array;
  private readonly limit: Float64Array;
  private readonly pieceStart: Int32Array;
  private readonly pieceCost: Float64Array;
  private readonly pieceCount: Float64Array;
  private readonly leastCost: Float64Array;
  private alive = new Int32Array(0);
  private aliveCount = 0;
  private readonly weekPrice: Float64Array;
  /** Price of a peer week by week where gaps count for them (`hasGaps`), else in the first cell alone. */
  private readonly peerPrice: Float64Array;
  private readonly hasGaps: Uint8Array;

  constructor(
    private readonly facts: Facts,
    private readonly resources: Resources,
    private readonly pool: ColumnPool,
  ) {
    const { count, gap } = resources;
    this.excess = new Float64Array(count);
    this.limit = new Float64Array(count).fill(1, gap);
    this.pieceStart = new Int32Array(gap + 1);
    const pieces = Array.from({ length: gap }, (_, r) => r).flatMap((r) => {
      const allowance = allowanceOf(facts, resources, r);
      this.limit[r] = allowance.limit;
      this.pieceStart[r + 1] = this.pieceStart[r]! + allowance.pieces.length;
      return allowance.pieces;
    });
    this.pieceCost = Float64Array.from(pieces, (piece) => piece.cost);
    this.pieceCount = Float64Array.from(pieces, (piece) => piece.count);
    this.cheapest = new Int32Array(facts.challenges.count);
    this.leastCost = new Float64Array(facts.challenges.count);
    this.rows = Int32Array.from({ length: count }, (_, r) => r);
    this.rowCount = gap;
    this.isRow = new Uint8Array(count).fill(1, 0, gap);
    this.weekPrice = new Float64Array(facts.challenges.count * facts.weeks);
    this.peerPrice = new Float64Array(facts.peers.count * facts.weeks);
    this.hasGaps = new Uint8Array(facts.peers.count);
  }

  /** Notes which columns live. Expected before `value` whenever that has changed. */
  gather(): void {
    const { pool } = this;
    if (this.alive.length < pool.count) this.alive = new Int32Array(2 * pool.count);
    this.aliveCount = 0;
    for (let j = 0; j < pool.count; j++) if (pool.alive[j] === 1) this.alive[this.aliveCount++] = j;
  }

  /** Columns that live, as `gather` found them. */
  get living(): Int32Array {
    return this.alive.subarray(0, this.aliveCount);
  }

  /**
   * A lower bound on the soft of plans made of the living columns. Prices must not be negative.
   * Cost: linear in living columns, rows in use and peers.
   */
  value(prices: Float64Array): number {
    this.spreadPrices(prices);
    this.takeCheapest(prices);
    let value = this.sellResources(prices);
    const gaps: number[] = [];
    this.cheapest.forEach((j, c) => {
      if (j < 0) return;
      value += this.leastCost[c]!;
      this.use(j, gaps);
    });
    this.openGapRows(gaps);
    return value;
  }

  private spreadPrices(prices: Float64Array): void {
    const { facts, resources, weekPrice, peerPrice } = this;
    const { weeks, problem, challenges, peers } = facts;
    const base = Float64Array.from({ length: weeks }, (_, w) => {
      let sum = prices[w]!;
      for (let t = Math.max(0, w - problem.managerRestWeeks); t <= w; t++) sum += prices[resources.managers + t]!;
      return sum;
    });
    for (let c = 0; c < challenges.count; c++) {
      const region = resources.region + challenges.region[c]! * weeks;
      for (let w = 0; w < weeks; w++) weekPrice[c * weeks + w] = base[w]! + prices[region + w]!;
    }
    for (let p = 0; p < peers.count; p++) {
      const price = prices[resources.peer + p]! + prices[resources.budget]! * peers.days[p]!;
      const from = p * weeks;
      peerPrice[from] = price;
      if (this.hasGaps[p] === 0) continue;
      for (let w = 0; w < weeks; w++) {
        let sum = price;
        for (let t = Math.max(0, w - problem.minGapWeeks + 1); t <= w; t++) sum += prices[resources.gap + from + t]!;
        peerPrice[from + w] = sum;
      }
    }
  }

  private takeCheapest(prices: Float64Array): void {
    const { facts, resources, pool, leastCost, cheapest, hasGaps, peerPrice, weekPrice } = this;
    const { weeks, seats } = facts;
    const medium = prices[resources.medium]!;
    leastCost.fill(Infinity);
    cheapest.fill(-1);
    for (let i = 0; i < this.aliveCount; i++) {
      const j = this.alive[i]!;
      const c = pool.challenge[j]!;
      const w = pool.week[j]!;
      let cost = pool.cost[j]! + pool.surcharge[j]! + medium * pool.medium[j]! + weekPrice[c * weeks + w]!;
      cost += prices[resources.worst + c]! * pool.teamCost[j]!;
      const from = j * seats;
      const to = from + pool.size[j]!;
      for (let m = from; m < to; m++) {
        const p = pool.members[m]!;
        cost += peerPrice[p * weeks + (hasGaps[p] === 0 ? 0 : w)]!;
      }
      if (cost >= leastCost[c]!) continue;
      leastCost[c] = cost;
      cheapest[c] = j;
    }
  }

  /** What the year pays before any challenge is held; `excess` then holds minus what there is. */
  private sellResources(prices: Float64Array): number {
    let value = 0;
    for (let i = 0; i < this.rowCount; i++) {
      const r = this.rows[i]!;
      const price = prices[r]!;
      let excess = -this.limit[r]!;
      value -= price * this.limit[r]!;
      if (r < this.resources.gap)
        for (let k = this.pieceStart[r]!; k < this.pieceStart[r + 1]!; k++) {
          if (this.pieceCost[k]! >= price) continue;
          value += (this.pieceCost[k]! - price) * this.pieceCount[k]!;
          excess -= this.pieceCount[k]!;
        }
      this.excess[r] = excess;
    }
    return value;
  }

  private use(j: number, gaps: number[]): void {
    const { excess, isRow } = this;
    forEachUse(this.facts, this.resources, this.pool.at(j), (r, amount) => {
      if (isRow[r] === 0 && excess[r] === 0) gaps.push(r);
      excess[r]! += amount;
    });
  }

  /** Gaps that were short get a row; the others are forgotten. */
  private openGapRows(gaps: readonly number[]): void {
    for (const r of gaps) {
      if (this.excess[r]! <= 1) {
        this.excess[r] = 0;
        continue;
      }
      this.isRow[r] = 1;
      this.rows[this.rowCount++] = r;
      this.excess[r]!--;
      const p = Math.floor((r - this.resources.gap) / this.facts.weeks);
      if (this.hasGaps[p] === 1) continue;
      this.hasGaps[p] = 1;
      const from = p * this.facts.weeks;
      this.peerPrice.fill(this.peerPrice[from]!, from, from + this.facts.weeks);
    }
  }
}
