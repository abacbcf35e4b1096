import { addDays, isoDate, weekdayOf, yearOf, type IsoDate } from '../platform/clock/iso-date.js';
import { workingDayBefore } from './working-days.js';

/** Years whose ordinary local elections were not held on the first Thursday in May; null when they were not held at all. */
export const MOVED_ORDINARY_ELECTIONS: Readonly<Record<number, { day: IsoDate | null; source: string }>> = {
  2001: { day: '2001-06-07', source: 'Elections Act 2001 (foot and mouth disease)' },
  2004: { day: '2004-06-10', source: 'SI 2004/222: combined with the European election' },
  2009: { day: '2009-06-04', source: 'SI 2008/2857: combined with the European election' },
  2014: { day: '2014-05-22', source: 'SI 2013/2277: combined with the European election' },
  2020: { day: null, source: 'Coronavirus Act 2020, section 60: put off to 6 May 2021' },
};

/**
 * The ordinary day of local elections in England in a year: the first Thursday in May unless an Act or order moved it; null
 * when no ordinary elections were held.
 * Source: Representation of the People Act 1983, section 37; the exceptions name theirs.
 */
export function ordinaryElectionDay(year: number): IsoDate | null {
  const moved = MOVED_ORDINARY_ELECTIONS[year];
  if (moved) return moved.day;
  const first = isoDate(year, 5, 1);
  return addDays(first, (11 - weekdayOf(first)) % 7);
}

/** A poll that a council holds, or may hold. */
export interface Poll {
  readonly day: IsoDate;
  /** False when the council's election cycle is unknown: the poll then counts as if it were held. */
  readonly certain: boolean;
  /** Where the poll is known from, or why it is assumed. */
  readonly source: string;
  /** The council's own first day of the period, when it publishes notice earlier than it must; null for the latest day. */
  readonly periodFrom: IsoDate | null;
}

/** The period in which a council publishes nothing that could sway voters; both days belong to it. */
export interface PreElectionPeriod {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * The period around a poll in which no challenge is on site: from the latest day for the notice of election
 * (`noticeWorkingDays` before the poll, 25 by default, or the council's own earlier day) until `daysAfter` days after the
 * poll (7 by default).
 * Source: SI 2006/3304, Schedules 2 and 3, rule 1 (notice of election) and rule 2; LGA, A short guide to publicity during
 * the pre-election period (26 March for the poll of 2 May 2024); the week after: constraint T04.
 */
export function preElectionPeriod(
  poll: Pick<Poll, 'day' | 'periodFrom'>,
  rule: { readonly noticeWorkingDays: number; readonly daysAfter: number },
): PreElectionPeriod {
  return {
    from: poll.periodFrom ?? workingDayBefore(poll.day, rule.noticeWorkingDays),
    to: addDays(poll.day, rule.daysAfter),
  };
}

/** Whether a council holds its election in a year, as far as is known. */
export type ElectionAnswer = 'poll' | 'no-poll' | 'unknown';

/** What is known of one council's poll in one year, recorded or by its election cycle. */
export interface PollYear {
  readonly year: number;
  readonly answer: ElectionAnswer;
  /** Null: the ordinary day of that year. */
  readonly pollsOn: IsoDate | null;
  /** The council's own first day of the period; null: the latest that the law allows. */
  readonly preElectionFrom: IsoDate | null;
  readonly source: string;
}

/** How far from its day a poll can matter: the notice comes some weeks before, the cost of a new leader some weeks after. */
const POLL_REACH_DAYS = 100;

/** The years whose polls can touch the days `from` to `to`, first and last. */
export function pollYearsAround(from: IsoDate, to: IsoDate): { readonly first: number; readonly last: number } {
  return { first: yearOf(addDays(from, -POLL_REACH_DAYS)), last: yearOf(addDays(to, POLL_REACH_DAYS)) };
}

/**
 * The polls of a council whose surroundings can touch the days `from` to `to`. An unknown year counts as a poll that is not
 * certain; a year without ordinary elections has a poll only on a day of its own. Cost: linear.
 */
export function pollsAround(from: IsoDate, to: IsoDate, years: readonly PollYear[]): Poll[] {
  const [earliest, latest] = [addDays(from, -POLL_REACH_DAYS), addDays(to, POLL_REACH_DAYS)];
  return years.flatMap(({ year, answer, pollsOn, preElectionFrom, source }) => {
    const day = pollsOn ?? ordinaryElectionDay(year);
    if (!day || day < earliest || day > latest || answer === 'no-poll') return [];
    return [{ day, certain: answer === 'poll', source, periodFrom: preElectionFrom }];
  });
}

/**
 * As {@link pollsAround}, for polls on their ordinary days.
 * @param answerFor whether the council polls in that year.
 * @param source where the answer comes from.
 */
export function ordinaryPollsAround(
  from: IsoDate,
  to: IsoDate,
  answerFor: (year: number) => ElectionAnswer,
  source: string,
): Poll[] {
  const { first, last } = pollYearsAround(from, to);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return pollsAround(
    from,
    to,
    years.map((year) => ({ year, answer: answerFor(year), pollsOn: null, preElectionFrom: null, source })),
  );
}
