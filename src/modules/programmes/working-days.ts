import { addDays, weekdayOf, type IsoDate } from '../platform/clock/iso-date.js';
import { findBankHoliday } from './bank-holidays.js';

/**
 * Whether elections count the day: not Saturday, Sunday, Christmas Eve, Christmas Day, Good Friday or a bank holiday.
 * Source: Local Elections (Principal Areas) (England and Wales) Rules 2006 (SI 2006/3304), Schedules 2 and 3, rule 2.
 */
export function isWorkingDay(date: IsoDate): boolean {
  return weekdayOf(date) <= 5 && !date.endsWith('-12-24') && !findBankHoliday(date);
}

/**
 * The working day that is the nth before a date, the date itself not counted. `count` is a whole number from 1.
 * Source: as {@link isWorkingDay}; "not later than the 25th day before the date of the poll" counts back in this way.
 */
export function workingDayBefore(date: IsoDate, count: number): IsoDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

/** The working day that is the nth after a date, the date itself not counted. `count` is a whole number from 1. */
export function workingDayAfter(date: IsoDate, count: number): IsoDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

/**
 * Days from Monday to Friday that are not bank holidays, 0 to 5: the days a team can be on site in the week of that Monday.
 * Christmas Eve counts here: it stops the clock of elections only.
 */
export function siteDaysInWeek(monday: IsoDate): number {
  return [0, 1, 2, 3, 4].filter((offset) => !findBankHoliday(addDays(monday, offset))).length;
}
