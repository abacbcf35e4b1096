import { type Column, type ColumnWords, type ListItems } from './csv-columns.js';

const DAY_MS = 86_400_000;
const MONDAY = 1;
const DATE_ALLOWED = 'a date as 2027-04-05 or 05/04/2027 (day first), from 1900 to 2100';
const MONDAY_ALLOWED = 'a Monday as 2027-04-05 or 05/04/2027 (day first), from 1900 to 2100';

/**
 * The civil date that a cell says, as `YYYY-MM-DD`; null when it says none. Taken: `YYYY-MM-DD` and, as in the United
 * Kingdom, `DD/MM/YYYY` with one or two digits for day and month. Years from 1900 to 2100.
 */
export function readDate(cell: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell);
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  const [year, month, day] = (iso?.slice(1) ?? british?.slice(1).reverse() ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900 || year > 2100) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
}

/** Whether a `YYYY-MM-DD` date is a Monday. */
export function isMonday(date: string): boolean {
  return new Date(Date.parse(date)).getUTCDay() === MONDAY;
}

/** The `YYYY-MM-DD` date a number of days later, or earlier for a negative number. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A civil date; the value is `YYYY-MM-DD`. */
export function date(words: ColumnWords): Column<string> {
  return dateColumn(words, DATE_ALLOWED, () => true);
}

/** A week, named by its Monday. */
export function monday(words: ColumnWords): Column<string> {
  return dateColumn(words, MONDAY_ALLOWED, isMonday);
}

function dateColumn(words: ColumnWords, allowed: string, fits: (date: string) => boolean): Column<string> {
  return {
    ...words,
    kind: 'date',
    required: true,
    allowed,
    read: (cell) => {
      const value = readDate(cell);
      return value !== null && fits(value) ? { value } : { fault: `Allowed: ${allowed}.` };
    },
    write: String,
  };
}

/** Parts of a list cell that are dates, or only Mondays. */
export function dateItems(options: { max: number; mondays: boolean }): ListItems<string> {
  return {
    allowed: options.mondays ? MONDAY_ALLOWED : DATE_ALLOWED,
    max: options.max,
    read: (part) => {
      const value = readDate(part);
      return value !== null && (!options.mondays || isMonday(value)) ? value : null;
    },
    write: String,
    identity: String,
  };
}
