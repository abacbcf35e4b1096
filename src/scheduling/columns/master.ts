import { type Highs, type Model } from 'highs';
import { type Facts } from '../encode-problem.js';
import { type Column, forEachUse } from './column.js';
import { allowanceOf, type Resources } from './resources.js';

/** A unit of a resource that a fractional plan must exceed by before its row is worth having. */
const NOTICEABLE = 1e-4;
/** Challenges from which on the interior point method serves better; it can stall on small years. */
const MANY = 30;

/** What the linear programme over the columns so far says. */
export interface MasterAnswer {
  readonly objective: number;
  /** Price of each resource, 0 or more up to rounding; 0 where it has no row yet. */
  readonly prices: Float64Array;
  /** Share of each column in the fractional plan. */
  readonly shares: Float64Array;
  /** Share of the challenges that no column covers, summed. */
  readonly uncovered: number;
}

/**
 * The master problem: every challenge takes columns that add up to one, or a penalty, within what the year allows. Holds a
 * solver model outside the garbage collector: call `dispose`.
 */
export class Master {
  private readonly model: Model;
  private readonly method: 'simplex' | 'ipm';
  private readonly rowOf: Int32Array;
  private readonly columns: Column[] = [];
  /** Place of each column in the model. */
  private readonly placeOf: number[] = [];
  private width = 0;
  private height = 0;

  constructor(
    private readonly highs: Highs,
    private readonly facts: Facts,
    private readonly resources: Resources,
    private penalty: number,
  ) {
    this.model = highs.createModel();
    this.method = facts.challenges.count < MANY ? 'simplex' : 'ipm';
    this.model.options.set({ output_flag: false, solver: this.method, run_crossover: 'off' });
    this.rowOf = new Int32Array(resources.count).fill(-1);
    const none = { indices: [], values: [] };
    for (let c = 0; c < facts.challenges.count; c++) {
      this.model.addRow(1, 1, none);
      this.model.addCol(penalty, 0, highs.infinity, { indices: [c], values: [1] });
    }
    this.height = this.width = facts.challenges.count;
    this.addRows(Array.from({ length: resources.late }, (_, r) => r));
    const worst = Array.from({ length: facts.challenges.count }, (_, c) => this.rowOf[resources.worst + c]!);
    const entries = { indices: worst, values: worst.map(() => -1) };
    this.model.addCol(facts.weights.worstTeam, 0, highs.infinity, entries);
    this.width++;
  }

  get columnCount(): number {
    return this.columns.length;
  }

  /** The columns so far; places in `shares` follow this order. */
  get all(): readonly Column[] {
    return this.columns;
  }

  /** Adds columns. Cost: what they use. */
  add(columns: readonly Column[]): void {
    if (columns.length === 0) return;
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const column of columns) {
      indices.push(column.challenge);
      values.push(1);
      forEachUse(this.facts, this.resources, column, (resource, amount) => {
        const row = this.rowOf[resource]!;
        if (row < 0) return;
        indices.push(row);
        values.push(amount);
      });
      starts.push(indices.length);
      this.columns.push(column);
      this.placeOf.push(this.width++);
    }
    this.model.addCols({
      cost: Float64Array.from(columns, (column) => column.cost),
      lower: new Float64Array(columns.length),
      upper: new Float64Array(columns.length).fill(this.highs.infinity),
      matrix: {
        format: 'csc',
        numRows: this.height,
        numCols: columns.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
  }

  /** Solves; null when `shouldStop` said so, or the solver gave up. */
  solve(shouldStop: () => boolean): MasterAnswer | null {
    const { callbackType, modelStatus } = this.highs.constants;
    const stop = (event: { interrupt(): void }): undefined => {
      if (shouldStop()) event.interrupt();
      return undefined;
    };
    const hooks = { [callbackType.simplexInterrupt]: stop, [callbackType.ipmInterrupt]: stop };
    this.model.run(hooks);
    if (this.model.getModelStatus() !== modelStatus.optimal && !shouldStop()) {
      // The interior point method now and then ends short of its tolerance; simplex is slower and gets there.
      this.model.options.set({ solver: 'simplex' });
      this.model.run(hooks);
      this.model.options.set({ solver: this.method });
    }
    if (this.model.getModelStatus() !== modelStatus.optimal) return null;
    const { colValue, rowDual } = this.model.getSolution();
    const prices = new Float64Array(this.resources.count);
    for (let r = 0; r < prices.length; r++) if (this.rowOf[r]! >= 0) prices[r] = -rowDual[this.rowOf[r]!]!;
    const shares = Float64Array.from(this.placeOf, (place) => colValue[place]!);
    const uncovered = colValue.subarray(0, this.facts.challenges.count).reduce((sum, share) => sum + share, 0);
    return { objective: this.model.getObjectiveValue(), prices, shares, uncovered };
  }

  /** Gives a row to every resource that these shares use beyond its free limit; answers how many that were. */
  addShortRows(shares: Float64Array): number {
    const { facts, resources, rowOf } = this;
    const used = new Float64Array(resources.count);
    this.columns.forEach((column, j) => {
      const share = shares[j]!;
      if (share > 0) forEachUse(facts, resources, column, (resource, amount) => (used[resource]! += share * amount));
    });
    const short: number[] = [];
    for (let r = resources.late; r < resources.count; r++)
      if (rowOf[r]! < 0 && used[r]! > allowanceOf(facts, resources, r).limit + NOTICEABLE) short.push(r);
    this.addRows(short);
    return short.length;
  }

  /** Makes it dearer to leave a challenge uncovered. */
  raisePenalty(penalty: number): void {
    this.penalty = penalty;
    for (let c = 0; c < this.facts.challenges.count; c++) this.model.changeColCost(c, penalty);
  }

  get currentPenalty(): number {
    return this.penalty;
  }

  dispose(): void {
    this.model.dispose();
  }

  private addRows(added: readonly number[]): void {
    if (added.length === 0) return;
    const entries = new Map<number, [number, number][]>(added.map((r) => [r, []]));
    this.columns.forEach((column, j) => {
      forEachUse(this.facts, this.resources, column, (resource, amount) => {
        entries.get(resource)?.push([this.placeOf[j]!, amount]);
      });
    });
    for (const r of added) {
      const { limit, pieces } = allowanceOf(this.facts, this.resources, r);
      const row = entries.get(r)!;
      const sparse = { indices: row.map(([place]) => place), values: row.map(([, amount]) => amount) };
      this.model.addRow(-this.highs.infinity, limit, sparse);
      this.rowOf[r] = this.height++;
      for (const { cost, count } of pieces) {
        this.model.addCol(cost, 0, count, { indices: [this.rowOf[r]], values: [-1] });
        this.width++;
      }
    }
  }
}
