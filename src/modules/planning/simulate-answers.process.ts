import { type AnswersSimulation } from '../../scheduling/simulate-answers.js';
import { type SimulationTask } from './simulation-task.js';
import { ThreadQueue } from './thread-queue.process.js';

const queue = new ThreadQueue<SimulationTask, AnswersSimulation>({
  thread: 'simulate-answers',
  name: 'simulations',
  memoryMb: 512,
  timeMs: 60_000,
  mostAtOnce: 5,
});

/**
 * Simulates answers in a thread, one simulation at a time.
 * @throws DomainError unavailable while too many wait; Error when the thread fails or takes longer than a minute
 */
export const simulateInThread = (task: SimulationTask): Promise<AnswersSimulation> => queue.ask(task);
