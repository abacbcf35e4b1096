import { type RobustPlan } from '../../scheduling/robust/make-robust.js';
import { MOST_SECONDS, type RobustTask } from './robust-task.js';
import { ThreadQueue } from './thread-queue.process.js';

/** Beside the search the years are drawn some times. */
const DRAWING_MS = 120_000;

const queueFor = (seconds: number, mostAtOnce: number): ThreadQueue<RobustTask, RobustPlan> =>
  new ThreadQueue({
    thread: 'robust-plan',
    name: 'robust plans',
    memoryMb: 1024,
    timeMs: seconds * 1000 + DRAWING_MS,
    mostAtOnce,
  });

const queue = queueFor(MOST_SECONDS, 3);

/**
 * Looks for a more robust plan in a thread, one at a time.
 * @throws DomainError unavailable while too many wait; Error when the thread fails or takes much longer than `MOST_SECONDS`
 */
export const makeRobustInThread = (task: RobustTask): Promise<RobustPlan> => queue.ask(task);

/** The same for one who has the machine to themselves, and as long as they like up to a week. */
export const makeRobustAlone = (task: RobustTask): Promise<RobustPlan> => queueFor(7 * 86_400, 1).ask(task);
