import { type IsoDate } from '../platform/clock/iso-date.js';
import { workingDayAfter } from './working-days.js';

const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const HOUR_MS = 3_600_000;
const CLOSING_HOUR = 17;

/** The instant at which clocks in London show this hour (0 to 23) of a civil day. The hour is one that every day has. */
export function londonInstant(date: IsoDate, hour: number): Date {
  const asUtc = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
  const shown = LONDON.formatToParts(new Date(asUtc)).find(({ type }) => type === 'hour')!.value;
  // London is never behind UTC and at most one hour ahead of it.
  return new Date(Number(shown) === hour ? asUtc : asUtc - HOUR_MS);
}

/** Today's civil date in London at an instant. */
export const londonDate = (instant: Date): IsoDate => LONDON.format(instant).slice(0, 10);

/** When a letter that gives so many working days falls due: five in the afternoon in London of the last of them. */
export const dueAfterWorkingDays = (writtenOn: IsoDate, days: number): Date =>
  londonInstant(workingDayAfter(writtenOn, days), CLOSING_HOUR);
