import { Injectable } from '@nestjs/common';
import { type Challenge } from '../../matching/model.js';
import { type Problem } from '../../scheduling/problem.js';
import { PlacementClashesService } from '../peers/placement-clashes.service.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type FieldError } from '../platform/web/pages.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { otherViewHref, toBoardChoice, type YearPageQuery } from './page-params.js';
import { PlanRunsRepository } from './plan-runs.repository.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';
import { PlansService } from './plans.service.js';
import { type RunForm } from './run-form.js';
import { findProgrammeYear, type ProgrammeYearRow } from './programme-years.query.js';
import { TeamRolesService } from './team-roles.service.js';
import { loadTeamNames } from './team-names.query.js';
import { type RoleForm, viewRoleForm } from './views/team-roles.view.js';
import { loadUnplannedCommissions } from './unplanned-commissions.query.js';
import { ALTERNATIVE_PRESETS, type PresetId, presetOf, type Weights } from './searches-of-run.js';
import { viewNewRun } from './views/new-run.view.js';
import { viewTeam } from './views/team.view.js';
import { viewWhyNotForm } from './views/why-not-page.view.js';
import { viewPlanOptions, viewPlanPart } from './views/year-page.view.js';
import { introduceYear, viewEmptyYear } from './views/years.view.js';

const MOST_PLANS = 50;

type Model = Readonly<Record<string, unknown>> & { readonly errors: readonly FieldError[] };

/** What was asked of the planner on a page, to show it again with its faults. */
interface AskedRun {
  readonly form?: RunForm;
  readonly errors?: readonly FieldError[];
}

/** A challenge of a plan, as a page was asked for it. */
export interface TeamChoice {
  readonly year: ProgrammeYearRow;
  readonly shown: StoredPlan;
  readonly problem: Problem;
  readonly challenge: Challenge;
}

/** Gathers what the pages of a year show. */
@Injectable()
export class YearPageService {
  constructor(
    private readonly plans: PlansService,
    private readonly planRows: PlansRepository,
    private readonly runs: PlanRunsRepository,
    private readonly roles: TeamRolesService,
    private readonly programmes: ProgrammesService,
    private readonly config: Config,
    private readonly clashes: PlacementClashesService,
  ) {}

  /** @param asked what was asked of the planner, and its faults. @throws DomainError not-found: no such year, or no such plan of it. */
  async loadYear(tx: Tx, yearId: string, query: YearPageQuery, asked: AskedRun = {}): Promise<Model> {
    const year = await this.getYear(tx, yearId);
    const { items: plans } = await this.plans.list(tx, yearId, { page: 1, pageSize: MOST_PLANS, sort: '-createdAt' });
    const shown = await this.findPlan(tx, yearId, query.plan, plans);
    return {
      year: introduceYear(year),
      empty: viewEmptyYear(year),
      plan: shown && (await this.loadPlan(tx, shown, query)),
      unplanned: shown === null ? [] : await loadUnplannedCommissions(tx, shown.id),
      planOptions: viewPlanOptions(plans, shown?.id ?? null),
      choice: toBoardChoice(query),
      view: query.view,
      otherViewHref: shown && otherViewHref(yearId, shown.id, query),
      liveRun: await this.runs.findLive(tx, yearId),
      newClashes: await this.clashes.countNew(tx, yearId),
      canReplan: year.approvedPlan !== null,
      form: asked.form ?? this.emptyForm(),
      mostSeconds: this.config.plannerMaxSeconds,
      errors: asked.errors ?? [],
    };
  }

  /** What a run shall weigh. @param asked what was asked of the planner, and its faults. @throws DomainError not-found. */
  async loadNewRun(
    tx: Tx,
    yearId: string,
    asked: AskedRun & { readonly preset?: PresetId | null; readonly weights?: Weights | null },
  ): Promise<Model> {
    const year = await this.getYear(tx, yearId);
    const { weights: ofYear, settings } = await this.programmes.get(tx, yearId);
    const preset = asked.preset ?? null;
    const weights = asked.weights ?? (preset === null ? ofYear : presetOf(preset).weights);
    const chosen = asked.weights ? 'by-hand' : (preset ?? 'year');
    const mostSecondsEach = Math.floor(this.config.plannerMaxSeconds / ALTERNATIVE_PRESETS.length);
    const { form = this.emptyForm(), errors = [] } = asked;
    const wantsThree = form.kind === 'alternatives';
    return {
      year: introduceYear(year),
      weighing: viewNewRun(yearId, weights, settings.calendar.wishDivisor, chosen),
      canReplan: year.approvedPlan !== null,
      form: wantsThree ? this.emptyForm() : form,
      secondsEach: wantsThree ? form.seconds : String(Math.min(mostSecondsEach, this.config.plannerSeconds)),
      mostSeconds: this.config.plannerMaxSeconds,
      mostSecondsEach,
      errors: wantsThree ? errors.map((error) => ({ ...error, field: `${error.field}Each` })) : errors,
    };
  }

