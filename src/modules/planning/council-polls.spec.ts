import { type ElectionRecord, pollsOf } from './council-polls.js';

const record = (changes: Partial<ElectionRecord>): ElectionRecord => ({
  cycle: 'whole-council',
  year: 2023,
  source: 'the register',
  confirmed: [],
  ...changes,
});
const daysOf = (changes: Partial<ElectionRecord>) =>
  pollsOf(record(changes), '2027-04-05', '2028-04-03').map(({ day, certain, source }) => [day, certain, source]);

describe('the polls of a council', () => {
  it('follow its cycle', () => {
    expect(daysOf({})).toEqual([['2027-05-06', true, 'the register']]);
  });

  it('count in every year of which nothing is known, as not certain', () => {
    expect(daysOf({ cycle: 'unknown', year: null }).map(([day, certain]) => [day, certain])).toEqual([
      ['2027-05-06', false],
      ['2028-05-04', false],
    ]);
  });

  it('are none where somebody confirmed that there is none', () => {
    expect(daysOf({ confirmed: [{ year: 2027, isHeld: false, day: null, source: 'order' }] })).toEqual([]);
  });

  it('are confirmed on the ordinary day, with the source of that', () => {
    const confirmed = [{ year: 2028, isHeld: true, day: null, source: 'order' }];
    expect(daysOf({ confirmed })).toEqual([
      ['2027-05-06', true, 'the register'],
      ['2028-05-04', true, 'order'],
    ]);
  });

  it('move to the day that was confirmed', () => {
    expect(daysOf({ confirmed: [{ year: 2027, isHeld: true, day: '2027-06-10', source: 'order' }] })).toEqual([
      ['2027-06-10', true, 'order'],
    ]);
  });
});
