import { DEFAULT_WEIGHTS } from '../../scheduling/constraints/catalogue.js';
import { readWeightFields, searchesOf, secondsOf } from './searches-of-run.js';

const ofYear = { ...DEFAULT_WEIGHTS, travelPer40Km: 7 };

describe('the searches of a run', () => {
  it.each([
    ['with the weights of the year', {}, [[null, 7]]],
    ['with a preset', { preset: 'protect-peers' }, [['protect-peers', 3]]],
    ['with weights set by hand', { weights: { ...ofYear, travelPer40Km: 9 } }, [[null, 9]]],
    [
      'three times for alternatives',
      { alternatives: true },
      [
        ['protect-dates', 1],
        ['protect-peers', 3],
        ['strongest-teams', 1],
      ],
    ],
  ] as const)('look %s', (_, wish, expected) => {
    expect(searchesOf(wish, ofYear).map(({ preset, weights }) => [preset, weights.travelPer40Km])).toEqual(expected);
  });

  it('take their time one after the other', () => {
    expect([secondsOf({ seconds: 5 }), secondsOf({ seconds: 5, alternatives: true })]).toEqual([5, 15]);
  });
});

describe('weights from a form', () => {
  const fields = Object.fromEntries(Object.entries(ofYear).map(([term, weight]) => [`weight-${term}`, String(weight)]));

  it('are read field by field, and are none where the form has none', () => {
    expect(readWeightFields(fields)).toEqual({ weights: ofYear, faults: [] });
    expect(readWeightFields({ seconds: '5' })).toEqual({ weights: null, faults: [] });
  });

  it('are refused each at its field', () => {
    const { faults } = readWeightFields({ ...fields, 'weight-travelPer40Km': '-1', 'weight-ifNeeded': '1001' });
    expect(faults.map(({ field }) => field)).toEqual(['weight-ifNeeded', 'weight-travelPer40Km']);
    expect(faults[0]!.message).toBe('Enter a whole number of points from 0 to 1000');
  });
});
