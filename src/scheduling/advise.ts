import { findObstacles } from '../matching/eligibility.js';
import { gatherEngagements } from '../matching/engagements.js';
import { type Challenge, type Peer } from '../matching/model.js';
import { BY_ID, type Wording } from '../matching/wording.js';
import { type Plan } from './plan.js';
import { type Problem } from './problem.js';

/** What keeps challenges from taking place: of the whole year, or of some challenges by themselves. */
export type AdviceCause =
  | 'no-peers'
  | 'no-open-week'
  | 'no-managers'
  | 'no-budget'
  | 'no-week-on-offer'
  | 'nobody-to-lead'
  | 'team-too-short'
  | 'nothing-found';

/** Why challenges are deferred and what to change, in a sentence or two. */
export interface Advice {
  readonly cause: AdviceCause;
  /** How many challenges it is about. */
  readonly challenges: number;
  readonly sentence: string;
}

/**
 * Why does a plan defer every challenge, and what would have to change? Names what is missing for the whole year or, where
 * nothing is, counts the challenges by what each lacks even if it were the only one. Every sentence is true of the problem; what
 * challenges take from one another is not looked at. Empty when something is scheduled or there is nothing to schedule.
 * Cost: every peer against every challenge once, and a look at each week on offer: under a second for 114 challenges and 800
 * peers. Source: docs/planning/PROBLEM.md, hard rules 1 to 5, 10 and 11.
 */
export function advise(problem: Problem, plan: Plan, say: Wording = BY_ID): readonly Advice[] {
  const { challenges } = problem;
  if (challenges.length === 0 || plan.challenges.some(({ week }) => week !== null)) return [];
  const ofYear = adviseOnYear(problem);
  if (ofYear.length > 0) return ofYear;
  const causes = challenges.map((challenge) => causeOf(problem, challenge));
  return CHALLENGE_CAUSES.flatMap((cause) => {
    const count = causes.filter((each) => each === cause).length;
    return count === 0 ? [] : [{ cause, challenges: count, sentence: SENTENCES[cause](count, problem, say) }];
  });
}

/** What is missing for every challenge alike. */
function adviseOnYear(problem: Problem): Advice[] {
  const advice: Advice[] = [];
  const add = (cause: AdviceCause, sentence: string): void => {
    advice.push({ cause, challenges: problem.challenges.length, sentence });
  };
  if (problem.peers.length === 0)
    add(
      'no-peers',
      'The pool has no peer who may serve in this year. Add peers, or see until when they are accredited.',
    );
  if (!problem.weeks.some(({ open, capacity }) => open && capacity > 0))
    add(
      'no-open-week',
      'No week of the year is open and has room for a challenge. Open weeks in the calendar, or let more challenges run at once.',
    );
  if (problem.managers === 0)
    add(
      'no-managers',
      'No challenge manager is on the staff, and every challenge needs one. Enter how many there are.',
    );
  const least = Math.min(...problem.challenges.map((challenge) => leastDays(problem, challenge)));
  if (problem.budgetDays < least)
    add(
      'no-budget',
      `The year may cost ${problem.budgetDays} working days, and the smallest team that may be sent costs ${least}. Raise the budget.`,
    );
  return advice;
}

/** Working days of the smallest team that may be sent: somebody to lead, and the cheapest others. */
function leastDays({ daysPerDeployment, leadKinds, maxVacancies }: Problem, challenge: Challenge): number {
  const daysOf = (kinds: readonly string[]): number => Math.min(...kinds.map((kind) => daysPerDeployment[kind] ?? 0));
  const wanted = Object.keys(challenge.kinds).filter((kind) => challenge.kinds[kind]![1] > 0);
  const leads = wanted.filter((kind) => leadKinds.includes(kind));
  if (leads.length === 0) return 0; // said by another cause
  return daysOf(leads) + Math.max(0, placesOf(challenge) - maxVacancies - 1) * daysOf(wanted);
}

const placesOf = ({ minSize, kinds }: Challenge): number =>
  Math.max(
    minSize,
    Object.values(kinds).reduce((sum, [min]) => sum + min, 0),
  );

const CHALLENGE_CAUSES = ['no-week-on-offer', 'nobody-to-lead', 'team-too-short', 'nothing-found'] as const;
type ChallengeCause = (typeof CHALLENGE_CAUSES)[number];

/** Obstacles that are about the team or the week, not about the peer. */
const OF_TEAM_OR_WEEK: ReadonlySet<string> = new Set(['nobody-to-lead', 'team-full', 'unavailable']);

/** What a challenge lacks even if it were the only one of the year. */
function causeOf(problem: Problem, challenge: Challenge): ChallengeCause {
  const weeks = challenge.weeks
    .map(({ week }) => week)
    .filter((week) => problem.weeks[week]!.open && problem.weeks[week]!.capacity > 0);
  if (weeks.length === 0) return 'no-week-on-offer';
  const nobodyElse = gatherEngagements([], problem);
  const able = problem.peers.filter((peer) =>
    findObstacles(peer, { challenge, week: weeks[0]!, team: [] }, nobodyElse, problem).every(({ code }) =>
      OF_TEAM_OR_WEEK.has(code),
    ),
  );
  const teams = weeks.map((week) => able.filter(({ availability }) => availability[week] !== 'N'));
  const led = teams.filter((team) => team.some(({ kind }) => problem.leadKinds.includes(kind)));
  if (led.length === 0) return 'nobody-to-lead';
  return led.every((team) => fewestVacancies(challenge, team) > problem.maxVacancies)
    ? 'team-too-short'
    : 'nothing-found';
}

/** Places that stay vacant though everybody of the kinds asked for came; colleagues of one organisation are not sorted out. */
function fewestVacancies({ kinds, minSize }: Challenge, able: readonly Peer[]): number {
  let missing = 0;
  let size = 0;
  for (const [kind, [min, max]] of Object.entries(kinds)) {
    const count = Math.min(max, able.filter((peer) => peer.kind === kind).length);
    missing += Math.max(0, min - count);
    size += count;
  }
  return Math.max(missing, minSize - size);
}

const challengesOf = (count: number, { challenges }: Problem): string =>
  count === challenges.length
    ? count === 1
      ? 'The challenge'
      : `All ${count} challenges`
    : `${count} of ${challenges.length} challenges`;
const verb = (count: number, one: string, many: string): string => (count === 1 ? one : many);

const SENTENCES: Readonly<Record<ChallengeCause, (count: number, problem: Problem, say: Wording) => string>> = {
  'no-week-on-offer': (count, problem) =>
    `${challengesOf(count, problem)} ${verb(count, 'has', 'have')} no open week on offer. Open one of the weeks that the council wishes, or agree on others with it.`,
  'nobody-to-lead': (count, problem, say) =>
    `${challengesOf(count, problem)} ${verb(count, 'has', 'have')} nobody to lead the team: no ${problem.leadKinds.map(say.kind).join(' or ')} who is free of conflicts, near enough and has days to give is available in a week on offer. Ask them for more weeks, days or distance, or accredit more.`,
  'team-too-short': (count, problem) =>
    `${challengesOf(count, problem)} would miss more than ${problem.maxVacancies} members in every week on offer, which is more than a team may. Accredit more peers of the kinds that are asked for, ask those there are for more weeks, or allow more vacancies.`,
  'nothing-found': (count, problem) =>
    `${challengesOf(count, problem)} could take place ${verb(count, 'if it were the only one', 'if each were the only one')}. Let the planner search longer; if that does not help, open more weeks or ask more people.`,
};
