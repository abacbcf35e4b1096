import { Injectable } from '@nestjs/common';
import { type AnsweredPlan, type RobustRequest } from '../../scheduling/robust/make-robust.js';
import { sayNoneMoreRobust } from '../../scheduling/robust/say-robust.js';
import { type AnswersSimulation, DEFAULT_DRAWS, DEFAULT_ROUNDS } from '../../scheduling/simulate-answers.js';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { PlanFactsService } from './plan-facts.service.js';
import { PlanVariantsService } from './plan-variants.service.js';
import { type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { makeRobustInThread } from './robust-plan.process.js';
import { noStop } from './robust-task.js';
import { simulateInThread } from './simulate-answers.process.js';
import { type ReviewFacts } from './views/plan-review.view.js';

/** A plan, what comes of it when people say no, and what people call the things in it. */
export interface SimulatedPlan {
  readonly stored: StoredPlan;
  readonly facts: ReviewFacts;
  readonly answers: AnswersSimulation;
}

/** A proposal that was made of a plan so that more of its teams are complete. */
export interface RobustProposal {
  readonly stored: StoredPlan;
  readonly before: AnsweredPlan;
  readonly after: AnsweredPlan;
  readonly price: number;
}

/** What comes of plans when people say no, and plans of which more comes. */
@Injectable()
export class RobustPlansService {
  constructor(
    private readonly database: Database,
    private readonly plans: PlansService,
    private readonly facts: PlanFactsService,
    private readonly variants: PlanVariantsService,
  ) {}

  /** @throws DomainError not-found; unavailable while too many simulations wait. */
  async simulate(actor: Actor, planId: string): Promise<SimulatedPlan> {
    const { stored, facts, problem, plan } = await this.load(actor, planId);
    const request = { draws: DEFAULT_DRAWS, seed: 1, rounds: DEFAULT_ROUNDS };
    return { stored, facts, answers: await simulateInThread({ problem, plan, request }) };
  }

  /**
   * Looks for a more robust plan near this one and keeps it as a new proposal of its year.
   * @param seconds how long it is looked for
   * @throws DomainError not-found; conflict: none was found; unavailable while too many are looked for.
   */
  async make(actor: Actor, planId: string, request: RobustRequest, seconds: number): Promise<RobustProposal> {
    const { stored, problem, plan } = await this.load(actor, planId);
    const task = { problem, plan, request, seconds, iterations: null, stop: noStop() };
    const { before, after, price } = await makeRobustInThread(task);
    if (!after)
      throw new DomainError(
        'conflict',
        'planning.no-more-robust-plan',
        `${stored.name}: ${sayNoneMoreRobust(before.answers.complete, request.budget)} Allow more points or more time, or leave it as it is.`,
      );
    const added = await this.database.inTransaction(actor, (tx) => this.variants.keep(tx, stored, problem, after.plan));
    return { stored: added, before, after, price };
  }

  private load(actor: Actor, planId: string) {
    return this.database.read(actor, async (tx) => {
      const { problem, plan } = await this.plans.getWithProblem(tx, planId);
      return { ...(await this.facts.load(tx, planId)), problem, plan };
    });
  }
}
