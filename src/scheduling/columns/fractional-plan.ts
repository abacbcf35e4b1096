import { type Highs } from 'highs';
import { type SearchState } from '../search-state.js';
import { canSeat, isFree } from '../seating-rules.js';
import { canOpenWeek } from '../week-taking.js';
import { homeSurcharge } from './blocked-prices.js';
import { type ColumnGenerator } from './generate-columns.js';
import { type ColumnPool } from './pool.js';
import { PoolMaster } from './pool-master.js';
import { weekPrices } from './prices.js';
import { type Resources } from './resources.js';
import { type Volume } from './volume.js';

/** What leaving a challenge without a team costs here. */
const PENALTY = 2000;
/** Columns up to which the linear programme is solved; beyond, the volume algorithm is much faster and good enough. */
const FEW_COLUMNS = 1500;
const VOLUME_ROUNDS = 300;
const FIRST_STEP = 0.03;

/** What fractional plans are made with. */
export interface FractionalTools {
  readonly highs: Highs;
  readonly resources: Resources;
  readonly pool: ColumnPool;
  readonly generator: ColumnGenerator;
  /** A volume algorithm over the same pool; its prices are changed. */
  readonly volume: Volume;
  readonly shouldStop: () => boolean;
}

/**
 * A plan in which open challenges take shares of columns while the rest of a state stands as it is. Follows the state: call
 * `sift` after it has changed. While it is in use, only columns that fit live in the pool; `end` lets all live again.
 */
export class FractionalPlan {
  /** Columns of open challenges that fit. */
  living: number[] = [];
  private readonly isOpen: Uint8Array;
  private readonly master: PoolMaster;

  /**
   * @param open challenges without pins, deferred in the state
   * @param prices what resources cost, to begin with
   * @param upper soft of the best plan known
   */
  constructor(
    private readonly state: SearchState,
    open: readonly number[],
    private prices: Float64Array,
    private readonly upper: number,
    private readonly tools: FractionalTools,
  ) {
    this.isOpen = new Uint8Array(state.facts.challenges.count);
    for (const c of open) this.isOpen[c] = 1;
    this.master = new PoolMaster(tools.highs, state.facts, tools.resources, tools.pool, PENALTY);
  }

  /** Begins with those columns of the pool that fit, the cheapest `most` of them. */
  begin(most: number): void {
    const { pool } = this.tools;
    pool.alive.fill(0, 0, pool.count);
    this.living = this.cheapest(
      Array.from({ length: pool.count }, (_, j) => j).filter((j) => this.fits(j)),
      most,
    );
    this.sift([]);
    this.solve();
  }

  end(): void {
    const { pool } = this.tools;
    pool.alive.fill(1, 0, pool.count);
    pool.surcharge.fill(0, 0, pool.count);
  }

  /** The team of challenge c is chosen: as it stands in the state, it is the challenge's only column. */
  close(c: number): void {
    this.isOpen[c] = 0;
  }

  /** Lets those columns live, of the living ones and of others, that fit the state as it is now. */
  sift(others: readonly number[]): void {
    const { state } = this;
    const { pool } = this.tools;
    const all = [...new Set([...this.living, ...others])];
    for (const j of all) pool.alive[j] = 0;
    this.living = all.filter((j) => this.fits(j));
    for (const j of this.living) this.revive(j);
    const { seats } = state.facts;
    for (let c = 0; c < this.isOpen.length; c++)
      if (this.isOpen[c] === 0 && state.week[c]! >= 0)
        this.revive(pool.add(c, state.week[c]!, state.team.subarray(c * seats, c * seats + state.size[c]!)));
  }

  /** Looks for columns at the present prices, and solves again. */
  renew(challenges: readonly number[], exactWeeks: number): void {
    const { generator, shouldStop } = this.tools;
    if (shouldStop()) return;
    this.sift(generator.generate(this.prices, { challenges, state: this.state, exactWeeks, shouldStop }));
    this.solve();
  }

  /** Whether column j, of an open challenge, can be had. */
  fits(j: number): boolean {
    const { state } = this;
    const { pool, resources } = this.tools;
    const c = pool.challenge[j]!;
    const w = pool.week[j]!;
    if (this.isOpen[c] === 0 || pool.medium[j]! > resources.mostMedium) return false;
    if (state.week[c]! >= 0) return state.week[c] === w && pool.membersOf(j).every((p) => canSeat(state, c, p));
    if (!canOpenWeek(state, c, w)) return false;
    const { homeChallenge } = state.facts;
    return pool.membersOf(j).every((p) => {
      const home = homeChallenge[p]!;
      return isFree(state, p, w) && !(home >= 0 && state.week[home] === w);
    });
  }

  private revive(j: number): void {
    const { pool } = this.tools;
    pool.alive[j] = 1;
    pool.surcharge[j] = homeSurcharge(this.state, pool.week[j]!, pool.membersOf(j));
  }

  private solve(): void {
    const { volume, shouldStop } = this.tools;
    if (this.living.length <= FEW_COLUMNS) {
      this.prices = this.master.solve(shouldStop)?.prices ?? this.prices;
      return;
    }
    volume.prices = this.prices.slice();
    volume.stepLength = FIRST_STEP;
    volume.run(VOLUME_ROUNDS, this.upper);
    this.prices = volume.prices.slice();
  }

  private cheapest(columns: number[], most: number): number[] {
    if (columns.length <= most) return columns;
    const { pool, resources } = this.tools;
    const { facts } = this.state;
    const week = weekPrices(facts, resources, this.prices);
    const least = new Float64Array(facts.challenges.count).fill(Infinity);
    const cost = new Float64Array(pool.count);
    for (const j of columns) {
      const c = pool.challenge[j]!;
      cost[j] = pool.pricedCost(resources, this.prices, week, j);
      least[c] = Math.min(least[c]!, cost[j]);
    }
    const above = (j: number): number => cost[j]! - least[pool.challenge[j]!]!;
    return columns.sort((a, b) => above(a) - above(b) || a - b).slice(0, most);
  }
}
