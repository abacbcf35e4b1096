import { Injectable } from '@nestjs/common';
import { changeTeams } from '../../scheduling/price-of-change.js';
import { type Plan } from '../../scheduling/plan.js';
import { verifyPlan } from '../../scheduling/verify-plan.js';
import { whyNotWeek } from '../../scheduling/why-not-week.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { CouncilWeeksService } from '../teams/council-weeks.service.js';
import { TeamsService } from '../teams/teams.service.js';
import { nextBestWeeks } from './next-best-weeks.js';
import { figuresOf } from './plan-figures.js';
import { PlansRepository } from './plans.repository.js';
import { TeamRolesRepository } from './team-roles.repository.js';
import { TeamRolesService } from './team-roles.service.js';
import { TeamsInForceService } from './teams-in-force.service.js';
import { teamsOfPlan } from './teams-of-plan.js';
import { wordingOf } from './views/why-not.view.js';

/** Finds the next-best weeks for councils, and moves a challenge to the one that its council has chosen. */
@Injectable()
export class CouncilWeeksOfPlanService {
  constructor(
    private readonly clock: Clock,
    private readonly councilWeeks: CouncilWeeksService,
    private readonly database: Database,
    private readonly inForce: TeamsInForceService,
    private readonly plans: PlansRepository,
    private readonly roles: TeamRolesService,
    private readonly roleRows: TeamRolesRepository,
    private readonly teams: TeamsService,
  ) {}

  /** Proposes its week to every council of a plan in force; each in a transaction of its own, so that it can be taken up again. */
  async propose(planId: string, isStopping: () => boolean): Promise<void> {
    const stored = await this.database.read(SYSTEM, (tx) => this.plans.find(tx, planId));
    if (stored?.state !== 'approved') return;
    const { facts, teams } = await this.database.read(SYSTEM, (tx) => this.inForce.load(tx, stored.yearId));
    const today = this.clock.today();
    for (const { id, challengeId, planId: own } of teams) {
      if (isStopping()) throw new Error('The process stops; the rest of the weeks is proposed by the next try.');
      if (own === planId)
        await this.database.inTransaction(SYSTEM, (tx) =>
          this.councilWeeks.propose(tx, id, nextBestWeeks(facts.standing, challengeId, today)),
        );
    }
  }

  /**
   * Moves a challenge to the week that its council chose: the year gets a new plan in force that differs in this one team. When the
   * week is no longer to be had at the price that was told, nothing moves and a coordinator talks to the council.
   */
  async move(councilWeekId: string): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      const asked = await this.councilWeeks.findMoving(tx, councilWeekId);
      if (!asked) return;
      await tx.query('select id from programme_year where id = $1 for no key update', [asked.yearId]);
      const { facts, team, built } = await this.inForce.loadTeam(tx, asked.teamId);
      const { standing } = facts;
      const week = built.problem.weeks.find(({ monday }) => monday === asked.chosenMonday);
      const told = asked.alternatives.find(({ monday }) => monday === asked.chosenMonday);
      const answer = week && whyNotWeek(standing, team.challengeId, week.index, wordingOf(facts));
      const trouble =
        !answer?.move || !told
          ? (answer?.obstacles.map(({ sentence }) => sentence).join(' ') ?? 'The week lies outside the year.')
          : answer.move.price.medium > told.medium
            ? 'It would now leave more places vacant than when it was offered.'
            : (await this.teams.isUntouched(tx, team.id))
              ? null
              : 'People of the team have been asked for the first week already.';
      if (trouble !== null || !answer?.move) {
        await this.councilWeeks.markNotToBeHad(tx, councilWeekId, trouble ?? '');
        return;
      }
      const after = changeTeams(standing, standing.teams, answer.move.steps);
      const plan: Plan = {
        problem: built.problem.name,
        challenges: built.problem.challenges.map(({ id }) => {
          const scheduled = after.get(id);
          return { id, week: scheduled?.week ?? null, peers: scheduled?.team.map((peer) => peer.id) ?? [] };
        }),
      };
      const [planned] = teamsOfPlan(built.problem, {
        ...plan,
        challenges: plan.challenges.filter(({ id }) => id === team.challengeId),
      });
      await this.replacePlan(tx, team.planId, { built, plan }, team.challengeId);
      await this.teams.reform(tx, team.id, planned!);
      await this.councilWeeks.markMoved(tx, councilWeekId, planned!.monday);
    });
  }

  /** Puts a plan in place of the one in force. Roles stay, apart from those of the challenge that changed. */
  private async replacePlan(
    tx: Tx,
    oldPlanId: string,
    { built, plan }: { readonly built: Parameters<PlansRepository['keepProblem']>[2]; readonly plan: Plan },
    changedChallengeId: string,
  ): Promise<void> {
    const old = (await this.plans.find(tx, oldPlanId, true))!;
    const verification = verifyPlan(built.problem, plan);
    const newPlanId = await this.plans.add(tx, {
      yearId: old.yearId,
      problemId: await this.plans.keepProblem(tx, old.yearId, built),
      yearReference: built.problem.name,
      options: old.options,
      plan,
      verification,
      bound: null,
      figures: figuresOf(built.problem, plan, verification),
    });
    await this.plans.markSuperseded(tx, old);
    await this.plans.markApproved(tx, (await this.plans.find(tx, newPlanId))!, null);
    await this.teams.adoptPlan(tx, oldPlanId, newPlanId);
    await this.roleRows.copy(tx, oldPlanId, newPlanId, changedChallengeId);
    await this.roles.settle(tx, newPlanId);
  }
}
