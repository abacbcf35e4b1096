import { Injectable } from '@nestjs/common';
import { carryPlanOver } from '../../scheduling/carry-plan-over.js';
import { explainReplan } from '../../scheduling/explain-replan.js';
import { readStandingPlan, type StandingPlan } from '../../scheduling/standing-plan.js';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { PlanAnalysisService } from './plan-analysis.service.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { type PlanChangesView, viewPlanChanges } from './views/plan-changes.view.js';
import { wordingOf } from './views/why-not.view.js';
import { loadYearNames } from './year-names.query.js';

/** What a plan changes against an earlier one of its year, and why. */
@Injectable()
export class PlanChangesService {
  constructor(
    private readonly plans: PlansService,
    private readonly rows: PlansRepository,
    private readonly analyses: PlanAnalysisService,
  ) {}

  /**
   * Each moved week and each changed place, judged by the data of plan `planId`.
   * @param withId the earlier plan; null: the one that a replan stayed close to, else the one made before
   * @throws DomainError not-found; invalid: the plans are of different years.
   */
  async explain(tx: Tx, planId: string, withId: string | null): Promise<PlanChangesView> {
    const after = await this.plans.get(tx, planId);
    const before = await this.findBefore(tx, after, withId);
    if (before.yearId !== after.yearId)
      throw new DomainError(
        'invalid',
        'planning.plans-of-two-years',
        `${before.name} and ${after.name} are plans of different years. Compare ${after.name} with another plan of its own year.`,
      );
    const problem = await this.rows.getProblem(tx, after.problemId);
    const { plan, gone } = carryPlanOver(await this.rows.getAssignments(tx, before.id), problem);
    const was = look(problem, plan, before);
    const is = look(problem, await this.rows.getAssignments(tx, planId), after);
    const facts = { standing: is, names: await loadYearNames(tx, after.yearId, null) };
    return viewPlanChanges(facts, before, after, explainReplan(was, is, gone, wordingOf(facts)), gone);
  }

  private findBefore(tx: Tx, after: StoredPlan, withId: string | null): Promise<StoredPlan> {
    const id = withId ?? after.options.replan?.planId;
    return id === undefined ? this.analyses.getEarlier(tx, after.id) : this.plans.get(tx, id);
  }
}

function look(problem: Problem, plan: Plan, { name }: StoredPlan): StandingPlan {
  const read = readStandingPlan(problem, plan);
  if ('standing' in read) return read.standing;
  throw new DomainError(
    'invalid',
    'planning.plan-cannot-be-judged',
    `${name} cannot be judged by the data as they are now: ${read.faults.join(' ')} Compare another plan.`,
  );
}
