import { areTwoTierKin } from '../councils/two-tier-kin.js';
import { addWeeks, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { CONFLICT_RULES, type ConflictRuleId, isConflictRule } from './conflict-rules.js';
import { type CouncilFacts, type NeighbourFacts, type PeerFacts, type ProblemFacts } from './problem-facts.js';
import { type Reason } from './problem-reasons.js';

/** The first Monday and the last day of a programme year. */
export interface YearSpan {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export const spanOf = (year: { readonly startsOn: IsoDate; readonly weekCount: number }): YearSpan => ({
  from: year.startsOn,
  to: addWeeks(year.startsOn, year.weekCount),
});

/**
 * Why a peer may not challenge a council in a year, every reason; empty when nothing stands between them. The exchange format
 * knows a conflict for a whole year, so one that touches any day of it counts for all: nobody is sent a week too early.
 * What bound the peer to a council that has ended binds to its successors.
 * Source: constraints X01–X05, X07, X08, X10 and X12. Cost: the peer's posts and declarations.
 */
export function findConflicts(
  peer: Pick<PeerFacts, 'homeCouncil' | 'posts' | 'declared'>,
  host: CouncilFacts,
  year: YearSpan,
  neighbours: ProblemFacts['neighbours'],
): Reason[] {
  const hostCodes = [host.code, ...host.predecessors];
  return [
    ...conflictsOfHome(peer, host, hostCodes, neighbours),
    ...peer.posts
      .filter(({ councilCode }) => hostCodes.includes(councilCode))
      .flatMap((post) => ofPost(post, host, year)),
    ...peer.declared
      .filter(({ councilCode }) => hostCodes.includes(councilCode))
      .flatMap((conflict) => ofDeclaration(conflict, host, year)),
  ];
}

function conflictsOfHome(
  { homeCouncil: home }: Pick<PeerFacts, 'homeCouncil'>,
  host: CouncilFacts,
  hostCodes: readonly string[],
  neighbours: ProblemFacts['neighbours'],
): Reason[] {
  if (home === null) return [];
  if (hostCodes.includes(home.code)) return [conflict('own-council', `${home.name} is the home council.`)];
  const reasons: Reason[] = [];
  const border: NeighbourFacts | undefined = neighbours.get(home.code)?.get(host.code);
  if (border) {
    const sentence = `${host.name} borders ${home.name}, the home council${border.isAssumption ? ' (assumed)' : ''}.`;
    reasons.push(conflict('neighbour', sentence, border.source, border.isAssumption));
  }
  if (areTwoTierKin(home, host))
    reasons.push(conflict('two-tier-kin', `${host.name} and ${home.name}, the home council, serve one two-tier area.`));
  return reasons;
}

function ofPost(post: PeerFacts['posts'][number], host: CouncilFacts, year: YearSpan): Reason[] {
  const { since, until, source } = post;
  if (since !== null && since > year.to) return [];
  if (until === null || until >= year.from)
    return [conflict('own-council', `Holds a post at ${host.name}${untilDay(until)}.`, source)];
  return stillBinds('past-post', until, year)
    ? [conflict('past-post', `Held a post at ${host.name}${untilDay(until)}, less than five years before.`, source)]
    : [];
}

function ofDeclaration(declared: PeerFacts['declared'][number], host: CouncilFacts, year: YearSpan): Reason[] {
  const { reason, since, until, source } = declared;
  const rule: ConflictRuleId = isConflictRule(reason) ? reason : 'declared';
  if ((since !== null && since > year.to) || (until !== null && !stillBinds(rule, until, year))) return [];
  return [conflict(rule, `${SENTENCES[rule] ?? 'Declared a conflict with'} ${host.name}${untilDay(until)}.`, source)];
}

const untilDay = (until: IsoDate | null): string => (until === null ? '' : ` until ${sayDate(until)}`);

const SENTENCES: Partial<Record<ConflictRuleId, string>> = {
  'past-post': 'Held a post at',
  'last-team': 'Was on the last team at',
  family: 'Has family at',
  'applied-for-post': 'Applied for a post at',
  'shared-service': 'The home organisation shares a service with',
  'host-objection': 'An objection was upheld for',
  contract: 'The home organisation has a contract with',
};

/** Whether a conflict that ended on a day still stands on the first day of the year. */
function stillBinds(rule: ConflictRuleId, until: IsoDate, { from }: YearSpan): boolean {
  const yearsBack = Number(from.slice(0, 4)) - CONFLICT_RULES[rule].lastsYears;
  return until >= `${String(yearsBack).padStart(4, '0')}${from.slice(4)}`;
}

function conflict(rule: ConflictRuleId, sentence: string, source?: string, assumed?: boolean): Reason {
  const from = source ?? CONFLICT_RULES[rule].source;
  return {
    rule,
    level: 'conflict',
    points: 0,
    sentence,
    source: from,
    assumed: assumed ?? from.startsWith('Assumption:'),
  };
}
