import { type Highs } from 'highs';
import { kmBy40 } from '../encode-challenges.js';
import { type Decisions, encodePlan, membersOf } from '../decisions.js';
import { encodeProblem, type Facts } from '../encode-problem.js';
import { DEFAULT_OPTIONS } from '../options.js';
import { type Problem } from '../problem.js';
import { solveFacts } from '../solve.js';
import { createTeamCounts } from '../team-tally.js';
import { type Column, columnOf, deferralsOf, weekCost } from './column.js';
import { Master } from './master.js';
import { priceYear, type Pricing } from './price-year.js';
import { clampPrices } from './prices.js';
import { layResources } from './resources.js';

/** What a bound is asked about. */
export interface BoundRequest {
  /** The bound holds for plans without broken hard rules whose medium is at most this. */
  readonly mostMedium: number;
  /** Decisions of a plan to start from, which make the first rounds shorter; null without. */
  readonly start: Decisions | null;
  /** Columns and prices that an earlier search found, which make them fewer. */
  readonly known?: { readonly columns: readonly Column[]; readonly prices: Float64Array };
  /** Asked now and then; true ends the work with the best bound so far. */
  readonly shouldStop: () => boolean;
  /** Told after every round. */
  readonly onRound?: (bound: Bound) => void;
}

/** A lower bound on soft. */
export interface Bound {
  /** No plan of the request costs less; null when there was no time for one. A whole number. */
  readonly bound: number | null;
  readonly rounds: number;
  readonly columns: number;
  /** Whether more rounds could not raise it: the linear programme's optimum is reached. */
  readonly isComplete: boolean;
  /** Whether it is proven that no plan of the request exists; `bound` is null then. */
  readonly isImpossible: boolean;
}

/** Share of the best prices so far in the prices of a round; the rest comes from the linear programme. */
const SMOOTHING = 0.5;
/** Moves for each challenge in the search for a first plan, where none is given. */
const FIRST_ITERATIONS = 2500;
/** Solves of one round; rows that are short after the last wait for the next. */
const MOST_SOLVES = 2;
/** What leaving a challenge uncovered costs at first, and at most. */
const FIRST_PENALTY = 1000;
const LAST_PENALTY = 1e5;
const ROUNDING = 1e-6;

/**
 * Bounds soft from below by column generation with a Lagrangian bound in each round. Rules 6 to 9 and the term
 * `homeAbsent` are left out, which can only lower it. Same problem and request, same bound round by round.
 * Cost: a round prices every challenge in every week on offer, some milliseconds each. Source: docs/adr/0015.
 */
export function boundByColumns(problem: Problem, highs: Highs, request: BoundRequest): Bound {
  const facts = encodeProblem(problem);
  const resources = layResources(facts, request.mostMedium);
  const master = new Master(highs, facts, resources, FIRST_PENALTY);
  const isShort = mayBeShort(facts, request.mostMedium);
  const year = priceYear(facts, resources, isShort);
  const highest = highestSoft(facts);
  let bound: number | null = null;
  let bestPrices: Float64Array = request.known?.prices.slice() ?? new Float64Array(resources.count);
  let prices = bestPrices;
  let smoothing = 1; // the first prices are not those of a linear programme
  const answer = (rounds: number, isComplete: boolean): Bound => ({
    bound: bound === null || bound > highest ? null : Math.max(0, Math.ceil(bound - ROUNDING)),
    rounds,
    columns: master.columnCount,
    isComplete,
    isImpossible: bound !== null && bound > highest,
  });
  try {
    if (isShort) master.add(deferralsOf(facts));
    master.add(request.known?.columns ?? firstColumns(facts, request));
    for (let rounds = 0; ; rounds++) {
      clampPrices(facts, resources, prices);
      const pricing: Pricing | null = year.price(prices, master.all, request.shouldStop);
      if (pricing === null) return answer(rounds, false);
      if (bound === null || pricing.bound > bound) {
        bound = pricing.bound;
        bestPrices = prices;
      }
      if (bound > highest) return answer(rounds + 1, true);
      master.add(pricing.columns);
      request.onRound?.(answer(rounds + 1, false));
      const solved = solveWithRows(master, request.shouldStop);
      if (solved === null) return answer(rounds + 1, false);
      if (pricing.columns.length === 0 && smoothing === 0 && solved.added === 0) {
        if (solved.uncovered < ROUNDING || master.currentPenalty >= LAST_PENALTY) return answer(rounds + 1, true);
        master.raisePenalty(master.currentPenalty * 10);
        const dearer = master.solve(request.shouldStop);
        if (dearer === null) return answer(rounds + 1, false);
        prices = dearer.prices;
        continue;
      }
      const isReached = Math.ceil(solved.objective - ROUNDING) <= Math.ceil(bound - ROUNDING);
      if (isReached && !solved.isShort && solved.uncovered < ROUNDING) return answer(rounds + 1, true);
      smoothing = pricing.columns.length === 0 ? 0 : SMOOTHING;
      const mixed = new Float64Array(resources.count);
      for (let r = 0; r < mixed.length; r++)
        mixed[r] = smoothing * bestPrices[r]! + (1 - smoothing) * solved.prices[r]!;
      prices = mixed;
    }
  } finally {
    master.dispose();
  }
}

