import { Worker } from 'node:worker_threads';
import { isSmallYear } from '../../scheduling/columns/search-by-columns.js';
import { decodePlan } from '../../scheduling/decisions.js';
import { seatsOf } from '../../scheduling/encode-problem.js';
import { compareScores, type Plan, type Score } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { boundFor } from '../../scheduling/proven-bound.js';
import { agreeOnScore } from './agree-on-score.js';
import { type Posting, SharedBoard } from './shared-board.js';
import {
  type ColumnsTask,
  type FromSolver,
  type NewFacts,
  type SolverAnswer,
  type SolverTask,
  type ThreadResult,
  type ThreadTask,
  type ToSolver,
  wallClockMs,
} from './solver-messages.js';
import { type StopReason, StopWatch } from './stop-rules.js';

/**
 * The solver's own process: starts the threads, passes on where they stand, and answers the best plan of all, verified. When
 * the facts change on the way, the threads begin again on the new problem from the best plan so far, in the time that is left.
 * It ends when its parent does.
 */
const PROGRESS_INTERVAL_MS = 250;
const INCUMBENT_INTERVAL_MS = 2000;
/** Share of its memory from which a run does without columns. */
const MEMORY_FOR_COLUMNS = 0.8;
const MIB = 2 ** 20;

/** The search of one problem; a run whose facts change has several, one after another. */
interface Leg {
  readonly problem: Problem;
  readonly revision: number;
  readonly initial: Plan | null;
  /** Moves that each thread may still try, or null for any number. */
  readonly iterations: number | null;
  /** Moves that all threads tried in the legs before. */
  readonly triedBefore: number;
}

let board: SharedBoard | null = null;
/** The first reason to end before the time and the moves are used up. */
let stoppedBy: StopReason | null = null;
/** Facts that the next leg searches on. */
let newFacts: NewFacts | null = null;

process.on('message', (message: ToSolver) => {
  if (message.type === 'stop') stop('told');
  else if (message.type === 'start') void run(message.task);
  else {
    newFacts = message.facts;
    board?.requestStop();
  }
});
process.on('disconnect', () => process.exit(1));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent says when to stop.

function stop(reason: StopReason): void {
  stoppedBy ??= reason;
  board?.requestStop();
}

async function run(task: SolverTask): Promise<void> {
  const beganAt = wallClockMs();
  const { problem, initial, iterations } = task;
  let leg: Leg = { problem, revision: 0, initial, iterations, triedBefore: 0 };
  try {
    for (;;) {
      const answer = await search(task, leg, beganAt);
      if (newFacts === null) {
        await send({ type: 'result', answer });
        break;
      }
      leg = nextLeg(task, leg, answer, newFacts);
      newFacts = null;
      // What was good enough for the old facts need not be for the new ones, but somebody's word holds.
      if (stoppedBy !== 'told') stoppedBy = null;
    }
  } catch (error) {
    await send({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
  } finally {
    process.disconnect();
  }
}

function nextLeg({ threads }: SolverTask, leg: Leg, { plan, iterations }: SolverAnswer, facts: NewFacts): Leg {
  const tried = Math.ceil((iterations - leg.triedBefore) / threads);
  return {
    ...facts,
    initial: plan,
    iterations: leg.iterations === null ? null : Math.max(1, leg.iterations - tried),
    triedBefore: iterations,
  };
}

async function search(task: SolverTask, leg: Leg, beganAt: number): Promise<SolverAnswer> {
  const { problem, revision } = leg;
  const shape = { threads: task.threads, challenges: problem.challenges.length, seats: seatsOf(problem) };
  board = SharedBoard.allocate(shape);
  const { memory } = board;
  if (stoppedBy !== null) board.requestStop(); // told to before there was anything to stop
  const { options, seed, seconds } = task;
  const columns = generatesColumns(task)
    ? startColumns(task, { problem, options, seed, seconds, memory, shape, beganAt })
    : null;
  const timer = report(board, task, leg, beganAt, columns);
  try {
    const threadTask = { problem, options, seed, seconds, iterations: leg.iterations, initial: leg.initial };
    const results = await Promise.all(
      Array.from({ length: columns === null ? task.threads : task.threads - 1 }, (_, thread) =>
        runThread({ task: threadTask, thread, memory, shape, beganAt }, task.memoryLimitMb),
      ),
    );
    const found: { plan: Plan; score: Score }[] = [...results];
    const shown = columns === null ? null : board.best();
    if (shown !== null) found.push({ plan: decodePlan({ problem, seats: shape.seats }, shown), score: shown });
    const { plan, score } = found.sort((a, b) => compareScores(a.score, b.score))[0]!;
    const verification = agreeOnScore(problem, plan, score);
    return {
      plan,
      verification,
      revision,
      iterations: results.reduce((sum, result) => sum + result.iterations, leg.triedBefore),
      seconds: secondsSince(beganAt),
      bound: boundFor(verification, board.readBound()),
      stoppedBy: stoppedBy ?? (isTimeUp(task, beganAt) ? 'time' : 'moves'),
    };
  } finally {
    clearInterval(timer);
    await columns?.terminate();
  }
}

/** A run that can be repeated move by move, on one thread or without a clock, has no thread that meddles. */
function generatesColumns({ problem, options, threads, seconds }: SolverTask): boolean {
  const from = isSmallYear(problem) ? options.columnsFrom : options.columnsFromLarge;
  return threads > 1 && from > 0 && seconds !== null && seconds >= from && problem.challenges.length > 0;
}

/** Without its columns a run still has its plan: a thread that fails costs the bound and nothing else. */
function startColumns({ memoryLimitMb }: SolverTask, columnsTask: ColumnsTask): Worker {
  const thread = new Worker(new URL('./columns.thread.js', import.meta.url), {
    workerData: columnsTask,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  });
  thread.on('error', (error) => process.stderr.write(`The thread that generates columns ended: ${String(error)}\n`));
  return thread;
}

function runThread(threadTask: ThreadTask, memoryLimitMb: number): Promise<ThreadResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./search.thread.js', import.meta.url), {
      workerData: threadTask,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      reject(new Error(`A search thread ended with code ${code} and no plan`));
    });
  });
}

