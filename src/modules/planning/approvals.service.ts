import { Injectable } from '@nestjs/common';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { AskingJobsService } from '../teams/asking-jobs.service.js';
import { CouncilWeeksService } from '../teams/council-weeks.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { compareProblems, type Difference } from './compare-problems.js';
import { unknownPlan } from './plans.service.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';
import { TeamRolesService } from './team-roles.service.js';
import { RunProblemService } from './run-problem.service.js';
import { teamsOfPlan } from './teams-of-plan.js';
import { loadYearNames } from './year-names.query.js';

const MOST_DIFFERENCES = 50;
const DIFFERENCES_IN_WORDS = 3;

/** Turns a proposal into the year's plan, and back while nothing has come of it. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly problems: RunProblemService,
    private readonly asking: AskingJobsService,
    private readonly councilWeeks: CouncilWeeksService,
    private readonly teams: TeamsService,
    private readonly roles: TeamRolesService,
  ) {}

  /**
   * Approves a plan: teams form with vacant seats in this one transaction, and word is left to propose each week to its council.
   * @throws DomainError not-found; conflict when it is approved already, another plan of the year is, or the data on which
   * it was made have changed; the details list what changed.
   */
  async approve(tx: Tx, actor: Actor, planId: string): Promise<StoredPlan> {
    const plan = await this.lock(tx, planId);
    if (plan.state !== 'proposed')
      throw new DomainError(
        'conflict',
        plan.state === 'approved' ? 'planning.already-approved' : 'planning.not-proposed',
        `${plan.name} is ${plan.state}; only a proposed plan can be approved.`,
      );
    if (plan.options.scenarioId !== undefined)
      throw new DomainError(
        'conflict',
        'planning.plan-of-scenario',
        `${plan.name} belongs to a scenario and can never be approved. Change the facts of the year, and plan it again.`,
      );
    const other = await this.plans.findApproved(tx, plan.yearId);
    if (other)
      throw new DomainError(
        'conflict',
        'planning.other-plan-approved',
        `${other.name} is the approved plan of this year. Withdraw its approval before you approve another.`,
        { planId: other.id },
      );
    const problem = await this.plans.getProblem(tx, plan.problemId);
    await this.refuseStale(tx, plan, problem);
    const document: Plan = await this.plans.getAssignments(tx, planId);
    await this.teams.formTeams(tx, planId, teamsOfPlan(problem, document));
    await this.asking.proposeWeeks(tx, planId);
    await this.roles.settle(tx, planId);
    await this.plans.markApproved(tx, plan, actor.personId);
    return (await this.plans.find(tx, planId))!;
  }

  /**
   * Makes an approved plan a proposal again and disbands its teams.
   * @throws DomainError not-found; conflict when it is not approved, or a council has accepted its week or a seat was offered.
   */
  async withdraw(tx: Tx, planId: string): Promise<StoredPlan> {
    const plan = await this.lock(tx, planId);
    if (plan.state !== 'approved')
      throw new DomainError(
        'conflict',
        'planning.not-approved',
        `${plan.name} is ${plan.state}, so that there is no approval to withdraw.`,
      );
    await this.councilWeeks.withdrawOfPlan(tx, planId);
    await this.teams.disbandTeams(tx, planId);
    await this.roles.unsettle(tx, planId);
    await this.plans.markProposed(tx, plan);
    return (await this.plans.find(tx, planId))!;
  }

  /** Two decisions on one year wait for each other; so of two plans only one is approved. */
  private async lock(tx: Tx, planId: string): Promise<StoredPlan> {
    const unlocked = await this.plans.find(tx, planId);
    if (!unlocked) throw unknownPlan(planId);
    await tx.query('select id from programme_year where id = $1 for no key update', [unlocked.yearId]);
    const plan = await this.plans.find(tx, planId, true);
    if (!plan) throw unknownPlan(planId);
    return plan;
  }

  private async refuseStale(tx: Tx, plan: StoredPlan, before: Problem): Promise<void> {
    const { problem: now } = await this.problems.load(tx, plan.yearId, plan.options);
    const names = await loadYearNames(tx, plan.yearId, null);
    const differences = compareProblems(
      // What a change costs may have risen since; the plan is no worse a plan for it.
      { ...before, baseline: null },
      { ...now, baseline: null },
      new Map([...names.challenges, ...names.peers].map(([id, { reference }]) => [id, reference])),
    );
    if (differences.length === 0) return;
    throw new DomainError('conflict', 'planning.data-changed', describe(plan, differences), {
      changes: differences.slice(0, MOST_DIFFERENCES),
      changeCount: differences.length,
    });
  }
}

function describe(plan: StoredPlan, differences: readonly Difference[]): string {
  const first = differences.slice(0, DIFFERENCES_IN_WORDS).map(({ sentence }) => sentence);
  const more = differences.length - first.length;
  const rest = more > 0 ? ` And ${more} more.` : '';
  return `The data have changed since ${plan.name} was made: ${first.join(' ')}${rest} Plan the year again.`;
}
