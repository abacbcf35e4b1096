import { type Highs, type Model } from 'highs';

/** One entry of a row: a column and its coefficient. */
export type Entry = readonly [column: number, coefficient: number];

/** Whole answers of the solver may be off by its tolerances; a bound is lowered by this share of itself, or this much. */
const INTEGER_TOLERANCE = 1e-4;
/** What adding up a bound in floating point may be off by, as a share of the sums involved. */
const ROUNDING = 1e-9;

/** A linear programme to be minimised, as it is written down: columns first, then rows over them. */
export class LinearProgramme {
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly isWhole: boolean[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly rows: (readonly Entry[])[] = [];

  /** @param upper finite, or a bound reckoned from prices would be worth nothing. @returns the column's index. */
  column(cost: number, upper: number, isWhole = true): number {
    this.cost.push(cost);
    this.lower.push(0);
    this.upper.push(upper);
    this.isWhole.push(isWhole);
    return this.cost.length - 1;
  }

  /** A row that keeps the sum of its entries from `least` to `most`, either of which may be infinite. @returns its index. */
  row(least: number, most: number, entries: readonly Entry[]): number {
    this.rows.push(entries);
    this.rowLower.push(least);
    this.rowUpper.push(most);
    return this.rows.length - 1;
  }
}

/** What a solve says. */
export interface Solved {
  /** No answer to the programme costs less, up to rounding; infinite when it is proven that there is no answer. */
  readonly bound: number;
  /** Values of the columns; null where the solve ended without an answer. */
  readonly values: Float64Array | null;
}

/** What a solve with fractions allowed says. */
export interface FractionSolved extends Solved {
  /** Price of each row: what one unit more of its limits would add to the cost; empty without an answer. */
  readonly prices: Float64Array;
}

/**
 * How to solve: as the solver chooses; or by the interior point method without crossover, whose prices lie in the middle of
 * those that are right, with simplex where it ends short of its tolerance.
 */
export type Method = 'choose' | 'interior';

/** A programme in the solver, to be solved again with other limits. Lives outside the garbage collector: call `dispose`. */
export class LoadedProgramme {
  private readonly model: Model;

  constructor(
    private readonly highs: Highs,
    private readonly programme: LinearProgramme,
    private readonly method: Method = 'choose',
  ) {
    const { cost, lower, upper, rows, rowLower, rowUpper } = programme;
    this.model = highs.createModel();
    const isInterior = method === 'interior';
    this.model.options.set({ output_flag: false, ...(isInterior ? { solver: 'ipm', run_crossover: 'off' } : {}) });
    const starts = [0];
    for (const row of rows) starts.push(starts.at(-1)! + row.length);
    this.model.passModel({
      numCols: cost.length,
      numRows: rows.length,
      colCost: Float64Array.from(cost),
      colLower: Float64Array.from(lower),
      colUpper: Float64Array.from(upper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(rows.flatMap((row) => row.map(([column]) => column))),
        values: Float64Array.from(rows.flatMap((row) => row.map(([, coefficient]) => coefficient))),
      },
    });
  }

  /** Sets the most that the entries of a row may add up to. */
  limit(row: number, most: number): void {
    this.programme.rowUpper[row] = most;
    this.model.changeRowBounds(row, this.programme.rowLower[row]!, most);
  }

  /**
   * Solves with fractions allowed. The bound is reckoned here from the prices of the rows, so that a solver that errs costs
   * tightness and not truth. Null when `shouldStop` ended it, or the solver gave up.
   */
  solve(shouldStop: () => boolean): FractionSolved | null {
    const { constants } = this.highs;
    this.run(shouldStop);
    if (this.method === 'interior' && this.model.getModelStatus() !== constants.modelStatus.optimal && !shouldStop()) {
      this.model.options.set({ solver: 'simplex' });
      this.run(shouldStop);
      this.model.options.set({ solver: 'ipm' });
    }
    const status = this.model.getModelStatus();
    if (status === constants.modelStatus.infeasible)
      return { bound: Infinity, values: null, prices: new Float64Array() };
    if (status !== constants.modelStatus.optimal) return null;
    const { colValue, rowDual } = this.model.getSolution();
    return { bound: this.boundOf(rowDual), values: colValue, prices: rowDual };
  }

  /**
   * Solves with whole numbers only, for as long as `shouldStop` lets it; ends when the bound has reached `enough`. The bound is
   * the solver's own, lowered by its tolerance. Null when nothing is proven.
   */
  solveWhole(enough: number, shouldStop: () => boolean): Solved | null {
    const { constants } = this.highs;
    const { continuous, integer } = constants.variableType;
    const types = this.programme.isWhole.map((isWhole) => (isWhole ? integer : continuous));
    this.model.changeColsIntegrality({ kind: 'range', from: 0, to: types.length - 1 }, types);
    let proven = -Infinity;
    try {
      this.run(shouldStop, (dual) => {
        proven = Math.max(proven, dual);
        return proven - INTEGER_TOLERANCE * Math.max(1, Math.abs(proven)) > enough - 1;
      });
      const status = this.model.getModelStatus();
      if (status === constants.modelStatus.infeasible) return { bound: Infinity, values: null };
      const isOptimal = status === constants.modelStatus.optimal;
      if (isOptimal) proven = Math.max(proven, this.model.getObjectiveValue());
      if (proven === -Infinity) return null;
      const bound = proven - INTEGER_TOLERANCE * Math.max(1, Math.abs(proven));
      return { bound, values: isOptimal ? this.model.getSolution().colValue : null };
    } finally {
      this.model.clearIntegrality();
    }
  }

  dispose(): void {
    this.model.dispose();
  }

  private run(shouldStop: () => boolean, isEnough: (dual: number) => boolean = () => false): void {
    const { callbackType } = this.highs.constants;
    const stop = (event: { interrupt(): void }): undefined => {
      if (shouldStop()) event.interrupt();
      return undefined;
    };
    this.model.run({
      [callbackType.simplexInterrupt]: stop,
      [callbackType.ipmInterrupt]: stop,
      [callbackType.mipInterrupt]: (event: { interrupt(): void; data: { mip_dual_bound?: number } }): undefined => {
        if (shouldStop() || isEnough(event.data.mip_dual_bound ?? -Infinity)) event.interrupt();
        return undefined;
      },
    });
  }

  /** Weak duality: with any prices of the right sign no answer costs less than this. */
  private boundOf(prices: Float64Array): number {
    const { cost, lower, upper, rows, rowLower, rowUpper } = this.programme;
    const reduced = Float64Array.from(cost);
    let bound = 0;
    let size = 1;
    rows.forEach((row, r) => {
      const price = prices[r]!;
      const side = price > 0 ? rowLower[r]! : rowUpper[r]!;
      if (price === 0 || !Number.isFinite(side)) return;
      bound += price * side;
      size += Math.abs(price * side);
      for (const [column, coefficient] of row) reduced[column]! -= price * coefficient;
    });
    reduced.forEach((each, column) => {
      const part = each * (each > 0 ? lower[column]! : upper[column]!);
      bound += part;
      size += Math.abs(part);
    });
    return bound - ROUNDING * size;
  }
}
