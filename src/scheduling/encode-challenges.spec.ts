import type { Challenge, Peer } from '../matching/model.js';
import { aChallenge, aCouncil, aPeer, aProblem, aYear } from '../../test/support/tiny-problem.js';
import { kmBy40 } from './encode-challenges.js';
import { encodeProblem } from './encode-problem.js';
import type { Problem } from './problem.js';

const encode = (changes: Partial<Problem>) => encodeProblem(aProblem(changes)).challenges;
const one = (changes: Partial<Challenge>) => encode({ challenges: [aChallenge('C1', changes)] });
const travelOf = (changes: Partial<Peer>) => encode({ peers: [aPeer('P1', changes)] }).travel[0]!;
const part = (starts: Int32Array, all: Int32Array, c: number) => [...all.slice(starts[c], starts[c + 1])];

describe('a journey', () => {
  it.each([
    [439_900, 0],
    [440_000, 1],
    [479_900, 1],
    [480_000, 2],
  ])('from easting %d to 400,000 counts %d whole times 40 km', (easting, steps) => {
    expect(travelOf({ easting })).toBe(steps);
  });

  it.each<[string, Partial<Peer>]>([
    ['too far', { easting: 480_000, maxTravelKm: 79 }],
    ['in a conflict of interest', { easting: 480_000, conflicts: ['council-of-C1'] }],
    ['both', { easting: 480_000, maxTravelKm: 79, conflicts: ['council-of-C1'] }],
  ])('is barred and keeps its length for a peer who is %s', (_, changes) => {
    expect(travelOf(changes)).toBeLessThan(0);
    expect(kmBy40(travelOf(changes))).toBe(2);
  });
});

describe('the weeks of a challenge', () => {
  const offered = [
    { week: 5, cost: 7 },
    { week: 2, cost: 0 },
  ];

  it('are those on offer that are open, with their costs', () => {
    const weeks = aYear(12).map((week) => ({ ...week, open: week.index !== 2 }));
    const facts = encode({ weeks, challenges: [aChallenge('C1', { weeks: offered })] });
    expect(part(facts.offerStart, facts.offer, 0)).toEqual([5]);
    expect([facts.usable[5], facts.usable[2], facts.weekCost[5]]).toEqual([1, 0, 7]);
  });

  it('are the pinned week alone once one is pinned, on offer or not', () => {
    const facts = one({ weeks: offered, pinnedWeek: 9 });
    expect(part(facts.offerStart, facts.offer, 0)).toEqual([9]);
    expect(facts.pinCount[0]).toBe(1);
  });
});

describe('a challenge as columns', () => {
  it('knows its kin both ways: the county its districts, a district its county, districts not one another', () => {
    const councils = [
      aCouncil('county', { class: 'county' }),
      aCouncil('north', { county: 'county' }),
      aCouncil('south', { county: 'county' }),
      aCouncil('lone', { county: 'elsewhere' }),
    ];
    const { kinStart, kin } = encode({ challenges: councils.map((council, i) => aChallenge(`C${i}`, { council })) });
    expect(councils.map((_, c) => part(kinStart, kin, c))).toEqual([[1, 2], [0], [0], []]);
  });

  it('has no overall control only where nobody controls the council', () => {
    const controls = ['blue', 'a party of no peer', null];
    const { noOverallControl, control } = encode({
      challenges: controls.map((party, i) => aChallenge(`C${i}`, { council: aCouncil(`A${i}`, { control: party }) })),
    });
    expect([...noOverallControl]).toEqual([0, 0, 1]);
    expect([...control]).toEqual([0, -1, -1]);
  });

  it('says what each further expert in a theme is worth, adding up wants for the same theme', () => {
    const themes = [
      { theme: 'finance', weight: 3, experts: 2 },
      { theme: 'finance', weight: 1, experts: 1 },
    ];
    const challenges = [aChallenge('C1', { themes })];
    const { gain, gainWidth, allThemes } = encode({ challenges, peers: [aPeer('P1', { themes: ['finance'] })] });
    expect([...gain.slice(0, gainWidth)]).toEqual([4, 3, 0]);
    expect(allThemes[0]).toBe(7);
  });

  it('prices change from the baseline: 3 for the week and 1 for each member unless told otherwise', () => {
    const entry = { id: 'C1', week: 4, peers: ['P1', 'P9'] };
    const plain = encode({ baseline: { challenges: [entry] } });
    expect([plain.baselineWeek[0], plain.baselineWeekPrice[0], plain.baselineTotal[0]]).toEqual([4, 3, 2]);
    const priced = encode({ baseline: { challenges: [{ ...entry, weekPrice: 8, prices: { P1: 5 } }] } });
    expect([priced.baselineWeekPrice[0], priced.baselineTotal[0]]).toEqual([8, 6]);
    expect([...priced.baselinePrices[0]!]).toEqual([[0, 5]]);
  });

  it.each([
    ['none was made', null],
    ['it was deferred', { challenges: [{ id: 'C1', week: null, peers: [] }] }],
    ['it is new', { challenges: [{ id: 'C9', week: 4, peers: ['P1'] }] }],
  ])('has nothing to stay close to in an earlier plan when %s', (_, baseline) => {
    const facts = encode({ baseline });
    expect([facts.baselineWeek[0], facts.baselineTotal[0], facts.baselinePrices[0]]).toEqual([-1, 0, null]);
  });
});
