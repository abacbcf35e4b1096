import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { carryPlanOver } from './carry-plan-over.js';

const plan = {
  problem: 'last month',
  challenges: [
    { id: 'C1', week: 3, peers: ['P1', 'left'] },
    { id: 'withdrawn', week: 4, peers: ['P2'] },
    { id: 'C2', week: null, peers: [] },
  ],
};

describe('carrying a plan over to later facts', () => {
  it('takes out who and what is gone, says so, and leaves everything else', () => {
    const problem = aProblem({
      challenges: [aChallenge('C1'), aChallenge('C2'), aChallenge('new')],
      peers: [aPeer('P1')],
    });
    expect(carryPlanOver(plan, problem)).toEqual({
      plan: {
        problem: 'tiny',
        challenges: [
          { id: 'C1', week: 3, peers: ['P1'] },
          { id: 'C2', week: null, peers: [] },
        ],
      },
      gone: [
        { challenge: 'C1', peer: 'left' },
        { challenge: 'withdrawn', peer: null },
      ],
    });
  });
});
