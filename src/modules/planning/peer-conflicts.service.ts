import { Injectable } from '@nestjs/common';
import { CouncilsService } from '../councils/councils.service.js';
import { Clock } from '../platform/clock/clock.js';
import { addWeeks } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { pickCurrentYear } from './current-year.js';
import { findConflicts, spanOf, type YearSpan } from './find-conflicts.js';
import { LoadCouncilsQuery } from './load-councils.query.js';
import { loadPeerTies } from './load-peer-ties.query.js';
import { type HomeCouncilFacts, type PeerTies } from './problem-facts.js';
import { loadProgrammeYears } from './programme-years.query.js';

/** Why a peer may not challenge a council, as the planner will see it. */
export interface ConflictOfInterest {
  readonly council: { readonly code: string; readonly name: string };
  readonly rule: string;
  readonly sentence: string;
  readonly source: string;
  /** It rests on a guess, of a border for example. */
  readonly isAssumption: boolean;
  /** Declared or recorded; otherwise it follows from councils, posts and teams. */
  readonly isDeclared: boolean;
}

/** The conflicts of one peer in a year, by council. */
export interface PeerConflicts {
  readonly span: YearSpan;
  readonly items: readonly ConflictOfInterest[];
}

const WEEKS_OF_A_YEAR = 52;

/** Conflicts of interest of one peer, computed anew each time: a profile that changes needs nothing else. */
@Injectable()
export class PeerConflictsService {
  constructor(
    private readonly councils: CouncilsService,
    private readonly ties: LoadCouncilsQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * Every conflict with a council that exists in the year, by the council's name.
   * @param yearId null: the year under way or the next; without any, the year from today on.
   * @throws DomainError not-found for an unknown peer or year.
   */
  async load(tx: Tx, peerId: string, yearId: string | null): Promise<PeerConflicts> {
    const span = await this.findSpan(tx, yearId);
    const councils = await this.councils.findByCodes(tx);
    const homeCouncil = await this.findHome(tx, peerId);
    const peer: PeerTies = { homeCouncil, ...(await loadPeerTies(tx, peerId))(peerId) };
    const ties = await this.ties.loadTies(tx);
    const computed: PeerTies = { ...peer, declared: [] };
    const declared: PeerTies = { homeCouncil: null, posts: [], pastTeams: [], declared: peer.declared };
    const predecessorsOf = (code: string) =>
      [...councils.values()].filter(({ successors }) => successors.includes(code)).map((council) => council.code);
    const items = [...councils.values()]
      .filter(({ validFrom, validTo }) => (validFrom ?? '') <= span.to && (validTo ?? span.from) >= span.from)
      .flatMap(({ code, name, county }) => {
        const host = { code, name, county, predecessors: predecessorsOf(code) };
        return [computed, declared].flatMap((part) =>
          findConflicts(part, host, span, ties).map(({ rule, sentence, source, assumed }) => ({
            council: { code, name },
            rule,
            sentence,
            source,
            isAssumption: assumed,
            isDeclared: part === declared,
          })),
        );
      })
      .sort((a, b) => a.council.name.localeCompare(b.council.name, 'en-GB'));
    return { span, items };
  }

  private async findSpan(tx: Tx, yearId: string | null): Promise<YearSpan> {
    const years = await loadProgrammeYears(tx);
    const today = this.clock.today();
    const year = yearId === null ? pickCurrentYear(years, today) : years.find(({ id }) => id === yearId);
    if (year) return spanOf(year);
    if (yearId === null) return { from: today, to: addWeeks(today, WEEKS_OF_A_YEAR) };
    throw new DomainError('not-found', 'planning.unknown-year', `There is no programme year ${yearId}.`);
  }

  private async findHome(tx: Tx, peerId: string): Promise<HomeCouncilFacts | null> {
    const [peer] = await tx.query<{ councilId: string | null }[]>(
      'select o.council_id as "councilId" from peer p join organisation o on o.id = p.organisation_id where p.id = $1',
      [peerId],
    );
    if (!peer)
      throw new DomainError(
        'not-found',
        'peers.unknown',
        `There is no peer ${peerId}. Look it up in the list of peers.`,
      );
    if (peer.councilId === null) return null;
    const home = (await this.councils.findByIds(tx, [peer.councilId])).get(peer.councilId)!;
    return { code: home.code, name: home.name, class: home.class, county: home.county, polls: [] };
  }
}
