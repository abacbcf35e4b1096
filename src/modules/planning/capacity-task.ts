import { type CapacityRequest } from '../../scheduling/capacity/assess-capacity.js';
import { type Problem } from '../../scheduling/problem.js';

/** What the thread that assesses capacity is started with. */
export interface CapacityTask {
  readonly problem: Problem;
  readonly request: Omit<CapacityRequest, 'shouldStop'>;
}

/** How long an assessment over HTTP may take before it answers with what it has; the command line may take longer. */
export const CAPACITY_SECONDS = 45;