/** Tells the parent, at intervals, where the threads stand and their best plan so far; asks the rules whether to end, and watches the memory. */
function report(
  shared: SharedBoard,
  task: SolverTask,
  { problem, revision, triedBefore }: Leg,
  beganAt: number,
  columns: Worker | null,
): NodeJS.Timeout {
  const watch = new StopWatch(task);
  let shown: SolverAnswer | null = null;
  let shownAt = -Infinity;
  const showIncumbent = (best: Posting, iterations: number, now: number): void => {
    if (now - shownAt < INCUMBENT_INTERVAL_MS) return;
    if (shown !== null && compareScores(best, shown.verification) >= 0) return;
    const plan = decodePlan({ problem, seats: seatsOf(problem) }, best);
    const verification = agreeOnScore(problem, plan, { medium: best.medium, soft: best.soft });
    const bound = boundFor(verification, shared.readBound());
    shown = { plan, verification, revision, iterations, seconds: secondsSince(beganAt), bound, stoppedBy: null };
    shownAt = now;
    void send({ type: 'incumbent', answer: shown });
  };
  return setInterval(() => {
    const mostBytes = task.memoryLimitMb * MIB;
    if (process.memoryUsage.rss() > MEMORY_FOR_COLUMNS * mostBytes) void columns?.terminate();
    if (process.memoryUsage.rss() > mostBytes) {
      const message = `The solver needed more than ${task.memoryLimitMb} MB`;
      void send({ type: 'failure', message }).then(() => process.exit(1));
      return;
    }
    const best = shared.best();
    if (best === null) return;
    const { hard, medium, soft, vacancies } = best;
    const iterations = triedBefore + iterationsOf(shared);
    const now = wallClockMs();
    const elapsedMs = Math.round(now - beganAt);
    const bound = boundFor(best, shared.readBound());
    const score = { hard, medium, soft, vacancies };
    void send({ type: 'progress', progress: { elapsedMs, ...score, iterations, revision, bound, stoppedBy: null } });
    showIncumbent(best, iterations, now);
    const reason = watch.look(best, bound, now);
    if (reason !== null) stop(reason);
  }, PROGRESS_INTERVAL_MS);
}

function iterationsOf(shared: SharedBoard): number {
  return Array.from({ length: shared.threads }, (_, thread) => shared.bestOf(thread)?.iterations ?? 0).reduce(
    (a, b) => a + b,
    0,
  );
}

function isTimeUp({ seconds }: SolverTask, beganAt: number): boolean {
  return seconds !== null && wallClockMs() - beganAt >= seconds * 1000;
}

function secondsSince(beganAt: number): number {
  return Math.round((wallClockMs() - beganAt) / 10) / 100;
}

/** Sends a message and waits until it has left; a parent that is gone is nobody to tell. */
function send(message: FromSolver): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected && process.send)
      process.send(message, undefined, undefined, () => {
        resolve();
      });
    else resolve();
  });
}