/** Solves the master, and again with the rows that its answer would break. */
function solveWithRows(master: Master, shouldStop: () => boolean) {
  for (let added = 0, solves = 1; ; solves++) {
    const solved = master.solve(shouldStop);
    if (solved === null) return null;
    const more = master.addShortRows(solved.shares);
    added += more;
    if (more === 0 || solves === MOST_SOLVES) return { ...solved, added, isShort: more > 0 };
  }
}

/** Whether plans of so much medium may have vacancies or deferrals: above 0, and at 0 where one of these weighs nothing. */
function mayBeShort({ problem, vacancyWeight }: Facts, mostMedium: number): boolean {
  return mostMedium > 0 || problem.deferralWeight === 0 || vacancyWeight.includes(0);
}

/** A plan found quickly, for want of one that was given. */
export function firstPlan(facts: Facts, shouldStop: () => boolean): Decisions {
  const iterations = FIRST_ITERATIONS * facts.challenges.count;
  return encodePlan(facts, solveFacts(facts, DEFAULT_OPTIONS, { seed: 1, iterations, shouldStop }).plan);
}

/** The columns of a plan that was given, or else of one found quickly: with them the first prices make sense. */
function firstColumns(facts: Facts, { start, mostMedium, shouldStop }: BoundRequest): Column[] {
  const { week, team } = start ?? firstPlan(facts, shouldStop);
  const columns: Column[] = [];
  const counts = createTeamCounts(facts);
  for (let c = 0; c < facts.challenges.count; c++) {
    if (week[c]! < 0) continue;
    const column = columnOf(facts, counts, c, week[c]!, membersOf(facts, { week, team }, c));
    if (column.medium <= mostMedium) columns.push(column);
  }
  return columns;
}

/** More than any plan can cost in the terms that the bound knows: a bound above it says that there is no plan. */
function highestSoft(facts: Facts): number {
  const { weights, challenges, peers, weeks } = facts;
  const carried = peers.carriedOver.reduce((most, n) => Math.max(most, n), 0);
  let sum = weights.regionLoad * challenges.count;
  sum += facts.capacity.reduce((total, n) => total + weights.weekOverload * n * n, 0);
  sum += weights.repeatUse * challenges.count * facts.seats * (facts.deployments + 2 * carried);
  let worst = 0;
  for (let c = 0; c < challenges.count; c++) {
    const perMember = weights.newcomerExcess + weights.regionExcess + weights.offTheme;
    const team =
      weights.themeUncovered * challenges.allThemes[c]! +
      2 * (weights.controlAbsent + weights.experiencedShortfall + weights.noSameClass) +
      weights.oneParty +
      weights.leadUntried +
      facts.seats * perMember;
    worst = Math.max(worst, team);
    const journeys = challenges.travel.subarray(c * peers.count, (c + 1) * peers.count);
    const furthest = journeys.reduce((most, cell) => Math.max(most, kmBy40(cell)), 0);
    sum += team + facts.seats * (weights.travelPer40Km * furthest + weights.ifNeeded);
    let week = 0;
    for (let w = 0; w < weeks; w++) week = Math.max(week, weekCost(facts, c, w));
    sum += week;
  }
  return sum + weights.worstTeam * worst;
}
