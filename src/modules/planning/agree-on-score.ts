import { type Plan } from '../../scheduling/plan.js';
import { type Problem, SOFT_TERMS } from '../../scheduling/problem.js';
import { type DetailedScore } from '../../scheduling/score.js';
import { type Verification, verifyPlan } from '../../scheduling/verify-plan.js';

/**
 * Verifies a plan and holds the search's own score against it.
 * @throws Error that names the level or the term on which the two differ: a fault in one of them, never a matter of data
 */
export function agreeOnScore(
  problem: Problem,
  plan: Plan,
  claimed: Pick<DetailedScore, 'medium' | 'soft'> & Partial<DetailedScore>,
): Verification {
  const verified = verifyPlan(problem, plan);
  const terms = claimed.softByTerm;
  const compared: [string, number | undefined, number][] = [
    ...SOFT_TERMS.map((term): [string, number | undefined, number] => [
      term,
      terms?.[term],
      verified.softByTerm[term].weighted,
    ]),
    ['hard', claimed.hard, verified.hard],
    ['medium', claimed.medium, verified.medium],
    ['soft', claimed.soft, verified.soft],
  ];
  const different = compared.find(([, own, recomputed]) => own !== undefined && own !== recomputed);
  if (different !== undefined)
    throw new Error(
      `The search counts ${different[0]} as ${different[1] ?? 'nothing'}, the verifier as ${different[2]}: the plan is not handed on`,
    );
  return verified;
}
