import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type AnswersSimulation } from '../../scheduling/simulate-answers.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type SimulationTask } from './simulation-task.js';

/** Threads run compiled, also when this file is loaded as TypeScript by a test. */
const THREAD_FILE = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/src/modules/planning/simulate-answers.thread.js', import.meta.url)
    : new URL('./simulate-answers.thread.js', import.meta.url),
);
const MEMORY_LIMIT_MB = 512;
const TIME_LIMIT_MS = 60_000;
/** Simulations that may run or wait at once; the last of them has its turn within minutes. */
const MOST_AT_ONCE = 5;

/** The simulation that is running; the next one waits for it, so that many requests do not take all processors. */
let running: Promise<unknown> = Promise.resolve();
let pending = 0;

/**
 * Simulates answers in a thread, one simulation at a time, so that the web process goes on answering.
 * @throws DomainError unavailable while too many wait; Error when the thread fails or takes longer than a minute
 */
export async function simulateInThread(task: SimulationTask): Promise<AnswersSimulation> {
  if (pending >= MOST_AT_ONCE) {
    const message = `${pending} simulations are under way or waiting, as many as there may be. Ask again in a minute.`;
    throw new DomainError('unavailable', 'planning.simulations-under-way', message);
  }
  pending++;
  const answer = running.then(() => startThread(task));
  running = answer.catch(() => undefined);
  try {
    return await answer;
  } finally {
    pending--;
  }
}

function startThread(task: SimulationTask): Promise<AnswersSimulation> {
  const thread = new Worker(THREAD_FILE, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT_MS);
  return new Promise<AnswersSimulation>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      reject(new Error(`The simulation of answers ended with code ${code} and no figures`));
    });
  }).finally(() => {
    clearTimeout(timer);
  });
}
