import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { aState, contentsOf, yearOf } from '../../test/support/tiny-search.js';
import { commit, rollback } from './journal.js';
import { placeOf, seat, unseat } from './seating.js';
import type { SearchState } from './search-state.js';
import { closeWeek, openWeek } from './week-taking.js';

const problem = aProblem({
  challenges: [aChallenge('C1'), aChallenge('C2')],
  peers: ['P1', 'P2', 'P3'].map((id) => aPeer(id)),
});
const aStart = (): SearchState => aState(problem, ['C1', 3, 'P1', 'P2']);

/** The first challenge is deferred and the second held with one of its members. */
function changeMuch(state: SearchState): void {
  unseat(state, 0, placeOf(state, 0, 0));
  unseat(state, 0, placeOf(state, 0, 1));
  closeWeek(state, 0);
  openWeek(state, 1, 5);
  seat(state, 1, 1);
  seat(state, 1, 2);
}

describe('the journal', () => {
  it('takes back all that was done since the last commit, to the exact state', () => {
    const state = aStart();
    const before = contentsOf(state);
    changeMuch(state);
    expect(yearOf(state)).toBe('C1 deferred; C2 week 5 P2 P3');
    rollback(state);
    expect(contentsOf(state)).toEqual(before);
  });

  it('keeps what was committed', () => {
    const state = aStart();
    changeMuch(state);
    commit(state);
    const kept = contentsOf(state);
    openWeek(state, 0, 8);
    rollback(state);
    rollback(state);
    expect(contentsOf(state)).toEqual(kept);
  });
});
