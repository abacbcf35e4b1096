import { Injectable } from '@nestjs/common';
import { readStandingPlan } from '../../scheduling/standing-plan.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { LoadProblemQuery } from './load-problem.query.js';
import { type BuiltProblem } from './build-problem.js';
import { planOfTeams, type StandingTeam } from './standing-of-teams.js';
import { loadStandingTeams } from './standing-teams.query.js';
import { type AnswerFacts } from './views/why-not.view.js';
import { loadYearNames } from './year-names.query.js';

/** The teams of a year as they stand now, ready for questions, with the names that a coordinator knows. */
export interface TeamsInForce {
  readonly yearId: string;
  readonly built: BuiltProblem;
  readonly teams: readonly StandingTeam[];
  readonly facts: AnswerFacts;
}

/** Reads the year by its teams and by the facts as they are now, not by the plan that was approved. */
@Injectable()
export class TeamsInForceService {
  constructor(private readonly problems: LoadProblemQuery) {}

  async load(tx: Tx, yearId: string): Promise<TeamsInForce> {
    const built = await this.problems.load(tx, yearId);
    const teams = await loadStandingTeams(tx, yearId);
    const read = readStandingPlan(built.problem, planOfTeams(built.problem, teams));
    if ('faults' in read) throw new Error(`The teams of year ${yearId} cannot be read: ${read.faults.join(' ')}`);
    return { yearId, built, teams, facts: { standing: read.standing, names: await loadYearNames(tx, yearId, null) } };
  }

  /** The year of a team, with the team in it. @throws DomainError not-found; conflict when it plans nothing any more. */
  async loadTeam(tx: Tx, teamId: string): Promise<TeamsInForce & { readonly team: StandingTeam }> {
    const [row] = await tx.query<{ yearId: string }[]>(
      `select c.year_id as "yearId" from team t join challenge c on c.id = t.challenge_id where t.id = $1`,
      [teamId],
    );
    if (!row) throw new DomainError('not-found', 'planning.unknown-team', `There is no team ${teamId}.`);
    const inForce = await this.load(tx, row.yearId);
    const team = inForce.teams.find(({ id }) => id === teamId);
    if (team && inForce.facts.standing.teams.has(team.challengeId)) return { ...inForce, team };
    throw new DomainError(
      'conflict',
      'planning.team-not-in-force',
      'This team takes part in nothing any more: its challenge was withdrawn or deferred, or its week lies outside the year.',
    );
  }
}
