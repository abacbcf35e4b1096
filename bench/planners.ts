import { runSolver } from '../src/modules/planning/solver.process.js';
import { construct, placePins } from '../src/scheduling/construct.js';
import { decodePlan } from '../src/scheduling/decisions.js';
import { encodeProblem } from '../src/scheduling/encode-problem.js';
import { DEFAULT_OPTIONS, type SearchOptions } from '../src/scheduling/options.js';
import { type Plan, type Score } from '../src/scheduling/plan.js';
import { type Problem } from '../src/scheduling/problem.js';
import { createRandom } from '../src/scheduling/random.js';
import { createSearch } from '../src/scheduling/search.js';
import { createState } from '../src/scheduling/search-state.js';
import { verifyPlan } from '../src/scheduling/verify-plan.js';
import { chooseWeeks } from './choose-weeks.js';
import { watchPeakMemory } from './peak-memory.js';

/** The best plan that a planner had after some time, counted from the parsed problem. */
export interface Standing extends Score {
  readonly atMs: number;
}

/** One run of one planner, its last plan judged by the verifier. */
export interface Measured {
  /** In order of time. */
  readonly standings: readonly Standing[];
  /** From the parsed problem to the start of the search; null where there is no process to start. */
  readonly startUpMs: number | null;
  readonly movesASecond: number | null;
  /** Null where the system does not tell. */
  readonly peakMib: number | null;
  readonly plan: Plan;
  readonly final: Score;
}

export interface Measurement {
  readonly problem: Problem;
  readonly seed: number;
  readonly threads: number;
  readonly seconds: number;
}

export type Planner = (measurement: Measurement) => Promise<Measured>;

/** So much earlier than the last column the solver is told to end, so that its plan is there by then. */
const HAND_OVER_SECONDS = 0.4;

/** The planner of the service. */
export const planner: Planner = (measurement) => searched(measurement, performance.now(), {}, null);

/** Weeks first, by the calendar alone; then teams, greedily and by the same search without its moves of weeks. */
export const calendarFirst: Planner = (measurement) => {
  const startedAt = performance.now();
  const fixed = { weekMoves: 0, weekSwaps: 0, deferralMoves: 0, warmStart: DEFAULT_OPTIONS.hottest };
  return searched(measurement, startedAt, fixed, chooseWeeks(measurement.problem));
};

/** Challenge by challenge the week and team of least marginal cost, with every free peer compared; no search. */
export const greedy: Planner = ({ problem, seed }) => {
  const startedAt = performance.now();
  const facts = encodeProblem(problem);
  const options = { ...DEFAULT_OPTIONS, sample: problem.peers.length };
  const search = createSearch(createState(facts), createRandom(seed), options);
  placePins(search);
  construct(search, () => false);
  const plan = decodePlan(facts, search.state);
  const final = judge(problem, plan);
  const standings = [{ ...final, atMs: performance.now() - startedAt }];
  return Promise.resolve({ standings, startUpMs: null, movesASecond: null, peakMib: null, plan, final });
};

async function searched(
  { problem, seed, threads, seconds }: Measurement,
  startedAt: number,
  options: Partial<SearchOptions>,
  initial: Plan | null,
): Promise<Measured> {
  const standings: Standing[] = [];
  let startUpMs: number | null = null;
  const memory = watchPeakMemory();
  const spent = (performance.now() - startedAt) / 1000;
  const answer = await runSolver({
    problem,
    seed,
    threads,
    options,
    nice: 0,
    seconds: Math.max(0.1, seconds - spent - HAND_OVER_SECONDS),
    ...(initial === null ? {} : { initial }),
    onProgress: ({ elapsedMs, hard, medium, soft }) => {
      const atMs = performance.now() - startedAt;
      startUpMs ??= atMs - elapsedMs;
      standings.push({ atMs, hard, medium, soft });
    },
  }).finally(memory.stop);
  const final = judge(problem, answer.plan);
  standings.push({ ...final, atMs: performance.now() - startedAt });
  return {
    standings,
    startUpMs,
    movesASecond: answer.iterations / answer.seconds,
    peakMib: memory.peakMib(),
    plan: answer.plan,
    final,
  };
}

function judge(problem: Problem, plan: Plan): Score {
  const { hard, medium, soft } = verifyPlan(problem, plan);
  return { hard, medium, soft };
}
