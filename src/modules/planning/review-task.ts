import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { repairPlan, type RepairedPlan } from '../../scheduling/review/repair-plan.js';
import { type PlanReview, reviewPlan } from '../../scheduling/review/review-plan.js';
import { readStandingPlan } from '../../scheduling/standing-plan.js';

/** What the thread that reviews a plan is started with. */
export interface ReviewTask {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly allowedPoints: number;
  /** Whether the plan is to be repaired, too. */
  readonly repair: boolean;
}

export interface ReviewAnswer {
  readonly review: PlanReview;
  /** Null when no repair was asked for. */
  readonly repaired: RepairedPlan | null;
}

/** Where people have names, parties are not told: the two objections about them are one. */
export function answerReview({ problem, plan, allowedPoints, repair }: ReviewTask): ReviewAnswer {
  const looked = readStandingPlan(problem, plan);
  if ('faults' in looked) throw new Error(`The plan cannot be read: ${looked.faults.join(' ')}`);
  const options = { allowedPoints, parties: 'as-one' } as const;
  return {
    review: reviewPlan(looked.standing, options),
    repaired: repair ? repairPlan(looked.standing, options) : null,
  };
}
