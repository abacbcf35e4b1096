import { addDays, addWeeks, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { weekTouches } from './calendar-of-weeks.js';
import { reasonFor, type CalendarReason } from './calendar-rules.js';
import { type CalendarSettings } from './calendar-settings.js';
import { preElectionPeriod, type Poll, type PreElectionPeriod } from './pre-election-period.js';

/** A poll with the days that it touches, worked out once for all the weeks of a year. */
export interface PollWindow {
  readonly poll: Poll;
  readonly period: PreElectionPeriod;
  /** The days after the poll that have a cost; both belong to it. */
  readonly after: { readonly from: IsoDate; readonly to: IsoDate };
}

/** The pre-election period of each poll and the costly days after it, by the settings of the programme year. */
export function pollWindows(polls: readonly Poll[], settings: CalendarSettings): PollWindow[] {
  const rule = { noticeWorkingDays: settings.noticeWorkingDays, daysAfter: settings.daysBlockedAfterPoll };
  return polls.map((poll) => ({
    poll,
    period: preElectionPeriod(poll, rule),
    after: { from: addDays(poll.day, 1), to: addWeeks(poll.day, settings.weeksAfterPoll) },
  }));
}

const pollPhrase = (council: string, poll: Poll): string =>
  poll.certain
    ? `${council} polls on ${sayDate(poll.day)}`
    : `Whether ${council} polls on ${sayDate(poll.day)} is unknown, so it is treated as if it did`;

/** T04 for the council that is challenged, T05 for the home council of an elected member: closed while the period lasts. */
export function preElectionReason(
  monday: IsoDate,
  council: string,
  { poll, period }: PollWindow,
  rule: 'pre-election-period' | 'election-of-home-council' = 'pre-election-period',
): CalendarReason | null {
  if (!weekTouches(monday, period.from, period.to)) return null;
  const sentence = `${pollPhrase(council, poll)}: the pre-election period and what follows last from ${sayDate(period.from)} to ${sayDate(period.to)}.`;
  return reasonFor(rule, 'closed', sentence, { source: poll.source, assumed: !poll.certain });
}

/** T06: a cost in the weeks after the poll. */
export function afterPollReason(
  monday: IsoDate,
  council: string,
  { poll, after }: PollWindow,
  points: number,
): CalendarReason | null {
  if (!weekTouches(monday, after.from, after.to)) return null;
  const sentence = `${pollPhrase(council, poll)}: a new leader may be settling in until ${sayDate(after.to)}.`;
  return reasonFor('after-poll', 'cost', sentence, { points, source: poll.source, assumed: !poll.certain });
}
