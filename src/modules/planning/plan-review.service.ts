import { Injectable } from '@nestjs/common';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type PlanReview } from '../../scheduling/review/review-plan.js';
import { type Repair } from '../../scheduling/review/repair-plan.js';
import { readStandingPlan, type StandingPlan } from '../../scheduling/standing-plan.js';
import { verifyPlan } from '../../scheduling/verify-plan.js';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { figuresOf } from './plan-figures.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { reviewInThread } from './review-plan.process.js';
import { loadTeamNames } from './team-names.query.js';
import { type ReviewFacts } from './views/plan-review.view.js';
import { loadYearNames } from './year-names.query.js';

/** A plan as a sceptic reads it. */
export interface ReviewedPlan {
  readonly stored: StoredPlan;
  readonly facts: ReviewFacts;
  readonly review: PlanReview;
}

/** A proposal that was made of a plan by taking away what was avoidable in it. */
export interface RepairedProposal {
  readonly stored: StoredPlan;
  /** Names of the things in the plan that was repaired. */
  readonly facts: ReviewFacts;
  readonly repairs: readonly Repair[];
  readonly review: PlanReview;
}

/** What a council leader would object to in a plan, and the plan without what is avoidable. */
@Injectable()
export class PlanReviewService {
  constructor(
    private readonly database: Database,
    private readonly plans: PlansService,
    private readonly rows: PlansRepository,
  ) {}

  /** @param allowedPoints what a change may cost. @throws DomainError not-found; unavailable while too many reviews wait. */
  async review(actor: Actor, planId: string, allowedPoints: number): Promise<ReviewedPlan> {
    const { stored, problem, plan, facts } = await this.load(actor, planId);
    const { review } = await reviewInThread({ problem, plan, allowedPoints, repair: false });
    return { stored, facts, review };
  }

  /**
   * Keeps the plan with every change that the review calls possible as a new proposal of its year.
   * @throws DomainError not-found; conflict: nothing is avoidable; unavailable while too many reviews wait.
   */
  async repair(actor: Actor, planId: string, allowedPoints: number): Promise<RepairedProposal> {
    const { stored, problem, plan, facts } = await this.load(actor, planId);
    const { repaired } = await reviewInThread({ problem, plan, allowedPoints, repair: true });
    const { plan: better, repairs, review } = repaired!;
    if (repairs.length === 0)
      throw new DomainError(
        'conflict',
        'planning.nothing-avoidable',
        `Nothing that could be objected to in ${stored.name} is avoidable at ${allowedPoints} points. Allow more points, or leave it as it is.`,
      );
    const verification = verifyPlan(problem, better);
    if (verification.hard > 0) throw new Error(`The repair of plan ${planId} breaks ${verification.hard} rules.`);
    const added = await this.database.inTransaction(actor, async (tx) => {
      const id = await this.rows.add(tx, {
        yearId: stored.yearId,
        problemId: stored.problemId,
        yearReference: problem.name,
        options: stored.options,
        plan: better,
        verification,
        figures: figuresOf(problem, better, verification),
      });
      return this.plans.get(tx, id);
    });
    return { stored: added, facts, repairs, review };
  }

  private load(
    actor: Actor,
    planId: string,
  ): Promise<{ stored: StoredPlan; problem: Problem; plan: Plan; facts: ReviewFacts }> {
    return this.database.read(actor, async (tx) => {
      const stored = await this.plans.get(tx, planId);
      const { problem, plan } = await this.plans.getWithProblem(tx, planId);
      return { stored, problem, plan, facts: await loadReviewFacts(tx, stored.yearId, readPlan(problem, plan)) };
    });
  }
}

/** A stored plan, ready for questions. */
export function readPlan(problem: Problem, plan: Plan): StandingPlan {
  const looked = readStandingPlan(problem, plan);
  if ('faults' in looked) throw new Error(`A stored plan cannot be read: ${looked.faults.join(' ')}`);
  return looked.standing;
}

/** What people call everything that can be told about a plan. */
export async function loadReviewFacts(tx: Tx, yearId: string, standing: StandingPlan): Promise<ReviewFacts> {
  const names = await loadYearNames(tx, yearId, null);
  const { themes } = await loadTeamNames(tx, []);
  return { standing, names: { ...names, themes } };
}
