import type { Challenge, Peer } from '../matching/model.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { aState, type Placement } from '../../test/support/tiny-search.js';
import type { Problem } from './problem.js';
import { canSeat, isFree, mayJoin } from './seating-rules.js';

const [P1, P2] = [0, 1];
const [C1, C2] = [0, 1];

interface Year extends Partial<Problem> {
  readonly first?: Partial<Challenge>;
  readonly peer?: Partial<Peer>;
  readonly colleague?: Partial<Peer>;
}

/** Two challenges, a peer whom nothing is held against and an officer. */
function year({ first = {}, peer = {}, colleague = {}, ...changes }: Year): Problem {
  return aProblem({
    challenges: [aChallenge('C1', first), aChallenge('C2')],
    peers: [aPeer('P1', peer), aPeer('P2', { kind: 'officer', party: null, ...colleague })],
    ...changes,
  });
}

describe('a peer may be seated', () => {
  it.each<[string, Year, readonly Placement[]]>([
    ['on a team where nothing is held against them', {}, [['C1', 3, 'P2']]],
    ['if needed, in a week that they gave as such', { peer: { availability: 'I'.repeat(12) } }, [['C1', 3]]],
    [
      'again after the gap',
      {},
      [
        ['C1', 3],
        ['C2', 7, 'P1'],
      ],
    ],
    [
      'a week from the challenge of their own council',
      { peer: { organisation: 'council-of-C2' } },
      [
        ['C1', 3],
        ['C2', 4],
      ],
    ],
  ])('%s', (_, changes, placements) => {
    expect(canSeat(aState(year(changes), ...placements), C1, P1)).toBe(true);
  });
});

describe('a peer may not be seated', () => {
  it.each<[string, Year, readonly Placement[]]>([
    [
      'within the gap after another deployment',
      {},
      [
        ['C1', 3],
        ['C2', 6, 'P1'],
      ],
    ],
    [
      'beyond their days',
      { peer: { maxDays: 12.5 } },
      [
        ['C1', 1],
        ['C2', 9, 'P1'],
      ],
    ],
    ['in a week when they are away', { peer: { availability: 'YYYNYYYYYYYY' } }, [['C1', 3]]],
    ['where they have a conflict of interest', { peer: { conflicts: ['council-of-C1'] } }, [['C1', 3]]],
    ['further away than they travel', { peer: { maxTravelKm: 9 } }, [['C1', 3]]],
    ['on a full team', { first: { maxSize: 1 } }, [['C1', 3, 'P2']]],
    ['where their kind is not wanted', { first: { kinds: { officer: [0, 4] } } }, [['C1', 3]]],
    [
      'beside a colleague',
      { peer: { organisation: 'A' }, colleague: { organisation: 'A' }, maxAwayPerOrganisation: 2 },
      [['C1', 3, 'P2']],
    ],
    [
      'while a colleague is away elsewhere',
      { peer: { organisation: 'A' }, colleague: { organisation: 'A' } },
      [
        ['C1', 3],
        ['C2', 3, 'P2'],
      ],
    ],
    ['at their own council', { peer: { organisation: 'council-of-C1' } }, [['C1', 3]]],
    [
      'in the week of their own council',
      { peer: { organisation: 'council-of-C2' } },
      [
        ['C1', 3],
        ['C2', 3],
      ],
    ],
    [
      'at a council that challenges their own',
      { peer: { organisation: 'council-of-C2' }, colleague: { organisation: 'council-of-C1' } },
      [
        ['C1', 3],
        ['C2', 9, 'P2'],
      ],
    ],
    ['beyond the budget of days', { budgetDays: 11.5 }, [['C1', 3, 'P2']]],
  ])('%s', (_, changes, placements) => {
    expect(canSeat(aState(year(changes), ...placements), C1, P1)).toBe(false);
  });
});

describe('a peer may be seated in place of somebody who leaves', () => {
  it.each<[string, Year]>([
    ['on a full team', { first: { maxSize: 1 } }],
    ['in the last place of a kind', { peer: { kind: 'officer', party: null }, first: { kinds: { officer: [0, 1] } } }],
    ['where a colleague sat', { peer: { organisation: 'A' }, colleague: { organisation: 'A' } }],
    ['within a budget that the other had used up', { budgetDays: 6.5 }],
  ])('%s', (_, changes) => {
    const state = aState(year(changes), ['C1', 3, 'P2']);
    expect([mayJoin(state, C1, P1), mayJoin(state, C1, P1, P2)]).toEqual([false, true]);
  });

  it('once they leave the deployment that is too near', () => {
    const state = aState(year({}), ['C1', 3], ['C2', 6, 'P1']);
    expect([isFree(state, P1, 3), isFree(state, P1, 3, C2)]).toEqual([false, true]);
  });
});
