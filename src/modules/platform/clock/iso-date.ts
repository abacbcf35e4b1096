import { UTCDateMini } from '@date-fns/utc';
import {
  addDays as addDaysTo,
  addMonths as addMonthsTo,
  addWeeks as addWeeksTo,
  differenceInCalendarDays,
  formatISO,
  getISODay,
  isValid,
  startOfISOWeek,
} from 'date-fns';

/**
 * Calendar days as ISO 8601 strings (`2027-04-05`). They carry no time and no zone, sort as text, and every sum on them is
 * done in UTC, so the answer is the same on every machine. Instants are another matter: ask the Clock.
 */
export type IsoDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const toText = (day: Date): IsoDate => formatISO(day, { representation: 'date' });

/** Midnight UTC of the day, or null when there is no such day. */
const read = (text: string): Date | null => {
  if (!SHAPE.test(text)) return null;
  const day = new UTCDateMini(`${text}T00:00:00Z`);
  // The engine rolls 30 February over into March: only days that every month has need no second look.
  return isValid(day) && (text.slice(8) <= '28' || toText(day) === text) ? day : null;
};

const toDay = (date: IsoDate): Date => {
  const day = read(date);
  if (day !== null) return day;
  throw new RangeError(`"${date}" is not a calendar date. Write it as YYYY-MM-DD, for example 2027-04-05.`);
};

/** Whether the text is a day that exists, written YYYY-MM-DD with a four-digit year: 2027-02-30 is not. */
export function isIsoDate(text: string): boolean {
  return read(text) !== null;
}

/** The date in the text, spaces around it ignored; null when there is none or the day does not exist. */
export function parseIsoDate(text: string): IsoDate | null {
  const trimmed = text.trim();
  return isIsoDate(trimmed) ? trimmed : null;
}

/** The date of a year (0–9999), month (1–12) and day (1–31). Throws RangeError when that day does not exist. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  toDay(date);
  return date;
}

/** The date so many whole days later, or earlier when negative. Throws RangeError on what is no date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return toText(addDaysTo(toDay(date), days));
}

/** The date so many whole weeks later, or earlier when negative. Throws RangeError on what is no date. */
export function addWeeks(date: IsoDate, weeks: number): IsoDate {
  return toText(addWeeksTo(toDay(date), weeks));
}

/** The date so many months later, or earlier when negative; the last day of a month that is too short. Throws RangeError on what is no date. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return toText(addMonthsTo(toDay(date), months));
}

/** Days from one date to another: negative when `to` comes first. Throws RangeError on what is no date. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return differenceInCalendarDays(toDay(to), toDay(from));
}

/** The day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. Throws RangeError on what is no date. */
export function weekdayOf(date: IsoDate): number {
  return getISODay(toDay(date));
}

/** The Monday of the date's week, the date itself when it is one. Throws RangeError on what is no date. */
export function mondayOf(date: IsoDate): IsoDate {
  return toText(startOfISOWeek(toDay(date)));
}

/** The year of a date. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** Order for sorting: negative when `a` is earlier, 0 when equal, positive when later. */
export function compareIsoDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
