import { addDays, type IsoDate } from '../platform/clock/iso-date.js';
import { type WeekLetter } from './availability-weeks.js';

/** A moment of civil time in England: minutes from midnight, 0 to 1440. */
export interface CivilTime {
  readonly date: IsoDate;
  readonly minute: number;
}

/** A time in which somebody is busy, its end not included. A whole day runs from midnight to midnight. */
export interface BusySpan {
  readonly from: CivilTime;
  readonly to: CivilTime;
}

/** Times of a day that count. Assumption: a day on site lasts from eight to six. */
const DAY_BEGINS = 8 * 60;
const DAY_ENDS = 18 * 60;
/** A day with so many busy minutes is a busy day. Assumption: half a working day. */
export const BUSY_MINUTES = 240;
/** A week with one busy day suits if needed; with so many it does not. Assumption: one thing can be moved. */
export const BUSY_DAYS_TOO_MANY = 2;
const DAYS_ON_SITE = 5;
/** A span that is longer says nothing that a year could use. */
const LONGEST_SPAN_DAYS = 400;

/** Busy days from Monday to Friday of each week, 0 to 5; times that overlap count once. Cost: days of all spans. */
export function countBusyDays(spans: readonly BusySpan[], mondays: readonly IsoDate[]): number[] {
  const ofDay = new Map<IsoDate, [from: number, to: number][]>();
  for (const { from, to } of spans) {
    let date = from.date;
    for (let day = 0; date <= to.date && day < LONGEST_SPAN_DAYS; day++, date = addDays(date, 1)) {
      const begins = Math.max(date === from.date ? from.minute : 0, DAY_BEGINS);
      const ends = Math.min(date === to.date ? to.minute : DAY_ENDS, DAY_ENDS);
      if (begins >= ends) continue;
      const known = ofDay.get(date);
      if (known) known.push([begins, ends]);
      else ofDay.set(date, [[begins, ends]]);
    }
  }
  const isBusy = (date: IsoDate) => minutesIn(ofDay.get(date) ?? []) >= BUSY_MINUTES;
  return mondays.map(
    (monday) => Array.from({ length: DAYS_ON_SITE }, (_, day) => addDays(monday, day)).filter(isBusy).length,
  );
}

function minutesIn(spans: readonly (readonly [from: number, to: number])[]): number {
  let minutes = 0;
  let until = 0;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    minutes += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return minutes;
}

/** The letters with busy weeks taken out: a calendar makes weeks less free and never freer, and weeks not asked stay. */
export const takeOutBusyWeeks = (
  letters: readonly WeekLetter[],
  busyDays: readonly number[],
  isAsked: readonly boolean[],
): WeekLetter[] =>
  letters.map((letter, week) => {
    const days = busyDays[week] ?? 0;
    if (!isAsked[week] || days === 0 || letter === 'N') return letter;
    return days >= BUSY_DAYS_TOO_MANY ? 'N' : 'I';
  });