  /** The team of one challenge in a plan of its year. @throws DomainError not-found. */
  async loadTeam(tx: Tx, yearId: string, challengeId: string, planId: string | null): Promise<Model> {
    const choice = await this.chooseTeam(tx, yearId, challengeId, planId);
    const { year, shown, problem, challenge } = choice;
    const plan = await this.planRows.getAssignments(tx, shown.id);
    const peerIds = plan.challenges.find(({ id }) => id === challengeId)?.peers ?? [];
    const team = viewTeam({
      problem,
      challenge,
      plan,
      reasons: await this.planRows.getReasons(tx, shown.problemId),
      weeklyLoad: shown.figures.weeklyLoad,
      names: await loadTeamNames(tx, peerIds),
    });
    return {
      year: introduceYear(year),
      plan: shown,
      team,
      roles: team.week && (await this.loadRoles(tx, shown.id, challengeId)),
      form: viewWhyNotForm(choice),
      errors: [],
    };
  }

  /** A challenge in the plan that was asked for, or in the one that its year shows. @throws DomainError not-found. */
  async chooseTeam(tx: Tx, yearId: string, challengeId: string, planId: string | null): Promise<TeamChoice> {
    const year = await this.getYear(tx, yearId);
    const { items: plans } = await this.plans.list(tx, yearId, { page: 1, pageSize: MOST_PLANS, sort: '-createdAt' });
    const shown = await this.findPlan(tx, yearId, planId, plans);
    if (!shown)
      throw new DomainError('not-found', 'planning.no-plan', `${year.name} has no plan yet. Plan the year first.`);
    const problem = await this.planRows.getProblem(tx, shown.problemId);
    const challenge = problem.challenges.find(({ id }) => id === challengeId);
    if (challenge) return { year, shown, problem, challenge };
    throw new DomainError('not-found', 'planning.unknown-challenge', `${shown.name} has no challenge ${challengeId}.`);
  }

  private async loadRoles(tx: Tx, planId: string, challengeId: string): Promise<RoleForm> {
    const { facts, role, staff } = await this.roles.get(tx, planId, challengeId);
    return viewRoleForm(facts, planId, role, staff);
  }

  private emptyForm(): RunForm {
    return { seconds: String(this.config.plannerSeconds), idleSeconds: '', untilFull: false, kind: 'plan' };
  }

  private async loadPlan(tx: Tx, shown: StoredPlan, query: YearPageQuery) {
    const problem = await this.planRows.getProblem(tx, shown.problemId);
    const view = await this.plans.viewYear(tx, shown.id);
    const part = viewPlanPart(view, toBoardChoice(query), shown.yearId, problem.peers.length);
    const { replan, scenarioId } = shown.options;
    return { ...part, isReplan: replan !== undefined, scenarioId: scenarioId ?? null };
  }

  private async getYear(tx: Tx, yearId: string): Promise<ProgrammeYearRow> {
    const year = await findProgrammeYear(tx, yearId);
    if (year) return year;
    throw new DomainError('not-found', 'planning.unknown-year', `There is no programme year ${yearId}.`, { yearId });
  }

  /** The plan that was asked for; without one the approved plan, else the newest. */
  private async findPlan(
    tx: Tx,
    yearId: string,
    planId: string | null,
    plans: readonly StoredPlan[],
  ): Promise<StoredPlan | null> {
    if (planId === null) return plans.find(({ state }) => state === 'approved') ?? plans[0] ?? null;
    const plan = await this.plans.get(tx, planId);
    if (plan.yearId === yearId) return plan;
    throw new DomainError('not-found', 'planning.plan-of-other-year', `${plan.name} is not a plan of this year.`);
  }
}
