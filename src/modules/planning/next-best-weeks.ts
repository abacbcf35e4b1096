import { whyNotWeek } from '../../scheduling/why-not-week.js';
import { compareChanges, type PricedChange } from '../../scheduling/price-of-change.js';
import { sayPrice } from '../../scheduling/say-change.js';
import { type StandingPlan } from '../../scheduling/standing-plan.js';
import { daysBetween, type IsoDate } from '../platform/clock/iso-date.js';

/** A week that a council could have instead of the proposed one. */
export interface NextBestWeek {
  readonly monday: IsoDate;
  /** What it would take, for the council: no points, and no word about anybody. */
  readonly price: string;
  /** What it would add to the score of the year, for the coordinator. */
  readonly points: string;
  /** Points of vacancies and deferrals that it adds. */
  readonly medium: number;
}

const MOST_WEEKS = 3;

/**
 * The weeks next best for a challenge by the score of the year, the best first, at most three. Cost: one question "why not this
 * week?" for each week on offer.
 * @param after weeks up to this day are past
 */
export function nextBestWeeks(standing: StandingPlan, challengeId: string, after: IsoDate): NextBestWeek[] {
  const { problem, teams } = standing;
  const seat = teams.get(challengeId);
  if (!seat) return [];
  const mondayOf = (week: number): IsoDate => problem.weeks[week]!.monday;
  const wished = [...seat.challenge.weeks].sort((a, b) => a.cost - b.cost)[0];
  return seat.challenge.weeks
    .filter(({ week }) => week !== seat.week && mondayOf(week) > after)
    .flatMap(({ week }): (PricedChange & { week: number; leave: number; come: number })[] => {
      const { move, leave, come } = whyNotWeek(standing, challengeId, week);
      return move ? [{ ...move, week, leave: leave.length, come: come.length }] : [];
    })
    .sort(compareChanges)
    .slice(0, MOST_WEEKS)
    .map(({ week, leave, come, price }) => ({
      monday: mondayOf(week),
      price: sayForCouncil(
        seat.team.length,
        leave,
        come,
        price.medium,
        distance(mondayOf(week), wished && mondayOf(wished.week)),
      ),
      points: sayPrice(price),
      medium: price.medium,
    }));
}

const distance = (monday: IsoDate, wished: IsoDate | undefined): number | null =>
  wished === undefined ? null : Math.abs(daysBetween(wished, monday)) / 7;

/** "4 of the 6 people chosen for you could come, and 2 others would be asked. It is 3 weeks from the week that suited you best." */
function sayForCouncil(team: number, leave: number, come: number, medium: number, weeks: number | null): string {
  const people =
    leave === 0
      ? `All ${team} people chosen for you could come.`
      : `${team - leave} of the ${team} people chosen for you could come, and ${come} ${come === 1 ? 'other' : 'others'} would be asked.`;
  const short = medium > 0 ? ' More places would stay vacant.' : medium < 0 ? ' Fewer places would stay vacant.' : '';
  const far =
    weeks === null || weeks === 0
      ? ''
      : ` It is ${weeks} ${weeks === 1 ? 'week' : 'weeks'} from the week that suits you best by what you told us.`;
  return `${people}${short}${far}`;
}
