/**
 * Calendar days as ISO 8601 strings (`2027-04-05`). They carry no time and no zone, sort as text, and every sum on them is
 * done in UTC, so the answer is the same on every machine. Instants are another matter: ask the Clock.
 */
export type IsoDate = string;

const DAY_MS = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const toText = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);

/** Midnight UTC of the date in milliseconds, NaN when it does not exist. */
const parseMs = (text: string): number => {
  const ms = SHAPE.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // The engine rolls 30 February over into March: only days that every month has need no second look.
  return Number.isNaN(ms) || text.slice(8) <= '28' || toText(ms) === text ? ms : NaN;
};

const toMs = (date: IsoDate): number => {
  const ms = parseMs(date);
  if (Number.isNaN(ms)) {
    throw new RangeError(`"${date}" is not a calendar date. Write it as YYYY-MM-DD, for example 2027-04-05.`);
  }
  return ms;
};

/** Whether the text is a day that exists, written YYYY-MM-DD with a four-digit year: 2027-02-30 is not. */
export function isIsoDate(text: string): boolean {
  return !Number.isNaN(parseMs(text));
}

/** The date in the text, spaces around it ignored; null when there is none or the day does not exist. */
export function parseIsoDate(text: string): IsoDate | null {
  const trimmed = text.trim();
  return isIsoDate(trimmed) ? trimmed : null;
}

/** The date of a year (0–9999), month (1–12) and day (1–31). Throws RangeError when that day does not exist. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  toMs(date);
  return date;
}

/** The date so many whole days later, or earlier when negative. Throws RangeError on what is no date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return toText(toMs(date) + days * DAY_MS);
}

/** The date so many whole weeks later, or earlier when negative. Throws RangeError on what is no date. */
export function addWeeks(date: IsoDate, weeks: number): IsoDate {
  return addDays(date, weeks * 7);
}

/** Days from one date to another: negative when `to` comes first. Throws RangeError on what is no date. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (toMs(to) - toMs(from)) / DAY_MS;
}

/** The day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. Throws RangeError on what is no date. */
export function weekdayOf(date: IsoDate): number {
  return new Date(toMs(date)).getUTCDay() || 7;
}

/** The Monday of the date's week, the date itself when it is one. Throws RangeError on what is no date. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The year of a date. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** Order for sorting: negative when `a` is earlier, 0 when equal, positive when later. */
export function compareIsoDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
