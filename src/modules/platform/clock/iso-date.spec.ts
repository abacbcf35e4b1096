import {
  addDays,
  addWeeks,
  compareIsoDates,
  daysBetween,
  isIsoDate,
  isoDate,
  mondayOf,
  parseIsoDate,
  weekdayOf,
  yearOf,
} from './iso-date.js';

describe('iso-date', () => {
  it.each(['2027-04-05', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(isIsoDate(text)).toBe(true);
    expect(parseIsoDate(`  ${text} `)).toBe(text);
  });

  it.each(['2027-02-30', '2027-02-29', '1900-02-29', '2027-13-01', '2027-00-10', '2027-4-5', '05/04/2027', '', '2027'])(
    '%j is no date: the day does not exist or is written otherwise',
    (text) => {
      expect(isIsoDate(text)).toBe(false);
      expect(parseIsoDate(text)).toBeNull();
      expect(() => addDays(text, 1)).toThrow(RangeError);
    },
  );

  it('says what was wrong and how to write a date', () => {
    expect(() => addDays('2027-02-30', 1)).toThrow('"2027-02-30" is not a calendar date. Write it as YYYY-MM-DD');
    expect(() => isoDate(2027, 2, 30)).toThrow('2027-02-30');
  });

  it.each([
    ['2027-03-27', 1, '2027-03-28'],
    ['2027-03-28', 1, '2027-03-29'],
    ['2027-10-30', 2, '2027-11-01'],
    ['2027-12-31', 1, '2028-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
  ])('%s and %d days is %s, clock changes or not', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it('counts weeks across the turn of a year', () => {
    expect(addWeeks('2027-04-05', 51)).toBe('2028-03-27');
    expect(addWeeks('2027-04-05', -1)).toBe('2027-03-29');
  });

  it.each([
    ['2027-04-05', 1, '2027-04-05'],
    ['2027-05-06', 4, '2027-05-03'],
    ['2028-01-01', 6, '2027-12-27'],
    ['2028-01-02', 7, '2027-12-27'],
  ])('%s is weekday %d of the week of %s', (date, weekday, monday) => {
    expect(weekdayOf(date)).toBe(weekday);
    expect(mondayOf(date)).toBe(monday);
  });

  it('sorts dates and tells their year', () => {
    expect(['2028-01-01', '2027-12-31', '2027-04-05'].sort(compareIsoDates)).toEqual([
      '2027-04-05',
      '2027-12-31',
      '2028-01-01',
    ]);
    expect(compareIsoDates('2027-04-05', '2027-04-05')).toBe(0);
    expect(yearOf('2027-04-05')).toBe(2027);
    expect(isoDate(2027, 4, 5)).toBe('2027-04-05');
  });
});
