import { checkYear, lastDayOf, weekIndexOf } from './year-rules.js';

const year = { startsOn: '2027-04-05', weekCount: 52, isPilot: false, budgetDays: 4500 };

describe('a programme year', () => {
  it('begins on a Monday and ends on the Sunday of its last week', () => {
    expect(checkYear(year)).toEqual([]);
    expect(lastDayOf(year)).toBe('2028-04-02');
  });

  it.each([
    ['begins on a Tuesday', { startsOn: '2027-04-06' }, 'startsOn', 'begins on a Monday; 2027-04-06 is none'],
    ['is short and no pilot', { weekCount: 8 }, 'weekCount', 'Give it 26 to 60 weeks, or make it a pilot.'],
    ['has a third of a day to spend', { budgetDays: 10.3 }, 'budgetDays', '10.3 days is no multiple of half a day'],
  ])('is refused when it %s', (_, change, field, message) => {
    const faults = checkYear({ ...year, ...change });
    expect(faults.map(({ name }) => name)).toEqual([field]);
    expect(faults[0]!.message).toContain(message);
  });

  it('may be short when it is a pilot', () => {
    expect(checkYear({ ...year, weekCount: 8, isPilot: true })).toEqual([]);
  });

  it.each([
    ['2027-04-05', 0],
    ['2028-03-27', 51],
    ['2028-04-03', null],
    ['2027-03-29', null],
    ['2027-04-06', null],
  ])('has the week of %s at %s', (monday, index) => {
    expect(weekIndexOf(year, monday)).toBe(index);
  });
});
