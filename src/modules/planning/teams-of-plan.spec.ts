import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { teamsOfPlan } from './teams-of-plan.js';

const PROBLEM = aProblem({
  kinds: ['leader', 'chief-executive', 'officer'],
  challenges: [aChallenge('c1', { minSize: 4, kinds: { leader: [1, 1], officer: [2, 2] } }), aChallenge('c2')],
  peers: [aPeer('o', { kind: 'officer' }), aPeer('l', { kind: 'leader' })],
});

describe('the teams of a plan', () => {
  it('have a seat for each member, in the order of kinds, and one for each missing place', () => {
    const plan = {
      problem: PROBLEM.name,
      challenges: [
        { id: 'c1', week: 1, peers: ['o', 'l'] },
        { id: 'c2', week: null, peers: [] },
      ],
    };
    expect(teamsOfPlan(PROBLEM, plan)).toEqual([
      {
        challengeId: 'c1',
        monday: '2027-04-12',
        seats: [
          { kind: 'leader', chosenPeerId: 'l' },
          { kind: 'officer', chosenPeerId: 'o' },
          { kind: 'officer', chosenPeerId: null },
          { kind: null, chosenPeerId: null },
        ],
      },
    ]);
  });
});
