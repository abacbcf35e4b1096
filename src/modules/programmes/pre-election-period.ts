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

/** Whether a council holds its ordinary election in a year, as far as is known. */
export type ElectionAnswer = 'poll' | 'no-poll' | 'unknown';

/** How far from its day a poll can matter: the notice comes some weeks before, the cost of a new leader some weeks after. */
const POLL_REACH_DAYS = 100;

/**
 * The ordinary polls of a council whose surroundings can touch the days `from` to `to`. An unknown year counts as a poll that
 * is not certain. Cost: one answer a year.
 * @param answerFor whether the council polls in that year.
 * @param source where the answer comes from.
 */
export function ordinaryPollsAround(
  from: IsoDate,
  to: IsoDate,
  answerFor: (year: number) => ElectionAnswer,
  source: string,
): Poll[] {
  const [earliest, latest] = [addDays(from, -POLL_REACH_DAYS), addDays(to, POLL_REACH_DAYS)];
  const polls: Poll[] = [];
  for (let year = yearOf(earliest); year <= yearOf(latest); year++) {
    const day = ordinaryElectionDay(year);
    const answer = answerFor(year);
    if (day && day >= earliest && day <= latest && answer !== 'no-poll') {
      polls.push({ day, certain: answer === 'poll', source, periodFrom: null });
    }
  }
  return polls;
}
