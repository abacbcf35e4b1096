import { decodePlan } from '../decisions.js';
import { DEFAULT_OPTIONS } from '../options.js';
import { type Plan } from '../plan.js';
import { createRandom } from '../random.js';
import { restore } from '../restore.js';
import { createSearch } from '../search.js';
import { createState } from '../search-state.js';
import { type AnswersRequest, type AnswersSimulation, simulateAnswers } from '../simulate-answers.js';
import { type StandingPlan } from '../standing-plan.js';
import { verifyPlan } from '../verify-plan.js';
import { Completeness } from './completeness.js';
import { tradeForTeams } from './trade-for-teams.js';

/** Assumption: what a coordinator may give for sturdier teams unless they say otherwise, in soft points: those of the issue. */
export const DEFAULT_BUDGET = 90;
export const MOST_BUDGET = 10_000;
/** Soft points for one more complete team, at first; the cheapest trades are made first, and the price then doubles. */
const FIRST_TEAM_PRICE = 20;
const TEMPERATURE = 0.5;
/** Years drawn to choose between plans, apart from those that are told. */
const CHOOSING_DRAWS = 400;

/** What is asked. */
export interface RobustRequest extends AnswersRequest {
  /** Soft points that the plan may become dearer by, from 0. */
  readonly budget: number;
}

/** How long the search lasts: by moves, by a clock that the caller keeps, or both. */
export interface RobustRun {
  readonly shouldStop: () => boolean;
  /** Moves to try in all; needed without `used`. With this alone the same seed gives the same plan. */
  readonly iterations?: number;
  /** Share of the time that has gone, 0 to 1. */
  readonly used?: () => number;
}

/** A plan, what comes of it when people say no, and what it scores. */
export interface AnsweredPlan {
  readonly plan: Plan;
  readonly answers: AnswersSimulation;
  readonly medium: number;
  readonly soft: number;
  readonly days: number;
}

/** A plan beside the most robust one that was found. */
export interface RobustPlan {
  readonly before: AnsweredPlan;
  /** Null where no plan was found of which more teams are complete. */
  readonly after: AnsweredPlan | null;
  /** Soft points that `after` costs more, below 0 when it is cheaper; 0 where there is none. */
  readonly price: number;
  readonly moves: number;
}

/**
 * Looks for a plan near the given one of which more teams are expected to be complete in time, for at most `budget` soft points,
 * breaking no rule and leaving nobody more vacant. An estimate guides the search (`Completeness`); the simulation of answers
 * chooses among what it found, and tells of the chosen plan by other draws than it was chosen by. Pinned weeks and members stay.
 * Cost: some seconds of simulation beside the search; the better the longer, up to a minute for 114 teams.
 * @param standing a plan that breaks no hard rule
 * Source: docs/adr/0027-robust-plans.md.
 */
export function makeRobust(standing: StandingPlan, request: RobustRequest, run: RobustRun): RobustPlan {
  const { problem, facts, decisions, score } = standing;
  const state = createState(facts);
  restore(state, decisions);
  const original = decodePlan(facts, state);
  const search = createSearch(state, createRandom(request.seed), DEFAULT_OPTIONS);
  const completeness = new Completeness(state, request.rounds);
  const choosing = { ...request, draws: CHOOSING_DRAWS, seed: request.seed + 1 };
  const expectedOf = (plan: Plan): number => simulateAnswers(problem, plan, choosing).complete.expected;

  let best = { plan: original, expected: expectedOf(original) };
  let moves = 0;
  const share = (made: number): number =>
    Math.max(run.iterations === undefined ? 0 : (moves + made) / run.iterations, run.used?.() ?? 0);
  const prices = teamPrices(request.budget);
  for (const [stretch, teamPrice] of prices.entries()) {
    if (run.shouldStop()) break;
    moves += tradeForTeams(search, completeness, {
      mostSoft: score.soft + request.budget,
      teamPrice,
      temperature: TEMPERATURE,
      shouldStop: (made) => run.shouldStop() || share(made) >= (stretch + 1) / prices.length,
    });
    completeness.renew();
    const plan = decodePlan(facts, state);
    const expected = expectedOf(plan);
    if (expected > best.expected) best = { plan, expected };
  }
  const before = answer(standing, original, request);
  const found = best.plan === original ? before : answer(standing, best.plan, request);
  const after = found.answers.complete.expected > before.answers.complete.expected ? found : null;
  return { before, after, price: after ? after.soft - before.soft : 0, moves };
}

/** What a team may cost, stretch by stretch, until one alone may use up the budget twice over. */
function teamPrices(budget: number): number[] {
  const prices = [FIRST_TEAM_PRICE];
  while (prices.at(-1)! < budget) prices.push(2 * prices.at(-1)!);
  return prices;
}

function answer({ problem, score }: StandingPlan, plan: Plan, request: AnswersRequest): AnsweredPlan {
  const { hard, medium, soft, days } = verifyPlan(problem, plan);
  if (hard > 0 || medium > score.medium)
    throw new Error(`A robust plan breaks ${hard} rules and has medium ${medium}.`);
  const { draws, seed, rounds } = request;
  return { plan, answers: simulateAnswers(problem, plan, { draws, seed, rounds }), medium, soft, days };
}
