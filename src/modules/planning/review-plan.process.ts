import { type ReviewAnswer, type ReviewTask } from './review-task.js';
import { ThreadQueue } from './thread-queue.process.js';

const queue = new ThreadQueue<ReviewTask, ReviewAnswer>({
  thread: 'review-plan',
  name: 'reviews',
  memoryMb: 512,
  timeMs: 60_000,
  mostAtOnce: 5,
});

/**
 * Reviews a plan in a thread, one review at a time.
 * @throws DomainError unavailable while too many wait; Error when the thread fails or takes longer than a minute
 */
export const reviewInThread = (task: ReviewTask): Promise<ReviewAnswer> => queue.ask(task);
