import { addDays, isoDate, type IsoDate } from '../platform/clock/iso-date.js';

/**
 * Easter Sunday of a year in the Gregorian calendar (1583 onwards).
 * Source: the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8), which gives
 * the dates of the table annexed to the Calendar (New Style) Act 1750.
 */
export function easterSunday(year: number): IsoDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const leap = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * leap + 114;
  return isoDate(year, Math.floor(days / 31), (days % 31) + 1);
}

/** Good Friday: two days before Easter Sunday. */
export function goodFriday(year: number): IsoDate {
  return addDays(easterSunday(year), -2);
}

/** Easter Monday: the day after Easter Sunday. */
export function easterMonday(year: number): IsoDate {
  return addDays(easterSunday(year), 1);
}
