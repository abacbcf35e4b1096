import { addDays, addMonths, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { type AccreditationState } from './accreditation.js';

/** The last day of an accreditation that begins on a day. Source: renewal every three years, a setting. */
export const lastDayOf = (beginsOn: IsoDate, years: number): IsoDate => addDays(addMonths(beginsOn, 12 * years), -1);

/**
 * Which reminder is due of those sent so many months before the last day, or null: the latest whose day has come, so that a
 * service that slept sends one letter and not all.
 */
export function findDueReminder(until: IsoDate, today: IsoDate, months: readonly number[]): number | null {
  if (until < today) return null;
  const come = months.filter((count) => addMonths(until, -count) <= today);
  return come.length === 0 ? null : Math.min(...come);
}

/** Where a peer stands. */
export interface Standing {
  readonly state: AccreditationState;
  readonly until: IsoDate | null;
}

const WAITS: Partial<Readonly<Record<AccreditationState, string>>> = {
  nominated: 'Application to come',
  applied: 'To be vetted',
  vetted: 'To be trained',
  trained: 'To be accredited',
  suspended: 'To be lifted or ended',
};

/**
 * What somebody has to do about a peer, or null. @param remindedBefore the earliest reminder, months before the last day:
 * from then on the renewal is due.
 */
export function sayWhatIsDue({ state, until }: Standing, today: IsoDate, remindedBefore: number): string | null {
  if (state !== 'accredited') return WAITS[state] ?? null;
  if (until === null) return 'Has no last day: renew to set one';
  if (until < today) return `Ended on ${sayDate(until)}`;
  return until <= addMonths(today, remindedBefore) ? `Renew by ${sayDate(until)}` : null;
}
