import { adoptPlan, construct, placePins, type ShouldStop } from './construct.js';
import { decodePlan, encodePlan } from './decisions.js';
import { encodeProblem, type Facts } from './encode-problem.js';
import { anneal } from './improve.js';
import { type Exchange, type Incumbent, takeIncumbent } from './incumbent.js';
import { type SearchOptions } from './options.js';
import { compareScores, type Plan } from './plan.js';
import { type Problem } from './problem.js';
import { createRandom } from './random.js';
import { restore } from './restore.js';
import { type DetailedScore, scoreDecisions } from './score.js';
import { createSearch, energyOf, energyOfScore, type Search } from './search.js';
import { createState, softOf } from './search-state.js';

/** How long a run lasts and whom it tells. */
export interface Run {
  readonly seed: number;
  readonly shouldStop: ShouldStop;
  /** Asked instead of `shouldStop` while there is no first plan yet: an answer a little late beats an empty one. */
  readonly shouldAbandon?: ShouldStop;
  /** Moves to try in all; needed when `used` is not given. With this alone a run can be repeated byte for byte. */
  readonly iterations?: number;
  /** Share of the run's time that has gone, 0 to 1, by a clock that the caller keeps. */
  readonly used?: () => number;
  /** A plan to start from, by default the problem's baseline; what the rules no longer allow is left out and refilled. */
  readonly initial?: Pick<Plan, 'challenges'>;
  readonly exchange?: Exchange;
  /** Told of every better plan, at most once a block of moves. */
  readonly onIncumbent?: (incumbent: Incumbent, iterations: number) => void;
}

/** The best plan of a run. */
export interface Solution {
  readonly plan: Plan;
  readonly score: DetailedScore;
  readonly iterations: number;
}

/**
 * Plans a year: pins, a greedy first plan (or a given one), a quick annealing and a long one. Always answers; what
 * cannot be scheduled is deferred. Hard rules are broken only where pins contradict them.
 */
export function solve(problem: Problem, options: SearchOptions, run: Run): Solution {
  return solveFacts(encodeProblem(problem), options, run);
}

/** `solve` for a problem that is encoded already. */
export function solveFacts(facts: Facts, options: SearchOptions, run: Run): Solution {
  const search = createSearch(createState(facts), createRandom(run.seed), options);
  placePins(search);
  const initial = run.initial ?? facts.problem.baseline;
  if (initial !== null) adoptPlan(search, encodePlan(facts, initial));
  construct(search, run.shouldAbandon ?? run.shouldStop);
  const record = new BestPlan(search, run);
  record.look(0);
  const iterations = facts.challenges.count === 0 ? 0 : coolDown(search, run, record, initial !== null);
  const { best } = record;
  return { plan: decodePlan(facts, best), score: scoreDecisions(facts, best), iterations };
}

/** Keeps the best plan seen. */
class BestPlan {
  best: Incumbent;

  constructor(
    private readonly search: Search,
    private readonly run: Run,
  ) {
    this.best = takeIncumbent(search.state);
    run.onIncumbent?.(this.best, 0);
  }

  look(iterations: number): void {
    const { state } = this.search;
    if (state.hard > this.best.hard || state.medium > this.best.medium) return;
    if (compareScores({ hard: state.hard, medium: state.medium, soft: softOf(state) }, this.best) >= 0) return;
    this.best = takeIncumbent(state);
    this.run.onIncumbent?.(this.best, iterations);
  }
}

function coolDown(search: Search, run: Run, record: BestPlan, isWarm: boolean): number {
  const { options } = search;
  const { iterations, used } = run;
  let made = 0;
  const share = (moves: number): number =>
    Math.max(iterations === undefined ? 0 : (made + moves) / iterations, used?.() ?? 0);
  const trade = run.exchange === undefined ? null : createTrade(search, run.exchange);
  const stage = (from: number, start: number, end: number): void => {
    made += anneal(search, {
      from,
      to: options.coldest,
      limit: iterations === undefined ? Infinity : iterations - made,
      done: (moves) => (share(moves) - start) / (end - start),
      shouldStop: run.shouldStop,
      afterBlock: (moves, done, temperature) => {
        record.look(made + moves);
        trade?.(done, temperature);
      },
    });
  };
  if (isWarm) stage(options.warmStart, 0, 1);
  else {
    stage(options.firstHottest, 0, options.firstCooling);
    stage(record.best.medium > 0 ? options.hottestWhenShort : options.hottest, options.firstCooling, 1);
  }
  return made;
}

/**
 * Searches side by side: now and then each shows where it stands and goes over to the best of the others, the more
 * likely the further that one is ahead.
 */
function createTrade(search: Search, exchange: Exchange): (done: number, temperature: number) => void {
  const { state, random, options } = search;
  let next = 0;
  return (done, temperature) => {
    if (done < next || options.exchanges === 0) return;
    next = (Math.floor(done * options.exchanges) + 1) / options.exchanges;
    exchange.offer(takeIncumbent(state));
    const other = exchange.take();
    if (other === null) return;
    const ahead = search.energy - energyOfScore(other, options);
    if (ahead <= 0 || random.next() < Math.exp(-ahead / (temperature * options.exchangePatience))) return;
    restore(state, other);
    search.energy = energyOf(search);
  };
}
