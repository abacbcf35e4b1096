import { pickCurrentYear } from './current-year.js';

const aYear = (startsOn: string, weekCount = 52) => ({ startsOn, weekCount });

describe('the programme year that is meant when none is named', () => {
  const years = [aYear('2028-04-03'), aYear('2026-04-06'), aYear('2027-04-05')];

  it.each([
    ['before all of them', '2020-01-01', '2026-04-06'],
    ['on the first day of one', '2027-04-05', '2027-04-05'],
    ['on the last day of one', '2027-04-04', '2026-04-06'],
    ['after all of them', '2040-01-01', '2028-04-03'],
  ])('%s', (_, today, startsOn) => {
    expect(pickCurrentYear(years, today)?.startsOn).toBe(startsOn);
  });

  it('is the next to begin between a short pilot and the year after it', () => {
    expect(pickCurrentYear([aYear('2027-01-04', 4), aYear('2027-04-05')], '2027-02-10')?.startsOn).toBe('2027-04-05');
  });

  it('is none while there are no years', () => {
    expect(pickCurrentYear([], '2027-04-05')).toBeNull();
  });
});
