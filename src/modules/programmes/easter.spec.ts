import { weekdayOf } from '../platform/clock/iso-date.js';
import { easterMonday, easterSunday, goodFriday } from './easter.js';

describe('easter', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2007, '2007-04-08'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('falls in %d on %s', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday);
  });

  it('has a Friday before and a Monday after', () => {
    expect([goodFriday(2027), easterMonday(2027)]).toEqual(['2027-03-26', '2027-03-29']);
    for (let year = 1900; year < 2100; year++) expect(weekdayOf(easterSunday(year))).toBe(7);
  });
});
