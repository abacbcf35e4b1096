import { Injectable } from '@nestjs/common';
import { type PlanReview } from '../../scheduling/review/review-plan.js';
import { type Repair } from '../../scheduling/review/repair-plan.js';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { PlanFactsService } from './plan-facts.service.js';
import { PlanVariantsService } from './plan-variants.service.js';
import { type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { reviewInThread } from './review-plan.process.js';
import { type ReviewFacts } from './views/plan-review.view.js';

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
    private readonly facts: PlanFactsService,
    private readonly variants: PlanVariantsService,
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
    const added = await this.database.inTransaction(actor, (tx) => this.variants.keep(tx, stored, problem, better));
    return { stored: added, facts, repairs, review };
  }

  private load(actor: Actor, planId: string) {
    return this.database.read(actor, async (tx) => {
      const { plan } = await this.plans.getWithProblem(tx, planId);
      const { stored, facts } = await this.facts.load(tx, planId);
      return { stored, problem: facts.standing.problem, plan, facts };
    });
  }
}
