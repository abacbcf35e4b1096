import { addDays, type IsoDate, yearOf } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { bankHolidaysOf } from '../programmes/bank-holidays.js';
import { type CalendarWeek, fridayOf } from '../programmes/calendar-of-weeks.js';
import { type CalendarSettings } from '../programmes/calendar-settings.js';
import { pollWindows, preElectionReason } from '../programmes/poll-week-rules.js';
import { type Poll } from '../programmes/pre-election-period.js';
import { type WeekLetter } from './availability-weeks.js';

/** One week of a year as a peer is asked about it. */
export interface WeekToMark {
  readonly monday: IsoDate;
  readonly friday: IsoDate;
  readonly letter: WeekLetter;
  /** Nobody is called on in it, whatever they say, so nothing is asked. */
  readonly isAsked: boolean;
  /** Why nothing is asked, or what to know before answering. */
  readonly notes: readonly string[];
}

/** What makes weeks of a year special to one peer. */
export interface MarkFacts {
  readonly weeks: readonly CalendarWeek[];
  readonly settings: CalendarSettings;
  /** The council on which an elected member sits, with its polls; null for everybody else. */
  readonly seatOn: { readonly council: string; readonly polls: readonly Poll[] } | null;
  /** One a week. */
  readonly letters: readonly WeekLetter[];
}

/**
 * The weeks to be marked. Weeks closed to the programme and, for elected members, the pre-election period at home are shown
 * with their reason and not asked. Party conferences are not named: they would tell an assistant the peer's party.
 * Source: constraints T05, T07, T08 and T11, as `unavailableWeeks` applies them. Cost: weeks × polls.
 */
export function weeksToMark({ weeks, settings, seatOn, letters }: MarkFacts): WeekToMark[] {
  const polls = seatOn ? pollWindows(seatOn.polls, settings) : [];
  return weeks.map(({ index, monday, open, siteDays, reasons }) => {
    const closed = open ? [] : reasons.filter(({ level }) => level === 'closed').map(({ sentence }) => sentence);
    const election = polls
      .map((poll) => preElectionReason(monday, seatOn!.council, poll, 'election-of-home-council'))
      .filter((reason) => reason !== null)
      .map(({ sentence }) => sentence);
    const holidays = open && siteDays < DAYS_ON_SITE ? holidaysIn(monday) : [];
    return {
      monday,
      friday: fridayOf(monday),
      letter: letters[index] ?? '-',
      isAsked: open && election.length === 0,
      notes: [...closed, ...(open ? election : []), ...holidays],
    };
  });
}

const DAYS_ON_SITE = 5;

function holidaysIn(monday: IsoDate): string[] {
  const days = Array.from({ length: DAYS_ON_SITE }, (_, day) => addDays(monday, day));
  return [...new Set(days.map(yearOf))]
    .flatMap(bankHolidaysOf)
    .filter(({ date }) => days.includes(date))
    .map(({ name, date }) => `${name} on ${sayDate(date)}.`);
}
