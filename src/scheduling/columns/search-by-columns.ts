import { type Highs } from 'highs';
import { placePins } from '../construct.js';
import { membersOf } from '../decisions.js';
import { type Facts } from '../encode-problem.js';
import { type Incumbent, takeIncumbent } from '../incumbent.js';
import { commit } from '../journal.js';
import { liftTeam } from '../moves/carry-team.js';
import { type SearchOptions } from '../options.js';
import { polish } from '../polish.js';
import { type Problem } from '../problem.js';
import { createRandom, type Random } from '../random.js';
import { restore } from '../restore.js';
import { createSearch, energyOf, energyOfScore, type Search } from '../search.js';
import { createState } from '../search-state.js';
import { type Column } from './column.js';
import { dive, type DivePlan } from './dive.js';
import { ColumnGenerator } from './generate-columns.js';
import { drawNeighbourhood } from './neighbourhood.js';
import { ColumnPool } from './pool.js';
import { layResources, type Resources } from './resources.js';
import { Volume } from './volume.js';

/** What a search by columns is told and tells. */
export interface ColumnRun {
  readonly seed: number;
  readonly options: SearchOptions;
  readonly shouldStop: () => boolean;
  /** Share of the run's time that has gone, 0 to 1. */
  readonly used: () => number;
  /** The best plan that other searches show, or null. */
  readonly take: () => Incumbent | null;
  /** Told of every better plan. */
  readonly offer: (incumbent: Incumbent) => void;
}

/** Rounds of prices between two looks for columns. */
const PRICE_ROUNDS = 200;
/** Weeks of each challenge that are searched exactly in each look. */
const EXACT_WEEKS = 2;
/** The first columns are enough when a look adds less than this share of them, or the run has used this share of its time. */
const FEW_NEW = 0.02;
const MOST_OPENING = 0.5;
const WHOLE_YEAR: DivePlan = { weeksAtOnce: 12, teamsAtOnce: 8, openings: 1, settling: 5, mostColumns: 4000 };
const PART: DivePlan = { weeksAtOnce: 12, teamsAtOnce: 8, openings: 1, settling: 1, mostColumns: 3000 };
/** Challenges planned anew at once, and how often before the plan is polished. */
const PART_SIZE = 30;
const PARTS_A_POLISH = 6;
/** Moves of a polish, after a dive over the whole year and after parts of it. */
const POLISH_YEAR = 1_000_000;
const POLISH_PARTS = 400_000;

/** Challenges times weeks on offer up to which a year is small: it is bounded in a second or so, without a search first. */
const SMALL_YEAR = 400;

/** Whether a year is bounded at once, without columns and prices of a search to begin with. */
export function isSmallYear({ challenges }: Pick<Problem, 'challenges'>): boolean {
  return challenges.reduce((sum, { weeks }) => sum + weeks.length, 0) <= SMALL_YEAR;
}

/**
 * Plans by columns: prices the year's resources, generates teams that are cheap at these prices, and dives from the
 * fractional plan to a whole one; then plans parts of the year anew, again and again, and polishes. Starts from the best
 * plan of the other searches, shows its own, and goes over to a better one of theirs. Works until told to stop.
 * Source: docs/adr/0025.
 */
export class ColumnSearch {
  readonly pool: ColumnPool;
  private readonly resources: Resources;
  private readonly volume: Volume;
  private readonly generator: ColumnGenerator;
  private readonly search: Search;
  private readonly random: Random;
  private best: Incumbent;
  /** For the fractional plans of dives, whose prices are not those of the year. */
  private readonly diveVolume: Volume;

  /** @param start a plan; the search looks for plans that are no shorter of people than it */
  constructor(
    private readonly facts: Facts,
    private readonly highs: Highs,
    start: Incumbent,
    private readonly run: ColumnRun,
  ) {
    this.resources = layResources(facts, start.medium);
    this.pool = new ColumnPool(facts);
    this.volume = new Volume(facts, this.resources, this.pool);
    this.diveVolume = new Volume(facts, this.resources, this.pool);
    this.generator = new ColumnGenerator(facts, this.resources, this.pool);
    this.random = createRandom(run.seed);
    this.search = createSearch(createState(facts), this.random, run.options);
    placePins(this.search);
    this.best = start;
    this.restore(start);
  }

