import { isWorkingDay, siteDaysInWeek, workingDayAfter, workingDayBefore } from './working-days.js';

describe('working days', () => {
  it.each([
    ['2027-04-05', true, 'an ordinary Monday'],
    ['2027-04-10', false, 'a Saturday'],
    ['2027-04-11', false, 'a Sunday'],
    ['2026-12-24', false, 'Christmas Eve'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-28', false, 'the substitute for Boxing Day'],
    ['2027-03-26', false, 'Good Friday'],
    ['2027-03-29', false, 'Easter Monday'],
    ['2022-09-19', false, 'a day of national mourning kept as a bank holiday'],
  ])('%s: %s, %s', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it.each([
    ['2027-05-06', 1, '2027-05-05'],
    ['2027-05-06', 3, '2027-04-30'],
    ['2027-05-06', 25, '2027-03-31'],
    ['2027-01-04', 5, '2026-12-22'],
  ])('counting back from %s, working day %d is %s', (date, count, expected) => {
    expect(workingDayBefore(date, count)).toBe(expected);
  });

  it.each([
    ['2027-05-05', 1, '2027-05-06'],
    ['2027-03-25', 1, '2027-03-30'],
    ['2026-12-22', 5, '2027-01-04'],
  ])('counting on from %s, working day %d is %s', (date, count, expected) => {
    expect(workingDayAfter(date, count)).toBe(expected);
  });

  it.each([
    ['2027-04-05', 5],
    ['2027-05-03', 4],
    ['2027-12-20', 5],
    ['2027-12-27', 3],
    ['2026-12-28', 3],
  ])('the week of %s has %d days for a team on site', (monday, expected) => {
    expect(siteDaysInWeek(monday)).toBe(expected);
  });
});
