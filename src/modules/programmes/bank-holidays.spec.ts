import { weekdayOf } from '../platform/clock/iso-date.js';
import { bankHolidaysOf, findBankHoliday } from './bank-holidays.js';

const days = (year: number): string =>
  bankHolidaysOf(year)
    .map((holiday) => holiday.date.slice(5))
    .join(' ');

describe('bank holidays of England and Wales', () => {
  it.each([
    [2007, '01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26'],
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
    [2029, '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26'],
    [2030, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
    [2031, '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26'],
    [2032, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2033, '01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27'],
    [2034, '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26'],
    [2035, '01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26'],
  ])('of %d are %s', (year, expected) => {
    expect(days(year)).toBe(expected);
  });

  it.each([
    ['2026-12-28', 'Boxing Day', '2026-12-26'],
    ['2027-12-27', 'Christmas Day', '2027-12-25'],
    ['2027-12-28', 'Boxing Day', '2027-12-26'],
    ['2028-01-03', "New Year's Day", '2028-01-01'],
    ['2033-12-27', 'Christmas Day', '2033-12-25'],
    ['2020-05-08', 'Early May bank holiday (VE Day)', '2020-05-04'],
    ['2022-06-02', 'Spring bank holiday', '2022-05-30'],
  ])('on %s keep %s in place of %s', (date, name, insteadOf) => {
    expect(findBankHoliday(date)).toEqual({ date, name, insteadOf });
    expect(findBankHoliday(insteadOf)).toBeNull();
  });

  it('never fall on a weekend, nor two on one day', () => {
    for (let year = 1978; year < 2100; year++) {
      const dates = bankHolidaysOf(year).map((holiday) => holiday.date);
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates.filter((date) => weekdayOf(date) > 5)).toEqual([]);
    }
  });

  it('are not known before 1978', () => {
    expect(() => bankHolidaysOf(1977)).toThrow('No bank holidays are known for 1977: the rules begin in 1978.');
  });
});
