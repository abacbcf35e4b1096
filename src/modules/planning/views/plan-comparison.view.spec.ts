import { aChallenge, aCouncil, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { comparePlans } from '../../../scheduling/compare-plans.js';
import { explainPlan } from '../../../scheduling/explain-plan.js';
import { viewComparison } from './plan-comparison.view.js';

describe('the page that compares two plans', () => {
  const problem = aProblem({
    challenges: [aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }), weeks: [{ week: 2, cost: 3 }] })],
    peers: [aPeer('1', { availability: 'YYIYYYYYYYYY' })],
  });
  const [before, after] = [
    { id: 'C1', week: null, peers: [] },
    { id: 'C1', week: 2, peers: ['1'] },
  ].map((entry) => {
    const plan = { problem: 'tiny', challenges: [entry] };
    return { plan, analysis: explainPlan(problem, plan) };
  });
  const view = viewComparison(comparePlans(problem, before!, after!));

  it('shows the score and the terms before and after, with a sign', () => {
    expect(view.scores.map(({ before: was, after: is, change }) => [was, is, change])).toEqual([
      ['0', '0', '0'],
      ['10', '0', '−10'],
      ['0', '6', '+6'],
    ]);
    expect(view.terms[0]).toEqual({
      name: 'Every challenge takes place within the year.',
      before: '10',
      after: '0',
      change: '−10',
    });
  });

  it('says what moved, and who gained and lost with the reasons', () => {
    expect(view.moves).toEqual(['Kent is scheduled in the week of 19 April 2027; it gains 1.']);
    expect(view.councils).toMatchObject([
      { name: 'Kent', change: '−10 medium, +6 soft', better: ['Kent is deferred.'] },
    ]);
    expect(view.people.map(({ name, change }) => [name, change])).toEqual([['1', '+1 soft']]);
  });
});
