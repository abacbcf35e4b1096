import { aChallenge, aCouncil, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { aRandomState, aState } from '../../test/support/tiny-search.js';
import { placeOf, seat, unseat } from './seating.js';
import { personalCost, type Price, priceOfLeaving, priceOfSeating } from './seating-price.js';
import { type SearchState, softOf } from './search-state.js';
import { countMember } from './team-tally.js';

const standingOf = (state: SearchState): Price => ({ soft: softOf(state), medium: state.medium });
const differenceOf = (before: Price, state: SearchState): Price => ({
  soft: softOf(state) - before.soft,
  medium: state.medium - before.medium,
});
const aPrice = (): Price => ({ soft: 0, medium: 0 });

/** Every scheduled challenge with each of the first peers, on the team or not. */
function* pairsOf(state: SearchState): Generator<readonly [c: number, p: number, place: number]> {
  const { challenges, peers } = state.facts;
  for (let c = 0; c < challenges.count; c++)
    for (let p = 0; state.week[c]! >= 0 && p < Math.min(peers.count, 12); p++) yield [c, p, placeOf(state, c, p)];
}

describe('the price of seating a peer', () => {
  it('is what the score then rises by, whoever and wherever', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const state = aRandomState(seed);
      for (const [c, p, place] of pairsOf(state)) {
        const hasRoom = state.size[c]! < state.facts.seats && state.deploymentCount[p]! < state.facts.deployments;
        if (place >= 0 || !hasRoom) continue;
        const price = priceOfSeating(state, c, p, aPrice());
        const before = standingOf(state);
        seat(state, c, p);
        expect({ seed, c, p, ...differenceOf(before, state) }).toEqual({ seed, c, p, ...price });
        unseat(state, c, placeOf(state, c, p));
      }
    }
  });

  it('tells, with a member counted out, what an exchange costs but for what the member saves', () => {
    const state = aState(
      aProblem({
        challenges: [aChallenge('C1', { minSize: 2, kinds: { leader: [1, 2], officer: [1, 2] } })],
        peers: [aPeer('P1', { experience: 0, easting: 490_000 }), aPeer('P2'), aPeer('P3', { kind: 'officer' })],
      }),
      ['C1', 3, 'P1', 'P3'],
    );
    const saved = personalCost(state, 0, 0, 0);
    countMember(state.facts, state.counts, 0, 0, -1);
    const price = { ...priceOfSeating(state, 0, 1, aPrice(), 0, 0) };
    countMember(state.facts, state.counts, 0, 0, 1);
    const before = standingOf(state);
    unseat(state, 0, placeOf(state, 0, 0));
    seat(state, 0, 1);
    expect(differenceOf(before, state)).toEqual({ ...price, soft: price.soft - saved });
  });
});

describe('the price of a member leaving', () => {
  it('is what the score then rises by, but for what the member saves', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const state = aRandomState(seed);
      for (const [c, p, place] of pairsOf(state)) {
        if (place < 0) continue;
        const saved = personalCost(state, c, p, state.deploymentCount[p]! - 1);
        countMember(state.facts, state.counts, c, p, -1);
        const price = priceOfLeaving(state, c, p, aPrice());
        countMember(state.facts, state.counts, c, p, 1);
        const before = standingOf(state);
        unseat(state, c, placeOf(state, c, p));
        expect({ seed, c, p, ...differenceOf(before, state) }).toEqual({
          seed,
          c,
          p,
          ...price,
          soft: price.soft - saved,
        });
        seat(state, c, p);
      }
    }
  });
});

describe('what a deployment costs in person', () => {
  const host = aChallenge('C1', { council: aCouncil('council-of-C1', { easting: 400_000 }) });
  const home = aChallenge('C2', { council: aCouncil('home-of-P1') });
  it.each([
    ['nothing nearby, fresh and in a week that suits', {}, 0, 0],
    ['a point for each full 40 km', { easting: 485_000 }, 0, 2],
    ['a point in a week marked if needed', { availability: 'I'.repeat(12) }, 0, 1],
    ['two for each deployment carried over', { carriedOver: 3 }, 0, 6],
    ['two for each deployment before it', {}, 2, 4],
  ])('is %s', (_, changes, before, expected) => {
    const state = aState(aProblem({ challenges: [host], peers: [aPeer('P1', changes)] }), ['C1', 3]);
    expect(personalCost(state, 0, 0, before)).toBe(expected);
  });

  it.each([
    [3, 0],
    [4, 1],
    [6, 1],
    [7, 0],
  ])('is one point more within three weeks of the challenge at home, in week 3: week %i', (week, expected) => {
    const state = aState(aProblem({ challenges: [host, home], peers: [aPeer('P1')] }), ['C1', week], ['C2', 3]);
    expect(personalCost(state, 0, 0, 0)).toBe(expected);
  });

  it('is less by the price of a member whom an earlier plan had', () => {
    const baseline = { challenges: [{ id: 'C1', week: 3, peers: ['P1'], prices: { P1: 5 } }] };
    const state = aState(aProblem({ challenges: [host], peers: [aPeer('P1')], baseline }), ['C1', 3]);
    expect(personalCost(state, 0, 0, 0)).toBe(-5);
  });
});
