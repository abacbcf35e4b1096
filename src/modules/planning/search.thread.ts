import { parentPort, workerData } from 'node:worker_threads';
import { vacanciesOf } from '../../scheduling/broken-rules.js';
import { encodeProblem } from '../../scheduling/encode-problem.js';
import { type Exchange } from '../../scheduling/incumbent.js';
import { compareScores } from '../../scheduling/plan.js';
import { type Run, solveFacts } from '../../scheduling/solve.js';
import { type ThreadResult, type ThreadTask, wallClockMs } from './solver-messages.js';
import { SharedBoard } from './shared-board.js';

/** Least time between two postings of a thread's best plan. */
const POSTING_INTERVAL_MS = 100;

const { task, thread, memory, shape, beganAt } = workerData as ThreadTask;
const board = new SharedBoard(memory, shape);

/** The other threads' standings; a thread alone has nobody to look at. */
const exchange: Exchange = {
  offer: (standing) => {
    board.postStanding(thread, standing);
  },
  take: () => {
    const standings = Array.from({ length: board.threads }, (_, other) => other)
      .filter((other) => other !== thread)
      .map((other) => board.standingOf(other))
      .filter((standing) => standing !== null);
    return standings.sort(compareScores)[0] ?? null;
  },
};

/** How much longer than its time a run may take to have any plan at all; well within the launcher's patience. */
const FIRST_PLAN_GRACE_MS = 5000;

function search(): ThreadResult {
  const facts = encodeProblem(task.problem);
  let postedAt = -Infinity;
  let unposted: (() => void) | null = null;
  /** Shows the best plan; one that comes soon after another waits its turn, and is not forgotten. */
  const post = (): void => {
    if (unposted === null || wallClockMs() - postedAt < POSTING_INTERVAL_MS) return;
    unposted();
    unposted = null;
    postedAt = wallClockMs();
  };
  const limitMs = task.seconds === null ? null : task.seconds * 1000;
  const isOver = (graceMs: number) => limitMs !== null && wallClockMs() - beganAt >= limitMs + graceMs;
  const run: Run = {
    seed: task.seed + thread,
    shouldStop: () => {
      post();
      return board.isStopRequested() || isOver(0);
    },
    shouldAbandon: () => board.isStopRequested() || isOver(FIRST_PLAN_GRACE_MS),
    ...(limitMs === null ? {} : { used: () => (wallClockMs() - beganAt) / limitMs }),
    ...(task.iterations === null ? {} : { iterations: task.iterations }),
    ...(task.initial === null ? {} : { initial: task.initial }),
    ...(board.threads > 1 ? { exchange } : {}),
    onIncumbent: (incumbent, iterations) => {
      unposted = () => {
        board.postBest(thread, { ...incumbent, vacancies: vacanciesOf(facts, incumbent), iterations });
      };
      post();
    },
  };
  return solveFacts(facts, task.options, run);
}

parentPort?.postMessage(search());