  /** The columns and prices found so far, for a bound. */
  get known(): { readonly columns: readonly Column[]; readonly prices: Float64Array } {
    const columns = Array.from({ length: this.pool.count }, (_, j) => this.pool.at(j));
    return {
      columns: columns.map((column) => ({ ...column, members: column.members.slice() })),
      prices: this.volume.prices,
    };
  }

  /** Whether plans are known that are less short of people than those looked for here: time for another search. */
  isOutdated(): boolean {
    return this.best.medium < this.resources.mostMedium;
  }

  /** Looks for columns all over the year until few new ones turn up. */
  open(): void {
    const challenges = Array.from({ length: this.facts.challenges.count }, (_, c) => c);
    const { shouldStop, used } = this.run;
    while (!shouldStop() && used() < MOST_OPENING) {
      this.lookAround();
      if (this.isOutdated()) return;
      this.addPlan();
      this.volume.run(PRICE_ROUNDS, this.best.soft);
      const before = this.pool.count;
      this.generator.generate(this.volume.prices, { challenges, state: null, exactWeeks: EXACT_WEEKS, shouldStop });
      if (this.pool.count - before < FEW_NEW * before) break;
    }
    this.volume.run(PRICE_ROUNDS, this.best.soft);
  }

  /** Plans the whole year from the fractional plan. */
  planYear(): void {
    const free = Array.from({ length: this.facts.challenges.count }, (_, c) => c).filter(
      (c) => this.facts.challenges.pinCount[c] === 0,
    );
    this.replan(free, WHOLE_YEAR);
    this.polish(POLISH_YEAR);
    this.keepBest();
  }

  /** Plans a part of the year anew and keeps what is better; now and then polishes. */
  planParts(): void {
    while (!this.run.shouldStop()) {
      this.lookAround();
      if (this.isOutdated()) return;
      for (let i = 0; i < PARTS_A_POLISH && !this.run.shouldStop(); i++) {
        this.replan(drawNeighbourhood(this.search.state, this.random, PART_SIZE), PART);
        this.keepBest();
      }
      this.polish(POLISH_PARTS);
      this.keepBest();
    }
  }

  private replan(challenges: readonly number[], how: DivePlan): void {
    const { search, highs, resources, pool, generator } = this;
    for (const c of challenges) if (search.state.week[c]! >= 0) liftTeam(search.state, c);
    commit(search.state);
    const tools = { highs, resources, pool, generator, volume: this.diveVolume, shouldStop: this.run.shouldStop };
    dive(search, challenges, this.volume.prices, this.best.soft, how, tools);
    search.energy = energyOf(search);
  }

  private polish(moves: number): void {
    polish(this.search, moves, this.run.options.polishHottest, this.run.shouldStop);
  }

  /** Goes over to the better of the best plan and the one at hand. */
  private keepBest(): void {
    const { search } = this;
    if (search.energy < energyOfScore(this.best, this.run.options)) {
      this.best = takeIncumbent(search.state);
      this.run.offer(this.best);
    } else this.restore(this.best);
  }

  private lookAround(): void {
    const other = this.run.take();
    if (other === null || energyOfScore(other, this.run.options) >= energyOfScore(this.best, this.run.options)) return;
    this.best = other;
    this.restore(other);
  }

  private restore(plan: Incumbent): void {
    restore(this.search.state, plan);
    this.search.energy = energyOf(this.search);
  }

  private addPlan(): void {
    for (let c = 0; c < this.facts.challenges.count; c++)
      if (this.best.week[c]! >= 0) this.pool.add(c, this.best.week[c]!, membersOf(this.facts, this.best, c));
  }
}
