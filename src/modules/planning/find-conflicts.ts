import { areTwoTierKin } from '../councils/two-tier-kin.js';
import { addWeeks, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { CONFLICT_RULES, type ConflictRuleId, isConflictRule } from './conflict-rules.js';
import { type CouncilFacts, type CouncilTies, type PeerTies, type SharedFacts } from './problem-facts.js';
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

/** The council that would be challenged. */
export type Host = Pick<CouncilFacts, 'code' | 'name' | 'county' | 'predecessors'>;

/** A council at which the peer sits or works in the year: where they come from, or a second post. */
interface Seat {
  readonly code: string;
  readonly name: string;
  readonly county: string | null;
  readonly is: 'the home council' | 'where they hold a post';
}

/**
 * Why a peer may not challenge a council in a year, every reason; empty when nothing stands between them. The exchange format
 * knows a conflict for a whole year, so one that touches any day of it counts for all: nobody is sent a week too early.
 * What bound the peer to a council that has ended binds to its successors. Borders, two-tier areas and shared services count
 * from each council at which the peer holds a post in the year, not from the home council alone.
 * Source: constraints X01–X05, X07, X08, X10 and X12. Cost: the peer's posts, past teams and declarations.
 */
export function findConflicts(peer: PeerTies, host: Host, year: YearSpan, ties: CouncilTies): Reason[] {
  const hostCodes = [host.code, ...host.predecessors];
  const isHost = ({ councilCode }: { readonly councilCode: string }) => hostCodes.includes(councilCode);
  const { homeCouncil: home } = peer;
  return [
    ...(home !== null && hostCodes.includes(home.code)
      ? [conflict('own-council', `${home.name} is the home council.`)]
      : []),
    ...seatsOf(peer, year)
      .filter(({ code }) => !hostCodes.includes(code))
      .flatMap((seat) => ofSeat(seat, host, year, ties)),
    ...peer.posts.filter(isHost).flatMap((post) => ofPost(post, host, year)),
    ...peer.pastTeams.filter(isHost).flatMap((team) => ofPastTeam(team, host, year)),
    ...peer.declared.filter(isHost).flatMap((declared) => ofDeclaration(declared, host, year)),
  ];
}

function seatsOf({ homeCouncil: home, posts }: PeerTies, year: YearSpan): Seat[] {
  const seats = new Map<string, Seat>();
  if (home !== null) seats.set(home.code, { ...home, is: 'the home council' });
  for (const { councilCode: code, councilName: name, county, since, until } of posts) {
    if (touches(since, until, year) && !seats.has(code))
      seats.set(code, { code, name, county, is: 'where they hold a post' });
  }
  return [...seats.values()];
}

/** Whether a period, both its days included, has a day in the year. */
const touches = (since: IsoDate | null, until: IsoDate | null, { from, to }: YearSpan): boolean =>
  (since === null || since <= to) && (until === null || until >= from);

function ofSeat(seat: Seat, host: Host, year: YearSpan, { neighbours, shared }: CouncilTies): Reason[] {
  const reasons: Reason[] = [];
  const border = neighbours.get(seat.code)?.get(host.code);
  if (border) {
    const sentence = `${host.name} borders ${seat.name}, ${seat.is}${border.isAssumption ? ' (assumed)' : ''}.`;
    reasons.push(conflict('neighbour', sentence, border.source, border.isAssumption));
  }
  if (areTwoTierKin(seat, host))
    reasons.push(conflict('two-tier-kin', `${host.name} and ${seat.name}, ${seat.is}, serve one two-tier area.`));
  const sharing: readonly SharedFacts[] = shared.get(seat.code)?.get(host.code) ?? [];
  for (const { what, since, until, source } of sharing) {
    if (!touches(since, until, year)) continue;
    const sentence = `${host.name} and ${seat.name}, ${seat.is}, share ${what}${untilDay(until)}.`;
    reasons.push(conflict('shared-service', sentence, source));
  }
  return reasons;
}

function ofPastTeam({ endedOn }: PeerTies['pastTeams'][number], host: Host, year: YearSpan): Reason[] {
  if (endedOn >= year.from || !stillBinds('last-team', endedOn, year)) return [];
  const sentence = `Was on the team at ${host.name} that ended on ${sayDate(endedOn)}, less than six years before.`;
  return [conflict('last-team', sentence, 'Teams of past challenges')];
}

function ofPost(post: PeerTies['posts'][number], host: Host, year: YearSpan): Reason[] {
  const { since, until, source } = post;
  if (since !== null && since > year.to) return [];
  if (until === null || until >= year.from)
    return [conflict('own-council', `Holds a post at ${host.name}${untilDay(until)}.`, source)];
  return stillBinds('past-post', until, year)
    ? [conflict('past-post', `Held a post at ${host.name}${untilDay(until)}, less than five years before.`, source)]
    : [];
}

function ofDeclaration(declared: PeerTies['declared'][number], host: Host, year: YearSpan): Reason[] {
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
