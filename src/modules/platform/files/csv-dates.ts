import { isIsoDate, weekdayOf, type IsoDate } from '../clock/iso-date.js';
import { type Column, type ColumnWords, type ListItems } from './csv-columns.js';

const MONDAY = 1;
const DATE_ALLOWED = 'a date as 2027-04-05 or 05/04/2027 (day first), from 1900 to 2100';
const MONDAY_ALLOWED = 'a Monday as 2027-04-05 or 05/04/2027 (day first), from 1900 to 2100';

/**
 * The civil date that a cell says, as `YYYY-MM-DD`; null when it says none. Taken: `YYYY-MM-DD` and, as in the United
 * Kingdom, `DD/MM/YYYY` with one or two digits for day and month. Years from 1900 to 2100.
 */
export function readDate(cell: string): IsoDate | null {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  const [, day = '', month = '', year = ''] = british ?? [];
  const date = british ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
  return isIsoDate(date) && date >= '1900-01-01' && date <= '2100-12-31' ? date : null;
}

const isMonday = (date: IsoDate): boolean => weekdayOf(date) === MONDAY;

/** A civil date; the value is `YYYY-MM-DD`. */
export function date(words: ColumnWords): Column<IsoDate> {
  return dateColumn(words, DATE_ALLOWED, () => true);
}

/** A week, named by its Monday. */
export function monday(words: ColumnWords): Column<IsoDate> {
  return dateColumn(words, MONDAY_ALLOWED, isMonday);
}

function dateColumn(words: ColumnWords, allowed: string, fits: (date: IsoDate) => boolean): Column<IsoDate> {
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
export function dateItems(options: { max: number; mondays: boolean }): ListItems<IsoDate> {
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
