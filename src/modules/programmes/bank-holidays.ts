import { addDays, isoDate, weekdayOf, yearOf, type IsoDate } from '../platform/clock/iso-date.js';
import { easterMonday, goodFriday } from './easter.js';

/** A bank or public holiday: the day that is kept, and the day it stands in for when that fell on a weekend or was moved. */
export interface BankHoliday {
  readonly date: IsoDate;
  readonly name: string;
  readonly insteadOf: IsoDate | null;
}

/** The first year these rules describe: the early May holiday was first kept in 1978. */
export const FIRST_BANK_HOLIDAY_YEAR = 1978;

/**
 * Holidays that a royal proclamation moved or added for one year.
 * Source: proclamations under section 1 of the Banking and Financial Dealings Act 1971; the days since 2017 are listed at
 * https://www.gov.uk/bank-holidays. A proclamation to come is one line more; until then, override the week.
 */
export const ONE_OFF_BANK_HOLIDAYS: readonly BankHoliday[] = [
  { date: '1995-05-08', name: 'Early May bank holiday (VE Day)', insteadOf: '1995-05-01' },
  { date: '1999-12-31', name: 'Millennium holiday', insteadOf: null },
  { date: '2002-06-04', name: 'Spring bank holiday', insteadOf: '2002-05-27' },
  { date: '2002-06-03', name: 'Golden Jubilee', insteadOf: null },
  { date: '2011-04-29', name: 'Royal wedding', insteadOf: null },
  { date: '2012-06-04', name: 'Spring bank holiday', insteadOf: '2012-05-28' },
  { date: '2012-06-05', name: 'Diamond Jubilee', insteadOf: null },
  { date: '2020-05-08', name: 'Early May bank holiday (VE Day)', insteadOf: '2020-05-04' },
  { date: '2022-06-02', name: 'Spring bank holiday', insteadOf: '2022-05-30' },
  { date: '2022-06-03', name: 'Platinum Jubilee', insteadOf: null },
  { date: '2022-09-19', name: 'State funeral of Queen Elizabeth II', insteadOf: null },
  { date: '2023-05-08', name: 'Coronation of King Charles III', insteadOf: null },
];

const firstMonday = (year: number, month: number): IsoDate => {
  const first = isoDate(year, month, 1);
  return addDays(first, (8 - weekdayOf(first)) % 7);
};

const lastMonday = (year: number, month: number): IsoDate => {
  const last = isoDate(year, month, 31);
  return addDays(last, 1 - weekdayOf(last));
};

const computeBankHolidays = (year: number): readonly BankHoliday[] => {
  const oneOffs = ONE_OFF_BANK_HOLIDAYS.filter((holiday) => yearOf(holiday.date) === year);
  const movedAway = new Set(oneOffs.map((holiday) => holiday.insteadOf));
  const holidays: BankHoliday[] = [
    { date: goodFriday(year), name: 'Good Friday', insteadOf: null },
    { date: easterMonday(year), name: 'Easter Monday', insteadOf: null },
    { date: firstMonday(year, 5), name: 'Early May bank holiday', insteadOf: null },
    { date: lastMonday(year, 5), name: 'Spring bank holiday', insteadOf: null },
    { date: lastMonday(year, 8), name: 'Summer bank holiday', insteadOf: null },
  ];
  const fixed = [
    { proper: isoDate(year, 1, 1), name: "New Year's Day" },
    { proper: isoDate(year, 12, 25), name: 'Christmas Day' },
    { proper: isoDate(year, 12, 26), name: 'Boxing Day' },
  ];
  // Boxing Day on a Monday keeps its own day; it is Christmas Day, fallen on the Sunday, that moves to the Tuesday.
  const taken = new Set(fixed.map(({ proper }) => proper));
  for (const { proper, name } of fixed) {
    let kept = proper;
    while (weekdayOf(kept) > 5 || (kept !== proper && taken.has(kept))) kept = addDays(kept, 1);
    taken.add(kept);
    holidays.push({ date: kept, name, insteadOf: kept === proper ? null : proper });
  }
  return [...holidays.filter((holiday) => !movedAway.has(holiday.date)), ...oneOffs].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
};

const known = new Map<number, readonly BankHoliday[]>();

/**
 * The bank and public holidays of England and Wales in a year, in order of date: eight in an ordinary year, all on working
 * weekdays. A holiday that falls on a weekend is kept on the next weekday that is not one already. Worked out once for each
 * year. Throws RangeError before 1978.
 * Source: Banking and Financial Dealings Act 1971, Schedule 1; common-law holidays Good Friday and Christmas Day; substitute
 * days as at https://www.gov.uk/bank-holidays.
 */
export function bankHolidaysOf(year: number): readonly BankHoliday[] {
  if (!(year >= FIRST_BANK_HOLIDAY_YEAR)) {
    throw new RangeError(`No bank holidays are known for ${year}: the rules begin in ${FIRST_BANK_HOLIDAY_YEAR}.`);
  }
  let holidays = known.get(year);
  if (!holidays) known.set(year, (holidays = computeBankHolidays(year)));
  return holidays;
}

/** The bank holiday kept in England and Wales on that day, or null. Throws RangeError before 1978. */
export function findBankHoliday(date: IsoDate): BankHoliday | null {
  return bankHolidaysOf(yearOf(date)).find((holiday) => holiday.date === date) ?? null;
}
