import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type Verification } from '../../scheduling/verify-plan.js';

/** What a coordinator reads first of a plan. */
export interface PlanFigures {
  readonly scheduled: number;
  readonly deferred: number;
  /** Missing members by kind, and under `any` the places that any kind may fill. */
  readonly vacancies: { readonly total: number; readonly byKind: Readonly<Record<string, number>> };
  readonly days: number;
  readonly budgetDays: number;
  readonly peersUsed: number;
  readonly worstTeam: { readonly challenge: string; readonly cost: number } | null;
  /** Challenges on site, by week. */
  readonly weeklyLoad: readonly number[];
}

/** The figures of a plan, from its verification. */
export function figuresOf(problem: Problem, plan: Plan, verification: Verification): PlanFigures {
  const { scheduled, deferred, vacancies, days, peersUsed, worstTeam } = verification;
  const weeklyLoad = problem.weeks.map(() => 0);
  for (const { week } of plan.challenges) if (week !== null) weeklyLoad[week] = (weeklyLoad[week] ?? 0) + 1;
  return { scheduled, deferred, vacancies, days, budgetDays: problem.budgetDays, peersUsed, worstTeam, weeklyLoad };
}
