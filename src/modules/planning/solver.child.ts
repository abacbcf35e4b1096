import { Worker } from 'node:worker_threads';
import { decodePlan } from '../../scheduling/decisions.js';
import { seatsOf } from '../../scheduling/encode-problem.js';
import { compareScores } from '../../scheduling/plan.js';
import { agreeOnScore } from './agree-on-score.js';
import { type Posting, SharedBoard } from './shared-board.js';
import {
  type FromSolver,
  type SolverAnswer,
  type SolverTask,
  type ThreadResult,
  type ThreadTask,
  type ToSolver,
  wallClockMs,
} from './solver-messages.js';

/**
 * The solver's own process: starts the search threads, passes on where they stand, and answers the best plan of all,
 * verified. It ends when its parent does.
 */
const PROGRESS_INTERVAL_MS = 250;
const INCUMBENT_INTERVAL_MS = 2000;

let board: SharedBoard | null = null;

process.on('message', (message: ToSolver) => {
  if (message.type === 'stop') board?.requestStop();
  else void run(message.task);
});
process.on('disconnect', () => process.exit(1));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent says when to stop.

async function run(task: SolverTask): Promise<void> {
  const beganAt = wallClockMs();
  const shape = { threads: task.threads, challenges: task.problem.challenges.length, seats: seatsOf(task.problem) };
  board = SharedBoard.allocate(shape);
  const timer = report(board, task, beganAt);
  try {
    const { problem, options, seed, seconds, iterations, initial } = task;
    const threadTask = { problem, options, seed, seconds, iterations, initial };
    const { memory } = board;
    const results = await Promise.all(
      Array.from({ length: task.threads }, (_, thread) =>
        runThread({ task: threadTask, thread, memory, shape, beganAt }, task.memoryLimitMb),
      ),
    );
    const best = results.sort((a, b) => compareScores(a.score, b.score))[0]!;
    const made = results.reduce((sum, result) => sum + result.iterations, 0);
    const verification = agreeOnScore(problem, best.plan, best.score);
    await send({
      type: 'result',
      answer: { plan: best.plan, verification, iterations: made, seconds: secondsSince(beganAt) },
    });
  } catch (error) {
    await send({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(timer);
    process.disconnect();
  }
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
function report(shared: SharedBoard, task: SolverTask, beganAt: number): NodeJS.Timeout {
  let shown: SolverAnswer | null = null;
  let shownAt = -Infinity;
  const showIncumbent = (best: Posting, now: number): void => {
    if (now - shownAt < INCUMBENT_INTERVAL_MS) return;
    if (shown !== null && compareScores(best, shown.verification) >= 0) return;
    const plan = decodePlan({ problem: task.problem, seats: seatsOf(task.problem) }, best);
    const verification = agreeOnScore(task.problem, plan, { medium: best.medium, soft: best.soft });
    shown = { plan, verification, iterations: iterationsOf(shared), seconds: secondsSince(beganAt) };
    shownAt = now;
    void send({ type: 'incumbent', answer: shown });
  };
  return setInterval(() => {
    if (process.memoryUsage.rss() > task.memoryLimitMb * 2 ** 20) {
      const message = `The solver needed more than ${task.memoryLimitMb} MB`;
      void send({ type: 'failure', message }).then(() => process.exit(1));
      return;
    }
    const best = bestPosting(shared);
    if (best === null) return;
    const { hard, medium, soft, vacancies } = best;
    const iterations = iterationsOf(shared);
    const now = wallClockMs();
    const progress = { elapsedMs: Math.round(now - beganAt), hard, medium, soft, vacancies, iterations };
    void send({ type: 'progress', progress });
    showIncumbent(best, now);
  }, PROGRESS_INTERVAL_MS);
}

function bestPosting(shared: SharedBoard): Posting | null {
  const postings = Array.from({ length: shared.threads }, (_, thread) => shared.bestOf(thread));
  return postings.filter((posting) => posting !== null).sort(compareScores)[0] ?? null;
}

function iterationsOf(shared: SharedBoard): number {
  return Array.from({ length: shared.threads }, (_, thread) => shared.bestOf(thread)?.iterations ?? 0).reduce(
    (a, b) => a + b,
    0,
  );
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
