import { type Week } from '../../scheduling/problem.js';
import { type IsoDate } from '../platform/clock/iso-date.js';

/** Index of the first week that has not begun on this day; the number of weeks when all have. */
export function weekFromToday(weeks: readonly Pick<Week, 'monday'>[], today: IsoDate): number {
  const next = weeks.findIndex(({ monday }) => monday > today);
  return next < 0 ? weeks.length : next;
}
