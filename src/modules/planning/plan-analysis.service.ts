import { Injectable } from '@nestjs/common';
import { comparePlans, type PlanComparison } from '../../scheduling/compare-plans.js';
import { explainPlan, type Names, type PlanAnalysis } from '../../scheduling/explain-plan.js';
import { withholdParties } from '../../scheduling/explain-plan-parties.js';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { namesFor, peopleNamedIn } from './analysis-names.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { loadTeamNames } from './team-names.query.js';

/** A plan with its problem and every point accounted for, without particulars of parties. */
export interface AnalysedPlan {
  readonly stored: StoredPlan;
  readonly problem: Problem;
  readonly plan: Plan;
  readonly analysis: PlanAnalysis;
  readonly names: Names;
}

/** Two plans of one year, judged by the data of the later named. */
export interface ComparedPlans {
  readonly before: StoredPlan;
  readonly after: StoredPlan;
  readonly problem: Problem;
  readonly names: Names;
  readonly comparison: PlanComparison;
  /** What to bear in mind, or null. */
  readonly note: string | null;
}

/** Why a plan scores as it does, and what sets two plans apart. */
@Injectable()
export class PlanAnalysisService {
  constructor(
    private readonly plans: PlansService,
    private readonly planRows: PlansRepository,
  ) {}

  /** @throws DomainError not-found. */
  async analyse(tx: Tx, planId: string): Promise<AnalysedPlan> {
    const stored = await this.plans.get(tx, planId);
    const problem = await this.planRows.getProblem(tx, stored.problemId);
    const plan = await this.planRows.getAssignments(tx, planId);
    const names = await this.loadNames(tx, problem, [plan]);
    return { stored, problem, plan, names, analysis: explain(problem, plan, names) };
  }

  /**
   * What plan `planId` changes against plan `withId`.
   * @throws DomainError not-found; invalid: the plans are of different years.
   */
  async compare(tx: Tx, planId: string, withId: string): Promise<ComparedPlans> {
    const [after, before] = [await this.plans.get(tx, planId), await this.plans.get(tx, withId)];
    if (after.yearId !== before.yearId)
      throw new DomainError(
        'invalid',
        'planning.plans-of-two-years',
        `${before.name} and ${after.name} are plans of different years. Compare ${after.name} with another plan of its own year: GET /api/programme-years/${after.yearId}/plans lists them.`,
        { yearId: after.yearId, withYearId: before.yearId },
      );
    const problem = await this.planRows.getProblem(tx, after.problemId);
    const [was, is] = [await this.planRows.getAssignments(tx, withId), await this.planRows.getAssignments(tx, planId)];
    const names = await this.loadNames(tx, problem, [was, is]);
    const [explainedBefore, explainedAfter] = [was, is].map((plan) => ({
      plan,
      analysis: explain(problem, plan, names),
    }));
    return {
      before,
      after,
      problem,
      names,
      comparison: comparePlans(problem, explainedBefore!, explainedAfter!, names),
      note:
        after.problemId === before.problemId
          ? null
          : `The data changed between the two plans. Both are judged by those of ${after.name}, so that the figures of ${before.name} may differ from the ones on its own page.`,
    };
  }

  /** The plan of the same year that was made before this one, or null. @throws DomainError not-found. */
  async findEarlier(tx: Tx, planId: string): Promise<StoredPlan | null> {
    const plan = await this.plans.get(tx, planId);
    return this.planRows.findBefore(tx, plan);
  }

  /** The same for a reader who asked for it. @throws DomainError not-found: also where the plan is the first of its year. */
  async getEarlier(tx: Tx, planId: string): Promise<StoredPlan> {
    const earlier = await this.findEarlier(tx, planId);
    if (earlier) return earlier;
    throw new DomainError(
      'not-found',
      'planning.no-earlier-plan',
      'This is the first plan of its year. Plan the year again to compare the two.',
    );
  }

  private async loadNames(tx: Tx, problem: Problem, plans: readonly Plan[]): Promise<Names> {
    return namesFor(problem, await loadTeamNames(tx, peopleNamedIn(problem, plans)));
  }
}

function explain(problem: Problem, plan: Plan, names: Names): PlanAnalysis {
  const councils = new Map(problem.challenges.map(({ id, council }) => [id, council.name]));
  return withholdParties(explainPlan(problem, plan, names), (id) => councils.get(id) ?? id);
}
