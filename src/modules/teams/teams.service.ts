import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type ListQuery, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { changeTeams, type TeamChanges } from './change-teams.js';
import { type NewTeam, type Team, TeamsRepository, type TeamSortKey } from './teams.repository.js';

export type { TeamChanges } from './change-teams.js';
export type { NewTeam } from './teams.repository.js';

/** Teams and their seats. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly teams: TeamsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Forms the teams of an approved plan: each week proposed to its council, every seat vacant, with the person whom the plan chose
   * for it. Nobody is told. @throws DomainError conflict when a challenge has a team already.
   */
  async formTeams(tx: Tx, planId: string, teams: readonly NewTeam[]): Promise<void> {
    const formed = await this.teams.findFormed(
      tx,
      teams.map(({ challengeId }) => challengeId),
    );
    if (formed.length > 0)
      throw new DomainError(
        'conflict',
        'teams.already-formed',
        `There are teams already for ${formed.join(', ')}. Withdraw the approval that formed them first.`,
        { challenges: formed },
      );
    await this.teams.add(tx, planId, teams);
  }

  /**
   * Takes back what `formTeams` did, while nothing has come of it.
   * @throws DomainError conflict when a council has accepted its week or a seat was offered.
   */
  async disbandTeams(tx: Tx, planId: string): Promise<void> {
    await this.teams.lock(tx, planId);
    const underWay = await this.teams.findUnderWay(tx, planId);
    if (underWay.length > 0)
      throw new DomainError(
        'conflict',
        'teams.under-way',
        `Weeks were accepted or seats offered for ${underWay.join(', ')}, so that the teams cannot be taken back.`,
        { challenges: underWay },
      );
    await this.teams.remove(tx, planId);
  }

  /** Whether nobody has been asked for any seat of a team. */
  async isUntouched(tx: Tx, teamId: string): Promise<boolean> {
    return this.teams.isUntouched(tx, teamId);
  }

  /** Forms one team anew, at another week perhaps, while nobody has been asked for it. */
  async reform(tx: Tx, teamId: string, team: NewTeam): Promise<void> {
    await this.teams.reform(tx, teamId, team);
  }

  /** Lets the teams of a plan belong to another that has taken its place. */
  async adoptPlan(tx: Tx, fromPlanId: string, toPlanId: string): Promise<void> {
    await this.teams.adoptPlan(tx, fromPlanId, toPlanId);
  }

  /** What `changeTeams` would do. */
  async previewChange(tx: Tx, planId: string, wanted: readonly NewTeam[]): Promise<TeamChanges> {
    return changeTeams(await this.teams.listStanding(tx, planId), wanted, this.clock.today());
  }

  /**
   * Makes of the teams of an approved plan those of the plan that follows it: who stays keeps their seat, and only what differs is
   * changed. Nobody is told. Answers what was done.
   * @throws DomainError conflict when a week has begun whose team would change, or something has come of a team that would go
   */
  async changeTeams(tx: Tx, planId: string, nextPlanId: string, wanted: readonly NewTeam[]): Promise<TeamChanges> {
    await this.teams.lock(tx, planId);
    const changes = await this.previewChange(tx, planId, wanted);
    await this.refuseChange(tx, changes);
    const { unchanged, changed, disbanded, formed } = changes;
    await this.teams.removeTeams(
      tx,
      disbanded.map(({ id }) => id),
    );
    await this.teams.change(tx, changed);
    await this.teams.handOver(
      tx,
      [...unchanged, ...changed].map(({ id }) => id),
      nextPlanId,
    );
    await this.formTeams(tx, nextPlanId, formed);
    return changes;
  }

  private async refuseChange(tx: Tx, { refused }: TeamChanges): Promise<void> {
    const named = (why: 'begun' | 'under-way'): Promise<string[]> =>
      this.teams.nameChallenges(
        tx,
        refused.filter((each) => each.why === why).map(({ challengeId }) => challengeId),
      );
    const begun = await named('begun');
    if (begun.length > 0)
      throw new DomainError(
        'conflict',
        'teams.week-has-begun',
        `The week of ${begun.join(', ')} has begun, so that the team cannot change any more. Plan the year again, as little as possible of the approved plan.`,
        { challenges: begun },
      );
    const underWay = await named('under-way');
    if (underWay.length > 0)
      throw new DomainError(
        'conflict',
        'teams.under-way',
        `The plan defers ${underWay.join(', ')}, whose week was accepted or whose seats were offered. Plan the year again, with that week pinned.`,
        { challenges: underWay },
      );
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, teamId: string): Promise<Team> {
    const team = await this.teams.find(tx, teamId);
    if (team) return team;
    throw new DomainError('not-found', 'teams.unknown-team', `There is no team ${teamId}.`);
  }

  /** The teams of a programme year. */
  async list(tx: Tx, yearId: string, query: ListQuery<TeamSortKey>): Promise<Page<Team>> {
    const { teams, total } = await this.teams.list(tx, yearId, { sort: query.sort, ...windowOf(query) });
    return pageOf(teams, total, query);
  }
}
