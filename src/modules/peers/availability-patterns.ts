import { addDays, addWeeks, daysBetween, type IsoDate, mondayOf } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';

/** Which weekday of a month is meant; "every" means each week. */
export const ORDINALS = ['every', 'first', 'second', 'third', 'fourth', 'last'] as const;
export type Ordinal = (typeof ORDINALS)[number];

/** Names of the days on site; 1 is Monday. */
export const SITE_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** A rule that picks weeks of a year. */
export type Pattern =
  /** Weeks that have a day from Monday to Friday in the period, both its days included. */
  | { readonly kind: 'period'; readonly from: IsoDate; readonly to: IsoDate }
  /** Every so many weeks, `every` from 1 to 26, from the week of a day on. */
  | { readonly kind: 'interval'; readonly every: number; readonly from: IsoDate }
  /** Weeks that hold this weekday (1 to 5) of the month. The first week of each month is the one with its first Monday. */
  | { readonly kind: 'weekday'; readonly ordinal: Ordinal; readonly weekday: number };

export const MOST_WEEKS_BETWEEN = 26;
const DAYS_TO_FRIDAY = 4;

/** The Mondays, among those given, that a pattern picks. */
export const weeksOfPattern = (pattern: Pattern, mondays: readonly IsoDate[]): IsoDate[] =>
  mondays.filter((monday) => isPicked(pattern, monday));

function isPicked(pattern: Pattern, monday: IsoDate): boolean {
  switch (pattern.kind) {
    case 'period':
      return monday <= pattern.to && addDays(monday, DAYS_TO_FRIDAY) >= pattern.from;
    case 'interval': {
      const weeks = daysBetween(mondayOf(pattern.from), monday) / 7;
      return weeks >= 0 && weeks % pattern.every === 0;
    }
    case 'weekday':
      return pattern.ordinal === 'every' || ordinalsOf(addDays(monday, pattern.weekday - 1)).includes(pattern.ordinal);
  }
}

/** Which of its weekday in its month a day is: "first", or "fourth" and "last" at once. */
function ordinalsOf(day: IsoDate): Ordinal[] {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  const isLast = addWeeks(day, 1).slice(5, 7) !== day.slice(5, 7);
  const named = ORDINALS.slice(1, -1)[nth - 1];
  return [...(named === undefined ? [] : [named]), ...(isLast ? (['last'] as const) : [])];
}

/** The pattern in words, to be read after "Weeks". */
export function sayPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'period':
      return `from ${sayDate(pattern.from)} to ${sayDate(pattern.to)}`;
    case 'interval': {
      const often = pattern.every === 1 ? 'every week' : `every ${pattern.every} weeks`;
      return `${often} from ${sayDate(mondayOf(pattern.from))}`;
    }
    case 'weekday': {
      const day = SITE_DAYS[pattern.weekday - 1]!;
      return pattern.ordinal === 'every' ? `with a ${day}` : `with the ${pattern.ordinal} ${day} of a month`;
    }
  }
}

/** What a form says of a pattern, each value as it was typed. */
export interface PatternForm {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly every: string;
  readonly since: string;
  readonly ordinal: string;
  readonly weekday: string;
}

/** A fault of one field of the form. */
export interface PatternFault {
  readonly field: keyof PatternForm;
  readonly message: string;
}

/** Reads a form; faults name the value and what to write. @param parseDay reads a date, null for what is none. */
export function readPattern(
  form: PatternForm,
  parseDay: (text: string) => IsoDate | null,
): { readonly pattern: Pattern } | { readonly faults: readonly PatternFault[] } {
  const faults: PatternFault[] = [];
  const day = (field: 'from' | 'to' | 'since'): IsoDate => {
    const read = parseDay(form[field]);
    if (read === null)
      faults.push({
        field,
        message: form[field] === '' ? 'Enter a day' : `“${form[field]}” is no day of the calendar`,
      });
    return read ?? '';
  };
  const done = (pattern: Pattern) => (faults.length > 0 ? { faults } : { pattern });
  if (form.kind === 'period') {
    const [from, to] = [day('from'), day('to')];
    if (faults.length === 0 && to < from)
      faults.push({ field: 'to', message: `${sayDate(to)} is before ${sayDate(from)}. Exchange the two days` });
    return done({ kind: 'period', from, to });
  }
  if (form.kind === 'interval') {
    const every = /^\d{1,2}$/.test(form.every) ? Number(form.every) : 0;
    if (every < 1 || every > MOST_WEEKS_BETWEEN)
      faults.push({ field: 'every', message: `Enter a number of weeks from 1 to ${MOST_WEEKS_BETWEEN}` });
    return done({ kind: 'interval', every, from: day('since') });
  }
  if (form.kind === 'weekday') {
    const ordinal = ORDINALS.find((each) => each === form.ordinal);
    const weekday = SITE_DAYS.findIndex((_, index) => String(index + 1) === form.weekday) + 1;
    if (!ordinal) faults.push({ field: 'ordinal', message: 'Choose which of the month' });
    if (weekday === 0) faults.push({ field: 'weekday', message: 'Choose a day from Monday to Friday' });
    return done({ kind: 'weekday', ordinal: ordinal ?? 'every', weekday });
  }
  return { faults: [{ field: 'kind', message: 'Choose which weeks' }] };
}
