import { Injectable } from '@nestjs/common';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { verifyPlan } from '../../scheduling/verify-plan.js';
import { type Tx } from '../platform/database/database.js';
import { figuresOf } from './plan-figures.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { type RunOptions } from './run-lifecycle.js';
import { RunProblemService } from './run-problem.service.js';

/** Keeps plans that were made of another plan, for the same problem, as proposals of their own. */
@Injectable()
export class PlanVariantsService {
  constructor(
    private readonly rows: PlansRepository,
    private readonly plans: PlansService,
    private readonly problems: RunProblemService,
  ) {}

  /** @param problem that of the plan it was made of. @throws Error when the variant breaks a rule. */
  async keep(tx: Tx, madeOf: StoredPlan, problem: Problem, plan: Plan): Promise<StoredPlan> {
    const verification = verifyPlan(problem, plan);
    if (verification.hard > 0) throw new Error(`What was made of plan ${madeOf.id} breaks ${verification.hard} rules.`);
    // It stays what it was, but is none of the plans that a run set beside each other.
    const options: { -readonly [Name in keyof RunOptions]: RunOptions[Name] } = { ...madeOf.options };
    delete options.alternativeOf;
    const id = await this.rows.add(tx, {
      yearId: madeOf.yearId,
      problemId: madeOf.problemId,
      yearReference: await this.problems.nameOf(tx, options, problem),
      options,
      plan,
      verification,
      // The problem is the same, and so is what no plan of it can beat.
      bound: madeOf.bound,
      figures: figuresOf(problem, plan, verification),
    });
    return this.plans.get(tx, id);
  }
}
