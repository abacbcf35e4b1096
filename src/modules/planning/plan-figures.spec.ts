import { verifyPlan } from '../../scheduling/verify-plan.js';
import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { figuresOf } from './plan-figures.js';

describe('the figures of a plan', () => {
  it('count what it schedules, defers, lacks and costs, and the challenges of each week', () => {
    const problem = aProblem({
      challenges: [aChallenge('c1', { minSize: 2 }), aChallenge('c2'), aChallenge('c3')],
      peers: [aPeer('p1'), aPeer('p2')],
    });
    const plan = {
      problem: problem.name,
      challenges: [
        { id: 'c1', week: 1, peers: ['p1'] },
        { id: 'c2', week: 1, peers: ['p2'] },
      ],
    };
    const figures = figuresOf(problem, plan, verifyPlan(problem, plan));
    expect(figures).toMatchObject({ scheduled: 2, deferred: 1, peersUsed: 2, budgetDays: problem.budgetDays });
    expect(figures.vacancies).toEqual({ total: 1, byKind: { any: 1 } });
    expect(figures.weeklyLoad).toEqual([0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});
