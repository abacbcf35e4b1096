import { Injectable } from '@nestjs/common';
import { type Problem } from '../../scheduling/problem.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { AskingJobsService } from '../teams/asking-jobs.service.js';
import { CouncilWeeksService } from '../teams/council-weeks.service.js';
import { OffersService } from '../teams/offers.service.js';
import { type NewTeam, type TeamChanges, TeamsService } from '../teams/teams.service.js';
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
    private readonly offers: OffersService,
    private readonly teams: TeamsService,
    private readonly roles: TeamRolesService,
  ) {}

  /**
   * Approves a plan: teams form with vacant seats in this one transaction, and word is left to propose each week to its council. A
   * plan that stays close to the approved one takes its place: who stays keeps their seat, and only what moved is changed; whoever
   * was asked for what is no more is told.
   * @throws DomainError not-found; conflict when it is approved already, another plan of the year is, a week has begun that it
   * would change, or the data on which it was made have changed; the details list what changed.
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
    if (other && other.id !== plan.options.replan?.planId)
      throw new DomainError(
        'conflict',
        'planning.other-plan-approved',
        `${other.name} is the approved plan of this year. Withdraw its approval before you approve another, or plan the year again as little as possible of it.`,
        { planId: other.id },
      );
    const problem = await this.plans.getProblem(tx, plan.problemId);
    await this.refuseStale(tx, plan, problem);
    const wanted = teamsOfPlan(problem, await this.plans.getAssignments(tx, planId));
    if (other) await this.replace(tx, other, planId, wanted);
    else {
      await this.teams.formTeams(tx, planId, wanted);
      await this.roles.settle(tx, planId);
    }
    await this.asking.proposeWeeks(tx, planId);
    await this.plans.markApproved(tx, plan, actor.personId);
    return (await this.plans.find(tx, planId))!;
  }

  /** What the approval of a plan would change of the one that it follows; null where it follows none that is approved. */
  async preview(
    tx: Tx,
    plan: StoredPlan,
  ): Promise<{ readonly replaces: StoredPlan; readonly changes: TeamChanges } | null> {
    const other = await this.plans.findApproved(tx, plan.yearId);
    if (!other || plan.state !== 'proposed' || other.id !== plan.options.replan?.planId) return null;
    const problem = await this.plans.getProblem(tx, plan.problemId);
    const wanted = teamsOfPlan(problem, await this.plans.getAssignments(tx, plan.id));
    return { replaces: other, changes: await this.teams.previewChange(tx, other.id, wanted) };
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

  /** Puts a plan in the place of the approved one, and tells whoever was asked for what is no more. */
  private async replace(tx: Tx, other: StoredPlan, planId: string, wanted: readonly NewTeam[]): Promise<void> {
    const { disbanded, changed: changing } = await this.teams.previewChange(tx, other.id, wanted);
    const losingTheirWeek = [...disbanded, ...changing.filter(({ movesTo }) => movesTo !== null)];
    await this.councilWeeks.withdrawOfTeams(
      tx,
      losingTheirWeek.map(({ id }) => id),
    );
    const { unchanged, changed } = await this.teams.changeTeams(tx, other.id, planId, wanted);
    await this.offers.withdrawOfSeats(
      tx,
      changed.flatMap(({ released }) => released.map(({ id }) => id)),
      'The programme was planned again, and the place is no longer there as it was.',
    );
    const staying = changed.filter(({ movesTo }) => movesTo === null);
    for (const { id } of staying) await this.asking.askNext(tx, id);
    await this.roles.settle(tx, planId, {
      planId: other.id,
      challengeIds: [...unchanged, ...staying].map(({ challengeId }) => challengeId),
    });
    await this.plans.markSuperseded(tx, other);
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
