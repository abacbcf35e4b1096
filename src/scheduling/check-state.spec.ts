import { aProblem } from '../../test/support/tiny-problem.js';
import { aState } from '../../test/support/tiny-search.js';
import { checkState, findMiscountedTerm } from './check-state.js';
import { type SearchState } from './search-state.js';
import { unseat } from './seating.js';

describe('checking a state against a recomputation', () => {
  it.each([
    ['medium', 'medium is 1 in the search and 0 recomputed from nothing'],
    ['worst', 'worstTeam is 2 in the search and 1 recomputed from nothing'],
    ['soft', 'soft is 3 in the search and 2 recomputed from nothing'],
    ['days', 'days is 7.5 in the search and 6.5 recomputed from nothing'],
  ] as const)('tells the first difference: %s', (total, sentence) => {
    const state = aState(aProblem(), ['C1', 3, 'P1']);
    expect(checkState(state)).toBeNull();
    state[total] += 1;
    expect(checkState(state)).toBe(sentence);
  });
});

/** Prices that are others whenever they are asked for. */
class RestlessPrices extends Map<number, number> {
  private asked = 0;

  override get(p: number): number {
    return (super.get(p) ?? 0) + this.asked++;
  }
}

describe('finding the term that a move miscounts', () => {
  const underWay = (): SearchState =>
    aState(aProblem({ baseline: { challenges: [{ id: 'C1', week: 3, peers: ['P1'] }] } }), ['C1', 3, 'P1']);

  it('names it, and takes the move back', () => {
    const state = underWay();
    const prices = state.facts.challenges.baselinePrices as (ReadonlyMap<number, number> | null)[];
    prices[0] = new RestlessPrices(prices[0]);
    unseat(state, 0, 0);
    expect(findMiscountedTerm(state)).toBe('changeFromBaseline');
    expect(state.size[0]).toBe(1);
  });

  it('names none where every term is right', () => {
    const state = underWay();
    unseat(state, 0, 0);
    expect(findMiscountedTerm(state)).toBeNull();
  });
});
