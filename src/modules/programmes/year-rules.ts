import { addDays, addWeeks, daysBetween, weekdayOf, type IsoDate } from '../platform/clock/iso-date.js';
import { type SettingFault } from './programme-settings.js';

/** Assumption: a shorter year is a pilot, which counts in no statistics. */
export const LEAST_WEEKS = 26;
export const MOST_WEEKS = 60;

/** What a year's dates and budget are judged by. */
export interface YearShape {
  readonly startsOn: IsoDate;
  readonly weekCount: number;
  readonly isPilot: boolean;
  readonly budgetDays: number;
}

/** The last day of the year's last week. */
export function lastDayOf({ startsOn, weekCount }: Pick<YearShape, 'startsOn' | 'weekCount'>): IsoDate {
  return addDays(addWeeks(startsOn, weekCount), -1);
}

/** What is wrong with a year, by field; empty when nothing is. */
export function checkYear(year: YearShape): SettingFault[] {
  const faults: SettingFault[] = [];
  if (weekdayOf(year.startsOn) !== 1) {
    const message = `A programme year begins on a Monday; ${year.startsOn} is none.`;
    faults.push({ name: 'startsOn', message });
  }
  if (!year.isPilot && year.weekCount < LEAST_WEEKS) {
    const message = `A programme year of ${year.weekCount} weeks is too short. Give it ${LEAST_WEEKS} to ${MOST_WEEKS} weeks, or make it a pilot.`;
    faults.push({ name: 'weekCount', message });
  }
  if (!Number.isInteger(year.budgetDays * 2)) {
    const message = `A budget of ${year.budgetDays} days is no multiple of half a day.`;
    faults.push({ name: 'budgetDays', message });
  }
  return faults;
}

/** The index of a Monday's week in a year; null when the day is no Monday of it. */
export function weekIndexOf(year: Pick<YearShape, 'startsOn' | 'weekCount'>, monday: IsoDate): number | null {
  const index = daysBetween(year.startsOn, monday) / 7;
  return Number.isInteger(index) && index >= 0 && index < year.weekCount ? index : null;
}
