import { sayDate } from './plain-date.js';

describe('a day in a sentence', () => {
  it.each([
    ['2027-04-05', '5 April 2027'],
    ['2028-02-29', '29 February 2028'],
    ['2027-12-31', '31 December 2027'],
  ])('%s is written %s', (date, words) => {
    expect(sayDate(date)).toBe(words);
  });

  it('is refused when there is no such day', () => {
    expect(() => sayDate('soon')).toThrow(RangeError);
  });
});
