import { type INestApplicationContext } from '@nestjs/common';
import { LoadProblemQuery } from '../../src/modules/planning/load-problem.query.js';
import { figuresOf } from '../../src/modules/planning/plan-figures.js';
import { PlansRepository } from '../../src/modules/planning/plans.repository.js';
import { Database, SYSTEM } from '../../src/modules/platform/database/database.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { type Plan } from '../../src/scheduling/plan.js';
import { solve } from '../../src/scheduling/solve.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';

const ITERATIONS = 2000;

/**
 * Plans a small year here and now, without a run, and keeps the plan. @param change what the test makes of the plan first.
 * @returns its id.
 */
export async function storePlan(
  app: INestApplicationContext,
  yearId: string,
  change: (plan: Plan) => Plan = (plan) => plan,
): Promise<string> {
  const problems = app.get(LoadProblemQuery, { strict: false });
  const plans = app.get(PlansRepository, { strict: false });
  return app.get(Database).inTransaction(SYSTEM, async (tx) => {
    const built = await problems.load(tx, yearId);
    const { problem } = built;
    const found = solve(problem, DEFAULT_OPTIONS, { seed: 1, iterations: ITERATIONS, shouldStop: () => false });
    const plan = change(found.plan);
    const verification = verifyPlan(problem, plan);
    return plans.add(tx, {
      yearId,
      problemId: await plans.keepProblem(tx, yearId, built),
      yearReference: problem.name,
      options: { seconds: 1, seed: 1, threads: 1 },
      plan,
      verification,
      bound: null,
      figures: figuresOf(problem, plan, verification),
    });
  });
}
