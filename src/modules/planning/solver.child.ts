import { Worker } from 'node:worker_threads';
import { decodePlan } from '../../scheduling/decisions.js';
import { seatsOf } from '../../scheduling/encode-problem.js';
import { compareScores } from '../../scheduling/plan.js';
import { boundFor } from '../../scheduling/proven-bound.js';
import { agreeOnScore } from './agree-on-score.js';
import { type BoardShape, type Posting, SharedBoard } from './shared-board.js';
import {
  type ColumnsTask,
  type FromSolver,
  type SolverAnswer,
  type SolverTask,
  type ThreadResult,
  type ThreadTask,
  type ToSolver,
  wallClockMs,
} from './solver-messages.js';
import { type StopReason, StopWatch } from './stop-rules.js';

/**
 * The solver's own process: starts the threads, passes on where they stand, and answers the best plan of all, verified. It
 * ends when its parent does.
 */
const PROGRESS_INTERVAL_MS = 250;
const INCUMBENT_INTERVAL_MS = 2000;
/** Share of its memory from which a run does without columns. */
const MEMORY_FOR_COLUMNS = 0.8;
const MIB = 2 ** 20;

let board: SharedBoard | null = null;
/** The first reason to end before the time and the moves are used up. */
let stoppedBy: StopReason | null = null;

process.on('message', (message: ToSolver) => {
  if (message.type === 'stop') stop('told');
  else void run(message.task);
});
process.on('disconnect', () => process.exit(1));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent says when to stop.

function stop(reason: StopReason): void {
  stoppedBy ??= reason;
  board?.requestStop();
}

async function run(task: SolverTask): Promise<void> {
  const beganAt = wallClockMs();
  const shape = { threads: task.threads, challenges: task.problem.challenges.length, seats: seatsOf(task.problem) };
  board = SharedBoard.allocate(shape);
  if (stoppedBy !== null) board.requestStop(); // told to before there was anything to stop
  const columns = generatesColumns(task) ? startColumns(task, board, shape) : null;
  const timer = report(board, task, beganAt, columns);
  try {
    const { problem, options, seed, seconds, iterations, initial } = task;
    const threadTask = { problem, options, seed, seconds, iterations, initial };
    const { memory } = board;
    const results = await Promise.all(
      Array.from({ length: columns === null ? task.threads : task.threads - 1 }, (_, thread) =>
        runThread({ task: threadTask, thread, memory, shape, beganAt }, task.memoryLimitMb),
      ),
    );
    const best = results.sort((a, b) => compareScores(a.score, b.score))[0]!;
    const made = results.reduce((sum, result) => sum + result.iterations, 0);
    const verification = agreeOnScore(problem, best.plan, best.score);
    const bound = boundFor(verification, board.readBound());
    await send({
      type: 'result',
      answer: {
        plan: best.plan,
        verification,
        iterations: made,
        seconds: secondsSince(beganAt),
        bound,
        stoppedBy: stoppedBy ?? (isTimeUp(task, beganAt) ? 'time' : 'moves'),
      },
    });
  } catch (error) {
    await send({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(timer);
    await columns?.terminate();
    process.disconnect();
  }
}

/** A run that can be repeated move by move, on one thread or without a clock, has no thread that meddles. */
function generatesColumns({ options, threads, seconds }: SolverTask): boolean {
  return threads > 1 && options.columnsFrom > 0 && seconds !== null && seconds >= options.columnsFrom;
}

/** Without its columns a run still has its plan: a thread that fails costs the bound and nothing else. */
function startColumns(task: SolverTask, { memory }: SharedBoard, shape: BoardShape): Worker {
  const columnsTask: ColumnsTask = { problem: task.problem, memory, shape };
  const thread = new Worker(new URL('./columns.thread.js', import.meta.url), {
    workerData: columnsTask,
    resourceLimits: { maxOldGenerationSizeMb: task.memoryLimitMb },
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

/** Tells the parent, at intervals, where the threads stand and their best plan so far, and watches the memory. */
function report(shared: SharedBoard, task: SolverTask, beganAt: number, columns: Worker | null): NodeJS.Timeout {
  const watch = new StopWatch(task);
  let shown: SolverAnswer | null = null;
  let shownAt = -Infinity;
  const showIncumbent = (best: Posting, now: number): void => {
    if (now - shownAt < INCUMBENT_INTERVAL_MS) return;
    if (shown !== null && compareScores(best, shown.verification) >= 0) return;
    const plan = decodePlan({ problem: task.problem, seats: seatsOf(task.problem) }, best);
    const verification = agreeOnScore(task.problem, plan, { medium: best.medium, soft: best.soft });
    const bound = boundFor(verification, shared.readBound());
    const iterations = iterationsOf(shared);
    shown = { plan, verification, iterations, seconds: secondsSince(beganAt), bound, stoppedBy: null };
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
    const iterations = iterationsOf(shared);
    const now = wallClockMs();
    const bound = boundFor(best, shared.readBound());
    const elapsedMs = Math.round(now - beganAt);
    const progress = { elapsedMs, hard, medium, soft, vacancies, iterations, bound, stoppedBy: null };
    void send({ type: 'progress', progress });
    showIncumbent(best, now);
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
