import { Injectable } from '@nestjs/common';
import { BY_ID } from '../../matching/wording.js';
import { advise } from '../../scheduling/advise.js';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type ListQuery, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { type PlanSortKey, type PlanState, PlansRepository, type StoredPlan } from './plans.repository.js';
import { type ExplainedWeek } from './problem-reasons.js';
import { buildYearView, type YearView } from './views/year.view.js';
import { loadYearNames } from './year-names.query.js';

/** Plans as people read them. */
@Injectable()
export class PlansService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly programmes: ProgrammesService,
    private readonly loadProblem: LoadProblemQuery,
  ) {}

  /** @throws DomainError not-found. */
  async get(tx: Tx, planId: string): Promise<StoredPlan> {
    const plan = await this.plans.find(tx, planId);
    if (plan) return plan;
    throw unknownPlan(planId);
  }

  /** The plans of a year. @throws DomainError not-found. */
  async list(
    tx: Tx,
    yearId: string,
    query: ListQuery<PlanSortKey> & { readonly state?: PlanState | undefined },
  ): Promise<Page<StoredPlan>> {
    await this.programmes.get(tx, yearId);
    const { plans, total } = await this.plans.list(tx, yearId, query.state ?? null, {
      sort: query.sort,
      ...windowOf(query),
    });
    return pageOf(plans, total, query);
  }

  /** The problem that a plan answers, in the exchange format. @throws DomainError not-found. */
  async getProblem(tx: Tx, planId: string): Promise<Problem> {
    return this.plans.getProblem(tx, (await this.get(tx, planId)).problemId);
  }

  /** A plan in the exchange format. @throws DomainError not-found. */
  async getDocument(tx: Tx, planId: string): Promise<Plan> {
    await this.get(tx, planId);
    return this.plans.getAssignments(tx, planId);
  }

  /** A plan with its problem, as a simulation of answers takes them. @throws DomainError not-found. */
  async getWithProblem(tx: Tx, planId: string): Promise<{ readonly problem: Problem; readonly plan: Plan }> {
    const { problemId } = await this.get(tx, planId);
    return { problem: await this.plans.getProblem(tx, problemId), plan: await this.plans.getAssignments(tx, planId) };
  }

  /** The year as a plan has it: weeks across, challenges down, teams, vacancies, load, days and score. @throws DomainError not-found. */
  async viewYear(tx: Tx, planId: string): Promise<YearView> {
    const stored = await this.get(tx, planId);
    const problem = await this.plans.getProblem(tx, stored.problemId);
    const reasons = await this.plans.getReasons(tx, stored.problemId);
    const plan = await this.plans.getAssignments(tx, planId);
    const names = await loadYearNames(tx, stored.yearId, [...new Set(plan.challenges.flatMap(({ peers }) => peers))]);
    return buildYearView({ stored, problem, reasons, plan, names });
  }

  /** Why a plan defers every challenge and what to change, in sentences; empty when it schedules one. @throws DomainError not-found. */
  async advise(tx: Tx, planId: string): Promise<string[]> {
    const { yearId, figures } = await this.get(tx, planId);
    if (figures.scheduled > 0) return [];
    const { problem, plan } = await this.getWithProblem(tx, planId);
    const { kinds } = await loadYearNames(tx, yearId, []);
    const say = { ...BY_ID, kind: (code: string) => (kinds.get(code) ?? code).toLowerCase() };
    return advise(problem, plan, say).map(({ sentence }) => sentence);
  }

  /** Every week of its year as one challenge sees it now, on offer or not, with rules and sources. @throws DomainError not-found. */
  explainWeeks(tx: Tx, challengeId: string): Promise<ExplainedWeek[]> {
    return this.loadProblem.explainWeeks(tx, challengeId);
  }
}

export const unknownPlan = (planId: string): DomainError =>
  new DomainError('not-found', 'planning.unknown-plan', `There is no plan ${planId}.`);
