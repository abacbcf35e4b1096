import { Injectable } from '@nestjs/common';
import { SpecialDataService } from '../peers/special-data.service.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { CalendarService, type YearCalendar } from '../programmes/calendar.service.js';
import { type BuiltProblem, buildProblem } from './build-problem.js';
import { weeksOfChallenge } from './challenge-weeks.js';
import { loadChallenges } from './load-challenges.query.js';
import { LoadCouncilsQuery } from './load-councils.query.js';
import { loadKinds, loadPeers } from './load-peers.query.js';
import { PartyTokens } from './party-tokens.js';
import { type YearFacts } from './problem-facts.js';
import { type ExplainedWeek } from './problem-reasons.js';

/** Reads a programme year from the tables of all rooms and states it as a problem. */
@Injectable()
export class LoadProblemQuery {
  constructor(
    private readonly calendar: CalendarService,
    private readonly councils: LoadCouncilsQuery,
    private readonly specialData: SpecialDataService,
    private readonly config: Config,
  ) {}

  /** The problem of a year as its data are at this moment, with the reasons. @throws DomainError not-found, invalid. */
  async load(tx: Tx, yearId: string): Promise<BuiltProblem> {
    const tokens = new PartyTokens(this.config.specialDataKey);
    const calendar = await this.calendar.loadYear(tx, yearId);
    const councils = await this.councils.load(tx, calendar.year, tokens);
    const ties = await this.councils.loadTies(tx);
    const challenges = await loadChallenges(tx, yearId, councils, calendar.councilOverrides);
    const kinds = await loadKinds(tx);
    const parties = await this.specialData.readParties(tx);
    const peers = await loadPeers(tx, councils, (peerId) => {
      const party = parties.get(peerId);
      return party === undefined ? null : tokens.tokenOf(party);
    });
    return buildProblem({ year: yearFactsOf(calendar, tokens), kinds, challenges, peers, ...ties });
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
    const calendar = await this.calendar.loadYear(tx, row.yearId);
    const councils = await this.councils.load(tx, calendar.year, tokens);
    const [challenge] = await loadChallenges(tx, row.yearId, councils, calendar.councilOverrides, challengeId);
    return weeksOfChallenge(challenge!, yearFactsOf(calendar, tokens));
  }
}

function yearFactsOf({ year, weeks, conferences }: YearCalendar, tokens: PartyTokens): YearFacts {
  return {
    reference: year.reference,
    startsOn: year.startsOn,
    weekCount: year.weekCount,
    budgetDays: year.budgetDays,
    managers: year.managers,
    managerRestWeeks: year.managerRestWeeks,
    weeklyCapacity: year.weeklyCapacity,
    settings: year.settings,
    weights: year.weights,
    weeks,
    conferences: conferences.map((conference) => ({ ...conference, token: tokens.tokenOf(conference.party) })),
  };
}
