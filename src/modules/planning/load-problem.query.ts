import { Injectable } from '@nestjs/common';
import { SpecialDataService } from '../peers/special-data.service.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type BuiltProblem, buildProblem } from './build-problem.js';
import { calendarOf, weeksOfChallenge } from './challenge-weeks.js';
import { loadChallenges } from './load-challenges.query.js';
import { loadCouncils, loadNeighbours } from './load-councils.query.js';
import { loadPeers } from './load-peers.query.js';
import { loadKinds, loadYear } from './load-year.query.js';
import { PartyTokens } from './party-tokens.js';
import { type ExplainedWeek } from './problem-reasons.js';

/** Reads a programme year from the tables of all rooms and states it as a problem. */
@Injectable()
export class LoadProblemQuery {
  constructor(
    private readonly specialData: SpecialDataService,
    private readonly config: Config,
  ) {}

  /** The problem of a year as its data are at this moment, with the reasons. @throws DomainError not-found, invalid. */
  async load(tx: Tx, yearId: string): Promise<BuiltProblem> {
    const tokens = new PartyTokens(this.config.specialDataKey);
    const year = await loadYear(tx, yearId, tokens);
    const kinds = await loadKinds(tx);
    const councils = await loadCouncils(tx, year, tokens);
    const neighbours = await loadNeighbours(tx);
    const challenges = await loadChallenges(tx, yearId, councils);
    const parties = await this.specialData.readParties(tx);
    const peers = await loadPeers(tx, councils, (peerId) => {
      const party = parties.get(peerId);
      return party === undefined ? null : tokens.tokenOf(party);
    });
    return buildProblem({ year, kinds, challenges, peers, neighbours });
  }

  /** Every week of its year as one challenge sees it. @throws DomainError not-found, also when it was withdrawn. */
  async explainWeeks(tx: Tx, challengeId: string): Promise<ExplainedWeek[]> {
    const [row] = await tx.query<{ yearId: string }[]>(
      `select year_id as "yearId" from challenge where id = $1 and withdrawn_on is null`,
      [challengeId],
    );
    if (!row)
      throw new DomainError(
        'not-found',
        'planning.unknown-challenge',
        `There is no challenge ${challengeId}, or it was withdrawn.`,
      );
    const tokens = new PartyTokens(this.config.specialDataKey);
    const year = await loadYear(tx, row.yearId, tokens);
    const councils = await loadCouncils(tx, year, tokens);
    const [challenge] = await loadChallenges(tx, row.yearId, councils, challengeId);
    return weeksOfChallenge(challenge!, year, calendarOf(year));
  }
}
