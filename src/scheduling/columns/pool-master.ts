import { type Highs, type Model } from 'highs';
import { type Facts } from '../encode-problem.js';
import { forEachUse } from './column.js';
import { type ColumnPool } from './pool.js';
import { allowanceOf, type Resources } from './resources.js';

/** A share of a column that counts, and how far over its limit a resource must be to get a row. */
const NOTICEABLE = 1e-6;
const SHORT = 1e-3;

/**
 * The linear programme over the living columns of a pool, built anew for each solve: the exact prices and shares that a
 * `Volume` approaches. Holds a solver model outside the garbage collector: call `dispose`.
 */
export class PoolMaster {
  private readonly model: Model;
  /** Rows of gaps, once they were short. */
  private readonly gaps = new Set<number>();
  /** Soft of the latest fractional plan, penalties included. */
  objective = Infinity;

  /** @param penalty what leaving a challenge without a column costs */
  constructor(
    private readonly highs: Highs,
    private readonly facts: Facts,
    private readonly resources: Resources,
    private readonly pool: ColumnPool,
    private readonly penalty: number,
  ) {
    this.model = highs.createModel();
  }

  dispose(): void {
    this.model.dispose();
  }

  /**
   * Solves, twice where gaps turn out to be short, and leaves the shares in the pool. Answers the prices; null when it was
   * told to stop, or the solver gave up. Cost: some 0.1 s for 2,000 living columns.
   */
  solve(shouldStop: () => boolean): Float64Array | null {
    const prices = this.solveOnce(shouldStop);
    return prices !== null && this.openGapRows() ? this.solveOnce(shouldStop) : prices;
  }

  private openGapRows(): boolean {
    const { facts, resources, pool, gaps } = this;
    const used = new Map<number, number>();
    for (let j = 0; j < pool.count; j++) {
      if (pool.alive[j] === 0 || pool.share[j]! < NOTICEABLE) continue;
      forEachUse(facts, resources, pool.at(j), (r) => {
        if (r >= resources.gap) used.set(r, (used.get(r) ?? 0) + pool.share[j]!);
      });
    }
    const before = gaps.size;
    for (const [r, sum] of used) if (sum > 1 + SHORT) gaps.add(r);
    return gaps.size > before;
  }

  private solveOnce(shouldStop: () => boolean): Float64Array | null {
    const { highs, model, pool, resources } = this;
    const { callbackType, modelStatus } = highs.constants;
    const living = Array.from({ length: pool.count }, (_, j) => j).filter((j) => pool.alive[j] === 1);
    const rowOf = this.build(living);
    const stop = (event: { interrupt(): void }): undefined => {
      if (shouldStop()) event.interrupt();
      return undefined;
    };
    const hooks = { [callbackType.simplexInterrupt]: stop, [callbackType.ipmInterrupt]: stop };
    model.run(hooks);
    if (model.getModelStatus() !== modelStatus.optimal && !shouldStop()) {
      // The interior point method now and then ends short of its tolerance; simplex is slower and gets there.
      model.options.set({ solver: 'simplex' });
      model.run(hooks);
    }
    if (model.getModelStatus() !== modelStatus.optimal) return null;
    const { colValue, rowDual } = model.getSolution();
    this.objective = model.getObjectiveValue();
    pool.share.fill(0, 0, pool.count);
    living.forEach((j, i) => (pool.share[j] = Math.max(0, colValue[i]!)));
    const prices = new Float64Array(resources.count);
    for (let r = 0; r < prices.length; r++) if (rowOf[r]! >= 0) prices[r] = Math.max(0, -rowDual[rowOf[r]!]!);
    return prices;
  }

  /** Passes the programme to the solver; answers the row of each resource, or -1. */
  private build(living: readonly number[]): Int32Array {
    const { highs, facts, resources, pool } = this;
    const { infinity } = highs;
    const count = facts.challenges.count;
    const rowLower: number[] = new Array<number>(count).fill(1);
    const rowUpper: number[] = new Array<number>(count).fill(1);
    const columns = new SparseColumns();
    const rowOf = new Int32Array(resources.count).fill(-1);
    const pieces: { readonly row: number; readonly cost: number; readonly most: number }[] = [];
    for (const r of this.rowsFor(living)) {
      const allowance = allowanceOf(facts, resources, r);
      rowOf[r] = rowLower.length;
      rowLower.push(-infinity);
      rowUpper.push(allowance.limit);
      for (const piece of allowance.pieces) pieces.push({ row: rowOf[r], cost: piece.cost, most: piece.count });
    }
    for (const j of living) {
      columns.begin(pool.cost[j]! + pool.surcharge[j]!, infinity);
      columns.put(pool.challenge[j]!, 1);
      forEachUse(facts, resources, pool.at(j), (r, amount) => {
        if (rowOf[r]! >= 0) columns.put(rowOf[r]!, amount);
      });
    }
    for (const { row, cost, most } of pieces) {
      columns.begin(cost, most);
      columns.put(row, -1);
    }
    for (let c = 0; c < count; c++) {
      columns.begin(this.penalty, infinity);
      columns.put(c, 1);
    }
    columns.begin(facts.weights.worstTeam, infinity);
    for (let c = 0; c < count; c++) columns.put(rowOf[resources.worst + c]!, -1);
    this.model.clear();
    this.model.options.set({ output_flag: false, solver: 'ipm', run_crossover: 'off' });
    const rows = {
      numRows: rowLower.length,
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
    };
    this.model.passModel({ ...rows, ...columns.data(rowLower.length) });
    return rowOf;
  }

  /** Resources that need a row: those that more than one challenge could use, and what is always scarce. */
  private rowsFor(living: readonly number[]): number[] {
    const { facts, resources, pool } = this;
    const users = new Uint8Array(resources.count);
    const user = new Int32Array(resources.count).fill(-1);
    for (const j of living)
      forEachUse(facts, resources, pool.at(j), (r) => {
        const c = pool.challenge[j]!;
        if (user[r] === c || r >= resources.gap) return;
        users[r] = user[r] === -1 ? 1 : 2;
        user[r] = c;
      });
    const rows: number[] = [];
    for (let r = 0; r < resources.gap; r++) if (r < resources.late || users[r] === 2) rows.push(r);
    return [...rows, ...this.gaps];
  }
}

/** Columns of a linear programme, one after another. */
class SparseColumns {
  private readonly starts: number[] = [];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];
  private readonly cost: number[] = [];
  private readonly upper: number[] = [];

  begin(cost: number, upper: number): void {
    this.starts.push(this.indices.length);
    this.cost.push(cost);
    this.upper.push(upper);
  }

  put(row: number, value: number): void {
    this.indices.push(row);
    this.values.push(value);
  }

  data(numRows: number) {
    const numCols = this.cost.length;
    return {
      numCols,
      colCost: Float64Array.from(this.cost),
      colLower: new Float64Array(numCols),
      colUpper: Float64Array.from(this.upper),
      matrix: {
        format: 'csc' as const,
        numRows,
        numCols,
        starts: Int32Array.from([...this.starts, this.indices.length]),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.values),
      },
    };
  }
}
