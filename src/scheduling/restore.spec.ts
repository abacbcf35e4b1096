import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { aRandomState, aState, contentsOf, yearOf } from '../../test/support/tiny-search.js';
import { checkState } from './check-state.js';
import { rollback } from './journal.js';
import { restore } from './restore.js';
import { createState } from './search-state.js';

const problem = aProblem({
  challenges: [aChallenge('C1'), aChallenge('C2'), aChallenge('C3')],
  peers: ['P1', 'P2', 'P3'].map((id) => aPeer(id)),
});

describe('bringing a state to given decisions', () => {
  it('moves weeks, exchanges teams, schedules and defers', () => {
    const state = aState(problem, ['C1', 3, 'P1', 'P2'], ['C2', 8, 'P3']);
    const wanted = aState(problem, ['C1', 7, 'P2', 'P3'], ['C3', 1, 'P1']);
    restore(state, wanted);
    expect(yearOf(state)).toBe('C1 week 7 P2 P3; C2 deferred; C3 week 1 P1');
    expect(contentsOf(state)).toEqual(contentsOf(wanted));
  });

  it('seats pinned members first, wherever they stand in the team', () => {
    const pinned = aProblem({
      challenges: [aChallenge('C1', { pinnedWeek: 3, pinnedPeers: ['P3', 'P2'] })],
      peers: problem.peers,
    });
    const state = aState(pinned, ['C1', 3, 'P1', 'P2', 'P3']);
    expect([...state.team.slice(0, 3)]).toEqual([2, 1, 0]);
  });

  it('leaves nothing to take back', () => {
    const state = aState(problem, ['C1', 3, 'P1']);
    restore(state, aState(problem, ['C2', 5, 'P2']));
    rollback(state);
    expect(yearOf(state)).toBe('C1 deferred; C2 week 5 P2; C3 deferred');
  });

  it('makes of any state what a new one would be, with the score of the decisions', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const wanted = aRandomState(seed, seed + 1000);
      const [used, fresh] = [aRandomState(seed), createState(wanted.facts)];
      restore(used, wanted);
      restore(fresh, wanted);
      expect({ ...contentsOf(used), facts: null }).toEqual({ ...contentsOf(fresh), facts: null });
      expect(checkState(used)).toBeNull();
    }
  });
});
