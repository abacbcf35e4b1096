import { Injectable } from '@nestjs/common';
import { carryPlanOver } from '../../scheduling/carry-plan-over.js';
import { fitOneMore } from '../../scheduling/fit-one-more.js';
import { readStandingPlan } from '../../scheduling/standing-plan.js';
import { Clock } from '../platform/clock/clock.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { weekFromToday } from './current-week.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { type FitOneMoreView, viewFitOneMore } from './views/fit-one-more.view.js';
import { wordingOf } from './views/why-not.view.js';
import { loadYearNames } from './year-names.query.js';

/** Finds weeks and teams for a commission that a plan does not hold, by the data as they are now. */
@Injectable()
export class FitOneMoreService {
  constructor(
    private readonly plans: PlansService,
    private readonly rows: PlansRepository,
    private readonly loadProblem: LoadProblemQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * The best weeks that are still to come, each with a team. @throws DomainError not-found: no such plan, or its year has no such
   * commission; conflict: the plan has given it a week.
   */
  async findWeeks(
    tx: Tx,
    planId: string,
    challengeId: string,
  ): Promise<{ readonly stored: StoredPlan; readonly view: FitOneMoreView }> {
    const stored = await this.plans.get(tx, planId);
    const { problem } = await this.loadProblem.load(tx, stored.yearId);
    const challenge = problem.challenges.find(({ id }) => id === challengeId);
    if (!challenge)
      throw new DomainError(
        'not-found',
        'planning.unknown-challenge',
        `The year of ${stored.name} has no challenge ${challengeId}, or it was withdrawn.`,
      );
    const { plan, gone } = carryPlanOver(await this.rows.getAssignments(tx, planId), problem);
    const read = readStandingPlan(problem, plan);
    if ('faults' in read) throw new Error(`Plan ${planId} cannot be read: ${read.faults.join(' ')}`);
    const facts = { standing: read.standing, names: await loadYearNames(tx, stored.yearId, null) };
    const from = weekFromToday(problem.weeks, this.clock.today());
    const answer = fitOneMore(read.standing, challengeId, from, wordingOf(facts));
    if (!answer)
      throw new DomainError(
        'conflict',
        'planning.scheduled-already',
        `${stored.name} has a week for ${challenge.council.name} already. Ask why it is not in another week: GET /api/plans/${planId}/why-not.`,
      );
    return { stored, view: viewFitOneMore(facts, answer, gone) };
  }
}
