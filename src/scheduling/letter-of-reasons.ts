import { findObstacles } from '../matching/eligibility.js';
import { distanceKm, type Challenge, type Peer } from '../matching/model.js';
import { listed, many, sentenceCase, type Wording } from './explanation/wording.js';
import { hostWeeksOf, teamObjections } from './review/find-objections.js';
import { sayClassOfCouncil, sayGivenUp, sayMember, sayWeekReason, type WeekReason } from './letter-phrases.js';
import { compareScores, type Score } from './plan.js';
import { priceIfAllowed } from './price-of-change.js';
import { tellTerms, type ToldTerm } from './say-change.js';
import { engagementsBeside, type StandingPlan } from './standing-plan.js';
import { findWeekObstacles } from './week-obstacles.js';
import { whyThisPeer } from './why-this-peer.js';

/** A letter to a council about its team, in plain English. It tells no party, no conflict and no other council's business. */
export interface LetterOfReasons {
  readonly challenge: string;
  readonly council: string;
  /** Monday of the week on site, ISO date. */
  readonly monday: string;
  readonly title: string;
  /** Why this week. */
  readonly week: readonly string[];
  /** One line for each member. */
  readonly members: readonly string[];
  /** What the team brings, and what was weighed. */
  readonly weighed: readonly string[];
  /** What the council does not get; empty when nothing was given up. */
  readonly givenUp: readonly string[];
}

/** Whether members are named; names are not public before they are confirmed. */
export type Naming = 'roles' | 'names';

const NO_CHANGE: Score = { hard: 0, medium: 0, soft: 0 };
const EXPERIENCED_FROM = 2;
/** Terms that a council need not be told of: other people's parties, and the rest of the year. */
const NOT_FOR_THE_COUNCIL: ReadonlySet<ToldTerm> = new Set([
  'partyBalance',
  'worstTeam',
  'weekOverload',
  'regionLoad',
  'homeAbsent',
  'changeFromBaseline',
  'repeatUse',
  'ifNeeded',
]);

/**
 * Why these people, why this week, and what was weighed: half a page that can be sent to the council, from the plan's own facts.
 * Cost: a ranking of the pool for each member, some 200 ms for 800 peers.
 * @param naming `roles` leaves names and home organisations out
 * @returns null when the challenge is deferred: there is no team to write about
 */
export function writeLetter(
  standing: StandingPlan,
  challengeId: string,
  say: Wording,
  naming: Naming = 'roles',
): LetterOfReasons | null {
  const placed = standing.teams.get(challengeId);
  if (!placed) return null;
  const { challenge, week, team } = placed;
  const order = new Map(standing.problem.kinds.map((kind, at) => [kind, at]));
  const members = [...team].sort((a, b) => order.get(a.kind)! - order.get(b.kind)! || b.experience - a.experience);
  return {
    challenge: challengeId,
    council: challenge.council.name,
    monday: standing.problem.weeks[week]!.monday,
    title: `${challenge.council.name}: why this week, and why these people`,
    week: explainWeek(standing, challenge, week, say),
    members: members.map((peer) => describeMember(peer, challenge, say, naming)),
    weighed: [...describeTeam(challenge, team, say), ...describeChoice(standing, challengeId, members)],
    givenUp: teamObjections(standing.problem, placed, hostWeeksOf(standing.teams), 'as-one').flatMap(
      (objection) => sayGivenUp(objection, say) ?? [],
    ),
  };
}

/** The letter as text, one paragraph a line. */
export function letterText({ title, week, members, weighed, givenUp }: LetterOfReasons): string {
  const list = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);
  return [
    title,
    '',
    week.join(' '),
    '',
    'The team:',
    ...list(members),
    '',
    weighed.join(' '),
    ...(givenUp.length === 0 ? [] : ['', 'What we could not give you:', ...list(givenUp)]),
    '',
  ].join('\n');
}

function explainWeek(standing: StandingPlan, challenge: Challenge, week: number, say: Wording): string[] {
  const costOf = new Map(challenge.weeks.map((offer) => [offer.week, offer.cost]));
  const cost = costOf.get(week) ?? 0;
  const better = [...costOf].filter(([, other]) => other < cost).sort(([, a], [, b]) => a - b);
  const proposal = `We propose ${say.week(week)}.`;
  if (better.length === 0)
    return [
      proposal,
      costOf.size === 1
        ? 'It is the only week that you offered.'
        : `It is one of the ${costOf.size} weeks that you offered, and none of them suits you better.`,
    ];
  const weeksBy = new Map<string, string[]>();
  for (const [other] of better) {
    const reason = sayWeekReason(whyNotThen(standing, challenge, other));
    weeksBy.set(reason, [...(weeksBy.get(reason) ?? []), say.week(other)]);
  }
  return [
    proposal,
    `Of the ${many(costOf.size, 'week')} that you offered, ${many(better.length, 'week')} would have suited you better.`,
    ...[...weeksBy].map(([reason, weeks]) => `${sentenceCase(listed(weeks))}: ${reason}.`),
  ];
}

