import { type Highs } from 'highs';
import { type Facts } from '../encode-problem.js';
import { type Entry, LinearProgramme, LoadedProgramme } from '../linear-programme.js';
import { forEachUse } from './column.js';
import { type ColumnPool } from './pool.js';
import { allowanceOf, type Resources } from './resources.js';

/** A share of a column that counts, and how far over its limit a resource must be to get a row. */
const NOTICEABLE = 1e-6;
const SHORT = 1e-3;

/** What the linear programme over a pool says. */
export interface PoolAnswer {
  /** Price of each resource, 0 or more; 0 where it has no row. */
  readonly prices: Float64Array;
  /** A lower bound on the soft of plans made of the living columns, penalties included. */
  readonly bound: number;
}

/**
 * The linear programme over the living columns of a pool, built anew for each solve: the exact prices and shares that a
 * `Volume` approaches.
 */
export class PoolMaster {
  /** Rows of gaps, once they were short. */
  private readonly gaps = new Set<number>();

  /** @param penalty what leaving a challenge without a column costs */
  constructor(
    private readonly highs: Highs,
    private readonly facts: Facts,
    private readonly resources: Resources,
    private readonly pool: ColumnPool,
    private readonly penalty: number,
  ) {}

  /**
   * Solves, twice where gaps turn out to be short, and leaves the shares in the pool; null when it was told to stop, or the
   * solver gave up. Cost: some 0.1 s for 2,000 living columns.
   */
  solve(shouldStop: () => boolean): PoolAnswer | null {
    const answer = this.solveOnce(shouldStop);
    return answer !== null && this.openGapRows() ? this.solveOnce(shouldStop) : answer;
  }

  private openGapRows(): boolean {
    const { facts, resources, pool, gaps } = this;
    const used = new Map<number, number>();
    for (const j of this.living()) {
      if (pool.share[j]! < NOTICEABLE) continue;
      forEachUse(facts, resources, pool.at(j), (r) => {
        if (r >= resources.gap) used.set(r, (used.get(r) ?? 0) + pool.share[j]!);
      });
    }
    const before = gaps.size;
    for (const [r, sum] of used) if (sum > 1 + SHORT) gaps.add(r);
    return gaps.size > before;
  }

  private solveOnce(shouldStop: () => boolean): PoolAnswer | null {
    const { pool, resources } = this;
    const living = this.living();
    const rowsOf = this.rowsFor(living);
    const loaded = new LoadedProgramme(this.highs, this.write(living, rowsOf), 'interior');
    try {
      const solved = loaded.solve(shouldStop);
      if (solved?.values == null) return null;
      pool.share.fill(0, 0, pool.count);
      living.forEach((j, i) => (pool.share[j] = Math.max(0, solved.values![i]!)));
      const prices = new Float64Array(resources.count);
      rowsOf.forEach((r, i) => (prices[r] = Math.max(0, -solved.prices[this.facts.challenges.count + i]!)));
      return { prices, bound: solved.bound };
    } finally {
      loaded.dispose();
    }
  }

  private living(): number[] {
    const { pool } = this;
    return Array.from({ length: pool.count }, (_, j) => j).filter((j) => pool.alive[j] === 1);
  }

  /** Writes the programme down: columns as in `living` first; a row for each challenge, then one for each of `resources`. */
  private write(living: readonly number[], rows: readonly number[]): LinearProgramme {
    const { facts, resources, pool } = this;
    const { count } = facts.challenges;
    const programme = new LinearProgramme();
    const entries: Entry[][] = Array.from({ length: count + rows.length }, () => []);
    const entriesOf = new Map(rows.map((r, i) => [r, entries[count + i]!]));
    let mostTeamCost = 0;
    for (const j of living) {
      const column = programme.column(pool.cost[j]! + pool.surcharge[j]!, 1, false);
      mostTeamCost = Math.max(mostTeamCost, pool.teamCost[j]!);
      entries[pool.challenge[j]!]!.push([column, 1]);
      forEachUse(facts, resources, pool.at(j), (r, amount) => entriesOf.get(r)?.push([column, amount]));
    }
    for (let c = 0; c < count; c++) entries[c]!.push([programme.column(this.penalty, 1, false), 1]);
    const worst = programme.column(facts.weights.worstTeam, mostTeamCost, false);
    for (let c = 0; c < count; c++) entriesOf.get(resources.worst + c)!.push([worst, -1]);
    for (let c = 0; c < count; c++) programme.row(1, 1, entries[c]!);
    for (const r of rows) {
      const { limit, pieces } = allowanceOf(facts, resources, r);
      for (const piece of pieces) entriesOf.get(r)!.push([programme.column(piece.cost, piece.count, false), -1]);
      programme.row(-Infinity, limit, entriesOf.get(r)!);
    }
    return programme;
  }

  /** Resources that need a row: those that more than one challenge could use, and what is always scarce. */
  private rowsFor(living: readonly number[]): number[] {
    const { facts, resources, pool } = this;
    const user = new Int32Array(resources.gap).fill(-1);
    const isShared = new Uint8Array(resources.gap);
    for (const j of living)
      forEachUse(facts, resources, pool.at(j), (r) => {
        if (r >= resources.gap) return;
        const c = pool.challenge[j]!;
        if (user[r] !== -1 && user[r] !== c) isShared[r] = 1;
        user[r] = c;
      });
    const rows = Array.from({ length: resources.gap }, (_, r) => r);
    return [...rows.filter((r) => r < resources.late || isShared[r] === 1), ...this.gaps];
  }
}
