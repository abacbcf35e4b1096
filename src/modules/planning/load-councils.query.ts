import { Injectable } from '@nestjs/common';
import { CouncilControlService } from '../councils/council-control.service.js';
import { CouncilNeighboursService } from '../councils/council-neighbours.service.js';
import { CouncilPollsService } from '../councils/council-polls.service.js';
import { CouncilsService } from '../councils/councils.service.js';
import { saySharedService } from '../councils/say-shared-service.js';
import { SharedServicesService } from '../councils/shared-services.service.js';
import { type Tx } from '../platform/database/database.js';
import { pollsAround, pollYearsAround } from '../programmes/pre-election-period.js';
import { spanOf } from './find-conflicts.js';
import { type PartyTokens } from './party-tokens.js';
import {
  type CouncilFacts,
  type CouncilTies,
  type NeighbourFacts,
  type SharedFacts,
  type YearFacts,
} from './problem-facts.js';

/** A council of the register; one that ended before positions were kept has none. */
export type RegisteredCouncil = Omit<CouncilFacts, 'easting' | 'northing'> & {
  readonly easting: number | null;
  readonly northing: number | null;
};

const METRES_PER_KM = 1000;

/** The councils as planning sees them. */
@Injectable()
export class LoadCouncilsQuery {
  constructor(
    private readonly councils: CouncilsService,
    private readonly control: CouncilControlService,
    private readonly polls: CouncilPollsService,
    private readonly neighbours: CouncilNeighboursService,
    private readonly sharing: SharedServicesService,
  ) {}

  /** Every council by its id, with the party in control by the end of the year and the polls that can touch it. */
  async load(
    tx: Tx,
    year: Pick<YearFacts, 'startsOn' | 'weekCount'>,
    tokens: PartyTokens,
  ): Promise<Map<string, RegisteredCouncil>> {
    const { from, to } = spanOf(year);
    const councils = [...(await this.councils.findByCodes(tx)).values()];
    const ids = councils.map(({ id }) => id);
    const control = await this.control.controlOn(tx, ids, to);
    const years = pollYearsAround(from, to);
    const polls = await this.polls.pollYears(tx, councils, years.first, years.last);
    const predecessors = new Map<string, string[]>();
    for (const { code, successors } of councils)
      for (const successor of successors) predecessors.set(successor, [...(predecessors.get(successor) ?? []), code]);
    return new Map(
      councils.map(({ id, code, name, class: councilClass, county, region, position, validFrom, validTo }) => {
        const party = control.get(id)?.party ?? null;
        return [
          id,
          {
            code,
            name,
            class: councilClass,
            county,
            region,
            easting: position && position.eastingKm * METRES_PER_KM,
            northing: position && position.northingKm * METRES_PER_KM,
            validFrom,
            validTo,
            control: party === null ? null : tokens.partyOf(party),
            isControlKnown: control.has(id),
            polls: pollsAround(from, to, polls.get(id) ?? []),
            predecessors: predecessors.get(code)?.sort() ?? [],
          },
        ];
      }),
    );
  }

  /** Which councils border which, and which share what, both ways round. */
  async loadTies(tx: Tx): Promise<CouncilTies> {
    const neighbours = new Map<string, Map<string, NeighbourFacts>>();
    const shared = new Map<string, Map<string, SharedFacts[]>>();
    for (const { a, b, isAssumption, source } of await this.neighbours.listPairs(tx)) {
      within(neighbours, a).set(b, { isAssumption, source });
      within(neighbours, b).set(a, { isAssumption, source });
    }
    for (const { a, b, since, until, source, ...entry } of await this.sharing.list(tx)) {
      const facts = { what: saySharedService(entry), since, until, source };
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        within(shared, from).set(to, [...(within(shared, from).get(to) ?? []), facts]);
    }
    return { neighbours, shared };
  }
}

/** The inner map of a key, made when it is missing. */
function within<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, known);
  return known;
}
