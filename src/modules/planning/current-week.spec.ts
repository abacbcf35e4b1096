import { weekFromToday } from './current-week.js';

describe('the first week that has not begun', () => {
  const weeks = ['2027-09-06', '2027-09-13', '2027-09-20'].map((monday) => ({ monday }));

  it.each([
    ['2027-09-05', 0],
    ['2027-09-06', 1],
    ['2027-09-12', 1],
    ['2027-09-20', 3],
    ['2028-01-01', 3],
  ])('is found on %s', (today, index) => {
    expect(weekFromToday(weeks, today)).toBe(index);
  });
});
