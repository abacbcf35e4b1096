import { type ScheduledTeam } from '../../matching/engagements.js';
import { distanceKm, type Challenge, type Peer } from '../../matching/model.js';
import { teamShape } from '../../matching/team-shape.js';
import { type Problem } from '../problem.js';
import { type Teams } from '../standing-plan.js';
import { countEach } from '../verification/ledger.js';
import {
  CLOSE_WEEKS,
  FAR_WEEK_POINTS,
  LONG_JOURNEY_KM,
  MANY_DEPLOYMENTS,
  MOST_NEWCOMERS,
  NEIGHBOUR_KM,
  OBJECTION_KINDS,
  type ObjectionKind,
  REGION_MEMBERS,
  TRIED,
  TRIED_MEMBERS,
} from './objection-kinds.js';

/** One thing that somebody could object to in a plan. */
export interface Objection {
  /** The same objection of two plans has the same key; where its amount grows it has become worse. */
  readonly key: string;
  readonly kind: ObjectionKind;
  /** Ids of the challenges that it concerns: one, or all those on whose teams somebody serves again and again. */
  readonly challenges: readonly string[];
  /** Id of the peer whom it is about, or null. */
  readonly peer: string | null;
  /** The theme, region or kind of peer (null inside a vacancy: any kind) that it is about. */
  readonly about: string | null;
  /** How many or how much: members, kilometres, points, weeks or deployments, by its kind; whole and above 0. */
  readonly amount: number;
}

/** `as-one` where parties are not to be told: the two objections about them become one, the balance of parties. */
export type PartyTelling = 'apart' | 'as-one';

/** What the objections of a team depend on beside the team: the week of every challenged council. */
export type HostWeeks = ReadonlyMap<string, number>;

export const hostWeeksOf = (teams: Teams): HostWeeks =>
  new Map([...teams.values()].map(({ challenge, week }) => [challenge.council.code, week]));

/**
 * Everything that a council leader could object to in a year as it stands, in the order of the catalogue and of the problem.
 * Cost: O(deployments × themes). Source: what the coordinator is asked by councils; the thresholds are assumptions of
 * `objection-kinds`.
 */
export function findObjections(problem: Problem, teams: Teams, parties: PartyTelling): Objection[] {
  const hosts = hostWeeksOf(teams);
  const found = problem.challenges.flatMap((challenge) => {
    const placed = teams.get(challenge.id);
    return placed ? teamObjections(problem, placed, hosts, parties) : [deferral(challenge)];
  });
  const serving = new Map<Peer, string[]>();
  for (const { challenge, team } of teams.values())
    for (const peer of team) serving.set(peer, [...(serving.get(peer) ?? []), challenge.id]);
  for (const [peer, challenges] of serving) found.push(...againObjections(peer, challenges));
  const order = new Map(OBJECTION_KINDS.map((kind, at) => [kind, at]));
  return found.sort((a, b) => order.get(a.kind)! - order.get(b.kind)!);
}

const deferral = ({ id }: Challenge): Objection => ({
  key: `deferred ${id}`,
  kind: 'deferred',
  challenges: [id],
  peer: null,
  about: null,
  amount: 1,
});

/** That somebody serves again and again: one objection for all their teams, or none. */
export function againObjections({ id, carriedOver }: Peer, challenges: readonly string[]): Objection[] {
  const amount = challenges.length + carriedOver;
  if (challenges.length === 0 || amount < MANY_DEPLOYMENTS) return [];
  return [{ key: `same-people ${id}`, kind: 'same-people', challenges, peer: id, about: null, amount }];
}

/** What could be objected to in one team and its week, but for who serves elsewhere too. */
export function teamObjections(
  problem: Pick<Problem, 'leadKinds'>,
  { challenge, week, team }: ScheduledTeam,
  hosts: HostWeeks,
  parties: PartyTelling,
): Objection[] {
  const found: Objection[] = [];
  const add = (kind: ObjectionKind, amount: number, of: { peer?: string; about?: string | null } = {}): void => {
    const { peer = null, about = null } = of;
    const key = [kind, challenge.id, peer ?? about ?? (kind === 'vacancy' ? 'any' : '')].join(' ');
    found.push({ key, kind, challenges: [challenge.id], peer, about, amount });
  };
  const shape = teamShape(challenge, team, problem.leadKinds);
  for (const [kind, short] of shape.missing) add('vacancy', short, { about: kind });
  if (shape.furtherPlaces > 0) add('vacancy', shape.furtherPlaces);
  addParties(challenge, team, parties, add);

  const tried = team.filter(({ experience }) => experience >= TRIED);
  if (!tried.some(({ kind }) => problem.leadKinds.includes(kind))) add('untried-lead', 1);
  if (tried.length < TRIED_MEMBERS) add('little-experience', TRIED_MEMBERS - tried.length);
  const newcomers = team.filter(({ experience }) => experience === 0).length;
  if (newcomers > MOST_NEWCOMERS) add('many-newcomers', newcomers);
  if (!team.some(({ councilClass }) => councilClass === challenge.council.class)) add('no-same-class', 1);
  for (const { theme, experts } of challenge.themes)
    if (experts > 0 && !team.some(({ themes }) => themes.includes(theme))) add('theme-unknown', 1, { about: theme });
  for (const [region, members] of countEach(team.map((peer) => peer.region)))
    if (members >= REGION_MEMBERS && 2 * members >= team.length) add('one-region', members, { about: region });

  const extraCost = costBeyondBest(challenge, week);
  if (extraCost >= FAR_WEEK_POINTS) add('far-from-wish', extraCost);
  for (const peer of team) {
    const km = distanceKm(peer, challenge.council);
    if (km < NEIGHBOUR_KM) add('neighbour', 1, { peer: peer.id });
    if (km > LONG_JOURNEY_KM) add('long-journey', 1, { peer: peer.id });
    const home = hosts.get(peer.organisation);
    if (home !== undefined && home !== week && Math.abs(home - week) <= CLOSE_WEEKS)
      add('own-council-close', 1, { peer: peer.id });
  }
  return found;
}

function addParties(
  { council }: Challenge,
  team: readonly Peer[],
  telling: PartyTelling,
  add: (kind: ObjectionKind, amount: number) => void,
): void {
  const elected = team.filter(({ party }) => party !== null).map(({ party }) => party);
  const parties = new Set(elected);
  const isOneParty = elected.length >= 2 && parties.size === 1;
  const isControlAbsent = council.control === null ? parties.size < 2 : !parties.has(council.control);
  if (telling === 'as-one') {
    if (isOneParty || isControlAbsent) add('party-balance', 1);
    return;
  }
  if (isOneParty) add('one-party', 1);
  if (isControlAbsent) add('control-absent', 1);
}

/** Points that a week costs beyond the best week on offer, 0 for one that is not on offer. */
export function costBeyondBest({ weeks }: Challenge, week: number): number {
  const cost = weeks.find((offer) => offer.week === week)?.cost;
  return cost === undefined ? 0 : cost - Math.min(...weeks.map((offer) => offer.cost));
}
