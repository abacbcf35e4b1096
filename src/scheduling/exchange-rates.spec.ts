import { DEFAULT_WEIGHTS } from './constraints/catalogue.js';
import { WEIGHT_PRESETS } from './constraints/weight-presets.js';
import { exchangeRates } from './exchange-rates.js';
import { SOFT_TERMS } from './problem.js';

const rateOf = (term: string, weights = DEFAULT_WEIGHTS, wishDivisor = 4) =>
  exchangeRates(weights, wishDivisor).find((rate) => rate.term === term)!;

describe('weights as rates of exchange', () => {
  it('states one match of each term in points, weeks, journeys and deployments', () => {
    expect(exchangeRates(DEFAULT_WEIGHTS, 4).map(({ term }) => term)).toEqual([...SOFT_TERMS]);
    expect(rateOf('controlAbsent')).toEqual({
      term: 'controlAbsent',
      match: 'one team without the controlling party',
      amount: 2,
      points: 16,
      weeksFromWish: 8,
      journeysOf40Km: 16,
      ifNeededDeployments: 4,
      sentence:
        'One team without the controlling party = 16 points = one council moved 8 weeks from its wish = 16 journeys of 40 km = 4 deployments in a week marked “if needed”.',
    });
  });

  it.each([
    [
      'ifNeeded',
      'One deployment in a week marked “if needed” = 4 points = one council moved 4 weeks from its wish = 4 journeys of 40 km.',
    ],
    [
      'weekPreference',
      'One council moved 4 weeks from its wish = 4 points = 4 journeys of 40 km = 1 deployment in a week marked “if needed”.',
    ],
    [
      'repeatUse',
      'A second deployment of a peer who was not deployed in recent years = 4 points = one council moved 4 weeks from its wish = 4 journeys of 40 km = 1 deployment in a week marked “if needed”.',
    ],
  ])('says of %s what it is worth in the others', (term, sentence) => {
    expect(rateOf(term).sentence).toBe(sentence);
  });

  it('leaves out what the weights count for nothing, and says so of the term itself', () => {
    const weights = { ...DEFAULT_WEIGHTS, weekPreference: 0, travelPer40Km: 1000 };
    expect(rateOf('ifNeeded', weights)).toMatchObject({ weeksFromWish: null, journeysOf40Km: 0.004 });
    expect(rateOf('ifNeeded', weights).sentence).toBe(
      'One deployment in a week marked “if needed” = 4 points = less than 0.1 journeys of 40 km.',
    );
    expect(rateOf('weekPreference', weights).sentence).toBe('One council moved 4 weeks from its wish does not count.');
  });

  it('shows what a preset favours: a team is worth fewer weeks where dates are protected', () => {
    const weeks = WEIGHT_PRESETS.map(({ weights }) => rateOf('controlAbsent', weights).weeksFromWish);
    expect(weeks).toEqual([8, 4, 8, 12]);
  });

  it('finds the least number of weeks that costs as much, since a wish missed twice as far costs four times as much', () => {
    for (const wishDivisor of [1, 3, 4, 100])
      for (const { points, weeksFromWish } of exchangeRates(DEFAULT_WEIGHTS, wishDivisor)) {
        const costOf = (weeks: number) => Math.floor(weeks ** 2 / wishDivisor) * DEFAULT_WEIGHTS.weekPreference;
        expect(costOf(weeksFromWish!)).toBeGreaterThanOrEqual(points);
        if (weeksFromWish! > 0) expect(costOf(weeksFromWish! - 1)).toBeLessThan(points);
      }
  });
});
