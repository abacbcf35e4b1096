import { someChallengeFacts, someCouncilFacts, someYearFacts } from '../../../test/support/planning-facts.js';
import { type WeekOverride } from '../programmes/calendar-of-weeks.js';
import { weeksOfChallenge } from './challenge-weeks.js';
import { type ChallengeFacts } from './problem-facts.js';

const override = (changes: Partial<WeekOverride>): WeekOverride => ({
  monday: '2027-09-20',
  open: true,
  reason: 'the leader asked',
  ...changes,
});

const weeksOf = (challenge: Partial<ChallengeFacts>, forAll: readonly WeekOverride[] = []) =>
  weeksOfChallenge(someChallengeFacts(challenge), someYearFacts({}, forAll));

describe('the weeks of a challenge', () => {
  it('are all on offer at no cost when nothing speaks against them', () => {
    expect(weeksOf({}).map(({ onOffer, cost }) => [onOffer, cost])).toEqual(Array(12).fill([true, 0]));
  });

  it.each<[string, Partial<ChallengeFacts>, string]>([
    ['outside the window it asked for', { earliest: '2027-09-20', latest: '2027-10-04' }, '001110000000'],
    ['with an end alone', { latest: '2027-09-13' }, '110000000000'],
    ['that it ruled out', { blockedWeeks: ['2027-09-13', '2027-11-22'] }, '101111111110'],
    ['before the lead time is over', { commissionedOn: '2027-05-31' }, '001111111111'],
    ['after its council has ended', { council: someCouncilFacts('HST', { validTo: '2027-09-24' }) }, '111000000000'],
  ])('are not on offer %s', (_, challenge, expected) => {
    const offered = weeksOf(challenge).map(({ onOffer }) => (onOffer ? '1' : '0'));
    expect(offered.join('')).toBe(expected);
  });

  it('cost the square of the distance from the wish', () => {
    expect(weeksOf({ wish: '2027-09-20' }).map(({ cost }) => cost)).toEqual([1, 0, 0, 0, 1, 2, 4, 6, 9, 12, 16, 20]);
  });

  it('take a cost set by hand, for all and for one council, in place of what the rules say', () => {
    const forAll = [override({ points: 7 }), override({ monday: '2027-10-04', points: 7 })];
    const overrides = [override({ monday: '2027-10-04', points: 3 })];
    const costs = weeksOf({ wish: '2027-09-06', overrides }, forAll).map(({ cost }) => cost);
    expect(costs.slice(2, 6)).toEqual([7, 2, 3, 6]);
  });

  it('are closed by hand for one council alone, with the reason', () => {
    const [, , week] = weeksOf({ overrides: [override({ open: false })] });
    expect(week).toMatchObject({ onOffer: false, reasons: [{ rule: 'override' }] });
    expect(week!.reasons[0]!.sentence).toContain('the leader asked');
    expect(weeksOf({})[2]!.onOffer).toBe(true);
  });
});
