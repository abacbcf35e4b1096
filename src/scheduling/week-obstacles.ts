import { BY_ID, type Wording } from '../matching/wording.js';
import { type Challenge } from '../matching/model.js';
import { type ScheduledTeam } from '../matching/engagements.js';
import { type Problem } from './problem.js';
import { type Teams } from './standing-plan.js';

/** Why a challenge may not take place in a week; the codes can be counted, the sentences read. */
export interface WeekObstacle {
  readonly code:
    'pinned-elsewhere' | 'closed' | 'not-on-offer' | 'week-full' | 'no-manager' | 'kin-too-close' | 'own-peers-away';
  readonly sentence: string;
}

/**
 * May this challenge take place in this week, whoever is on its team? Returns every obstacle; an empty list means yes.
 * Cost: O(scheduled challenges × (`managerRestWeeks` + 1)). Source: docs/planning/PROBLEM.md, hard rules 1, 2, 7 and 8.
 * @param teams the year as it stands; the challenge's own team is passed over
 */
export function findWeekObstacles(
  problem: Problem,
  teams: Teams,
  challenge: Challenge,
  week: number,
  say: Wording = BY_ID,
): WeekObstacle[] {
  const others = [...teams.values()].filter((other) => other.challenge.id !== challenge.id);
  return [
    ...offerObstacles(problem, challenge, week, say),
    ...loadObstacles(problem, others, week, say),
    ...kinObstacles(problem, others, challenge, week, say),
    ...homeObstacles(others, challenge, week, say),
  ];
}

const namesOf = (teams: readonly ScheduledTeam[]): string =>
  teams.length === 0 ? 'none' : teams.map(({ challenge }) => challenge.council.name).join(', ');

/** Rule 1: the week is open, on offer, and the pinned one where there is one. */
function* offerObstacles(
  { weeks }: Problem,
  { council, weeks: offered, pinnedWeek }: Challenge,
  week: number,
  say: Wording,
): Iterable<WeekObstacle> {
  if (pinnedWeek !== null && pinnedWeek !== week)
    yield { code: 'pinned-elsewhere', sentence: `${council.name} is pinned to ${say.week(pinnedWeek)}.` };
  if (weeks[week]?.open !== true)
    yield { code: 'closed', sentence: `In ${say.week(week)} nobody is challenged: it is closed.` };
  if (!offered.some((offer) => offer.week === week))
    yield { code: 'not-on-offer', sentence: `${council.name} does not offer ${say.week(week)}.` };
}

/** Rule 2: the capacity of the week, and the managers of the weeks around it. */
function* loadObstacles(
  { weeks, managers, managerRestWeeks }: Problem,
  others: readonly ScheduledTeam[],
  week: number,
  say: Wording,
): Iterable<WeekObstacle> {
  const capacity = weeks[week]?.capacity ?? 0;
  const then = others.filter((other) => other.week === week);
  if (then.length >= capacity)
    yield {
      code: 'week-full',
      sentence: `There is room for ${capacity} in ${say.week(week)}, and it is taken (${namesOf(then)}).`,
    };
  for (let first = Math.max(0, week - managerRestWeeks); first <= week; first++) {
    const last = first + managerRestWeeks;
    const running = others.filter((other) => other.week >= first && other.week <= last);
    if (running.length < managers) continue;
    const spell = first === last ? `In ${say.week(first)}` : `From ${say.week(first)} on for ${last - first + 1} weeks`;
    yield { code: 'no-manager', sentence: `${spell} all ${managers} managers are engaged (${namesOf(running)}).` };
    return;
  }
}

/** Rule 7: a county and its districts. */
function* kinObstacles(
  { kinGapWeeks }: Problem,
  others: readonly ScheduledTeam[],
  { council }: Challenge,
  week: number,
  say: Wording,
): Iterable<WeekObstacle> {
  for (const other of others) {
    const kin = other.challenge.council;
    if (kin.county !== council.code && kin.code !== council.county) continue;
    if (Math.abs(other.week - week) >= kinGapWeeks) continue;
    const relation = kin.code === council.county ? 'its county' : 'a district of it';
    yield {
      code: 'kin-too-close',
      sentence: `${kin.name}, ${relation}, is challenged in ${say.week(other.week)}; they must be ${kinGapWeeks} weeks apart.`,
    };
  }
}

/** Rule 8: nobody of the council is away in that week. */
function* homeObstacles(
  others: readonly ScheduledTeam[],
  { council }: Challenge,
  week: number,
  say: Wording,
): Iterable<WeekObstacle> {
  for (const { team, challenge, week: itsWeek } of others) {
    if (itsWeek !== week) continue;
    for (const peer of team.filter(({ organisation }) => organisation === council.code))
      yield {
        code: 'own-peers-away',
        sentence: `${say.peer(peer.id)} of ${council.name} is on the team of ${challenge.council.name} in ${say.week(week)}.`,
      };
  }
}