/** Why a challenge is not in a week that it offers, as far as its council need know. */
function whyNotThen(standing: StandingPlan, challenge: Challenge, week: number): WeekReason {
  const { problem, teams } = standing;
  const [obstacle] = findWeekObstacles(problem, teams, challenge, week);
  if (obstacle) return { code: obstacle.code };
  const others = engagementsBeside(standing, teams, challenge.id);
  const { team } = teams.get(challenge.id)!;
  const missing = team.filter((peer) => {
    const beside = team.filter((other) => other !== peer);
    return findObstacles(peer, { challenge, week, team: beside }, others, problem).length > 0;
  }).length;
  if (missing > 0) return { code: 'members-missing', members: missing };
  const move = priceIfAllowed(standing, [{ kind: 'move', challenge: challenge.id, week }]);
  return { code: move && compareScores(move.price, NO_CHANGE) < 0 ? 'open' : 'no-better' };
}

function describeMember(peer: Peer, { council, themes }: Challenge, say: Wording, naming: Naming): string {
  const kind = say.kind(peer.kind);
  const who =
    naming === 'names'
      ? `${say.peer(peer.id)}, ${kind}, ${say.organisation(peer.organisation)}`
      : `${sentenceCase(sayMember(kind))}${peer.councilClass === null ? '' : ` from a ${sayClassOfCouncil(peer.councilClass)}`} (${peer.region})`;
  const known = themes.filter(({ theme }) => peer.themes.includes(theme)).map(({ theme }) => say.theme(theme));
  const facts = [
    ...(peer.councilClass === council.class ? ['a council of the same class as yours'] : []),
    peer.experience === 0 ? 'on a first challenge' : `with ${many(peer.experience, 'challenge')} behind them`,
    ...(known.length === 0 ? [] : [`knows ${listed(known)}`]),
    `about ${tens(distanceKm(peer, council))} km from you`,
  ];
  return `${who}: ${facts.join('; ')}.`;
}

/** Distances are told to the nearest ten, so that no home is found by them. */
const tens = (km: number): number => Math.max(10, 10 * Math.round(km / 10));

function describeTeam({ council, themes }: Challenge, team: readonly Peer[], say: Wording): string[] {
  const experienced = team.filter(({ experience }) => experience >= EXPERIENCED_FROM).length;
  const alike = team.filter(({ councilClass }) => councilClass === council.class).length;
  const covered = themes
    .filter(({ theme }) => team.some((peer) => peer.themes.includes(theme)))
    .map(({ theme }) => say.theme(theme));
  return [
    `${sentenceCase(many(experienced, 'member'))} of ${team.length} ${experienced === 1 ? 'has' : 'have'} done at least two challenges, and ${alike} ${alike === 1 ? 'comes' : 'come'} from a council of the same class as yours.`,
    ...(covered.length === 0 ? [] : [`Of what you asked about, the team knows ${listed(covered)}.`]),
  ];
}

/** What was weighed: for each place everybody who was eligible, and what the next best would have been worse in. */
function describeChoice(standing: StandingPlan, challengeId: string, members: readonly Peer[]): string[] {
  let alone = 0;
  const worse = new Map<string, number>();
  for (const { id } of members) {
    const why = whyThisPeer(standing, challengeId, id)!;
    const next = why.alternatives[0];
    if (!next) alone++;
    else
      for (const { term, words, points } of tellTerms(next.price))
        if (points > 0 && !NOT_FOR_THE_COUNCIL.has(term)) worse.set(words, (worse.get(words) ?? 0) + 1);
  }
  const compared = members.length - alone;
  const reasons = [...worse].sort(([, a], [, b]) => b - a).map(([words]) => words);
  return [
    ...(compared === 0
      ? []
      : [
          `For ${compared === members.length ? 'every place' : `${compared} of the ${members.length} places`} we compared everybody who is accredited, free in that week, near enough and without a conflict of interest${reasons.length === 0 ? '.' : `; the next best would have been worse for you in ${listed(reasons)}.`}`,
        ]),
    ...(alone === 0 ? [] : [`For ${alone === 1 ? 'one place' : `${alone} places`} nobody else could have come.`]),
  ];
}
