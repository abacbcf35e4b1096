import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { aState, type Placement } from '../../test/support/tiny-search.js';
import { mediumFor, recount } from './challenge-standing.js';

const kinds = { leader: [1, 1], 'chief-executive': [0, 1], officer: [1, 3] } as const;
const problem = aProblem({
  maxVacancies: 2,
  challenges: [aChallenge('C1', { priority: 2, minSize: 4, kinds, pinnedPeers: ['P1'] })],
  peers: [aPeer('P1'), ...['P2', 'P3', 'P4'].map((id) => aPeer(id, { kind: 'officer', party: null }))],
});

describe('where a challenge stands', () => {
  it.each<[string, readonly Placement[], hard: number, medium: number]>([
    ['deferred, it costs its priority times ten and breaks its pins', [], 1, 20],
    ['with nobody, nobody leads it and four are too many to lack', [['C1', 3]], 2, 2 * (3 + 1 + 2)],
    ['led, and short of an officer and two more, it is too short to go', [['C1', 3, 'P1']], 1, 2 * 3],
    ['led, and short of two, it can go', [['C1', 3, 'P1', 'P2']], 0, 2 * 2],
    ['with officers alone, nobody leads it', [['C1', 3, 'P2', 'P3', 'P4']], 1, 2 * 3],
    ['with its least size, it lacks nothing', [['C1', 3, 'P1', 'P2', 'P3', 'P4']], 0, 0],
  ])('%s', (_, placements, hard, medium) => {
    const state = aState(problem, ...placements);
    expect([state.hard, state.medium]).toEqual([hard, medium]);
  });

  it('does not change when it is counted again', () => {
    const state = aState(problem, ['C1', 3, 'P1', 'P2']);
    const before = [state.hard, state.medium, state.soft, state.worst];
    recount(state, 0);
    expect([state.hard, state.medium, state.soft, state.worst]).toEqual(before);
  });

  it.each([
    ['members that a kind lacks by their weight', 3, 1, 3, 6],
    ['further places, which any kind may fill, at one each', 2, 0, 0, 4],
    ['nobody beyond the least size', 6, 0, 0, 0],
  ])('charges %s, by the priority of the challenge', (_, size, missing, missingWeight, medium) => {
    expect(mediumFor(aState(problem), 0, size, missing, missingWeight)).toBe(medium);
  });
});
