import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { aState, contentsOf, yearOf } from '../../test/support/tiny-search.js';
import { checkState } from './check-state.js';
import { placeOf, seat, unseat } from './seating.js';

const [C1, C2] = [0, 1];
const [P1, P2, P3] = [0, 1, 2];
const problem = aProblem({
  challenges: [aChallenge('C1', { minSize: 3, kinds: { leader: [1, 2], officer: [1, 2] } }), aChallenge('C2')],
  peers: [aPeer('P1'), aPeer('P2', { organisation: 'council-of-C2' }), aPeer('P3', { kind: 'officer', party: null })],
});

describe('seating', () => {
  it('puts a peer on the team, and on the peer’s own list of deployments', () => {
    const state = aState(problem, ['C1', 3, 'P1'], ['C2', 8]);
    seat(state, C1, P3);
    seat(state, C2, P3);
    expect(yearOf(state)).toBe('C1 week 3 P1 P3; C2 week 8 P3');
    expect([...state.deployedOn.slice(P3 * state.facts.deployments).slice(0, state.deploymentCount[P3])]).toEqual([
      C1,
      C2,
    ]);
    expect(state.days).toBe(6.5 + 5.5 + 5.5);
  });

  it('counts who is away from which organisation, and who visits whom', () => {
    const state = aState(problem, ['C1', 3, 'P2'], ['C2', 8]);
    const organisation = state.facts.peers.organisation[P2]!;
    expect(state.away[organisation * state.facts.weeks + 3]).toBe(1);
    expect(state.sent[C2 * state.facts.challenges.count + C1]).toBe(1);
  });

  it('keeps the running score true with everybody who comes and goes', () => {
    const state = aState(problem, ['C1', 3], ['C2', 5]);
    for (const p of [P1, P2, P3]) {
      seat(state, C1, p);
      expect(checkState(state)).toBeNull();
    }
    while (state.size[C1]! > 0) {
      unseat(state, C1, 0);
      expect(checkState(state)).toBeNull();
    }
  });
});

describe('taking a member off a team', () => {
  it('leaves everything as if they had never come', () => {
    const state = aState(problem, ['C1', 3, 'P1'], ['C2', 5, 'P3']);
    const before = contentsOf(state);
    seat(state, C1, P2);
    unseat(state, C1, placeOf(state, C1, P2));
    expect(contentsOf(state)).toEqual(before);
  });

  it('gives their place to the last member', () => {
    const state = aState(problem, ['C1', 3, 'P1', 'P2', 'P3']);
    unseat(state, C1, placeOf(state, C1, P1));
    expect([P3, P2, P1].map((p) => placeOf(state, C1, p))).toEqual([0, 1, -1]);
  });
});
