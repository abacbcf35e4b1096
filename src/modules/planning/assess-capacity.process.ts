import { type Capacity } from '../../scheduling/capacity/assess-capacity.js';
import { type CapacityTask } from './capacity-task.js';
import { ThreadQueue } from './thread-queue.process.js';

const queue = new ThreadQueue<CapacityTask, Capacity>({
  thread: 'assess-capacity',
  name: 'capacity-assessments',
  memoryMb: 1024,
  timeMs: 90_000,
  mostAtOnce: 3,
});

/**
 * Assesses the capacity of a programme in a thread, one at a time.
 * @throws DomainError unavailable while too many wait; Error when the thread fails or takes far too long
 */
export const assessInThread = (task: CapacityTask): Promise<Capacity> => queue.ask(task);
