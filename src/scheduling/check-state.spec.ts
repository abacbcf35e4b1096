import { aProblem } from '../../test/support/tiny-problem.js';
import { aState } from '../../test/support/tiny-search.js';
import { checkState } from './check-state.js';

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
