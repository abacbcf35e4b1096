import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type ListQuery, type Page, pageOf, windowOf } from '../platform/web/list.js';
import { type NewTeam, type Team, TeamsRepository, type TeamSortKey } from './teams.repository.js';

export type { NewTeam } from './teams.repository.js';

/** Teams and their seats. */
@Injectable()
export class TeamsService {
  constructor(private readonly teams: TeamsRepository) {}

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
