import { Injectable } from '@nestjs/common';
import { readStandingPlan } from '../../scheduling/standing-plan.js';
import { type Tx } from '../platform/database/database.js';
import { type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { loadTeamNames } from './team-names.query.js';
import { type ReviewFacts } from './views/plan-review.view.js';
import { loadYearNames } from './year-names.query.js';

/** Loads a stored plan with what people call everything that can be told about it. */
@Injectable()
export class PlanFactsService {
  constructor(private readonly plans: PlansService) {}

  /** @throws DomainError not-found. */
  async load(tx: Tx, planId: string): Promise<{ readonly stored: StoredPlan; readonly facts: ReviewFacts }> {
    const stored = await this.plans.get(tx, planId);
    const { problem, plan } = await this.plans.getWithProblem(tx, planId);
    const looked = readStandingPlan(problem, plan);
    if ('faults' in looked) throw new Error(`Plan ${planId} cannot be read: ${looked.faults.join(' ')}`);
    const names = await loadYearNames(tx, stored.yearId, null);
    const { themes } = await loadTeamNames(tx, []);
    return { stored, facts: { standing: looked.standing, names: { ...names, themes } } };
  }
}
