import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type AnswersRequest } from '../../scheduling/simulate-answers.js';

/** What the thread that simulates answers is started with. */
export interface SimulationTask {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly request: AnswersRequest;
}

/** Most years drawn for one request over HTTP; the command line takes more. */
export const MOST_DRAWS = 2000;
