import type { Plan } from '../../../src/scheduling/plan.js';
import type { Problem } from '../../../src/scheduling/problem.js';

/** What the exchange format's own checker says about a plan. Only the first 20 violations are listed; `hard` counts all. */
export interface CheckResult {
  feasible: boolean;
  hard: number;
  medium: number;
  soft: number;
  unscheduled: number;
  vacancies: number;
  totalDays: number;
  peersUsed: number;
  /** Weighted points by soft term. */
  breakdown: Record<string, number>;
  violations: { rule: string; where: string | number; detail: string | number }[];
}

export function check(problem: Problem, plan: Plan): CheckResult;
