import { randomPlan, randomProblem } from '../../test/support/random-problem.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { explainPlan } from './explain-plan.js';
import { groupAnalysis, type Grouping } from './explain-plan-groups.js';

const GROUPINGS: Grouping[] = ['person', 'council'];

describe('an analysis by person and by council', () => {
  it.each(GROUPINGS)('gives every point to one %s or to the rest, the dearest first', (by) => {
    for (let seed = 1; seed <= 150; seed++) {
      const problem = randomProblem(seed);
      const plan = randomPlan(problem, seed + 1);
      const analysis = explainPlan(problem, plan);
      const { groups, rest } = groupAnalysis(problem, plan, analysis, by);
      for (const level of ['hard', 'medium', 'soft'] as const)
        expect(groups.reduce((sum, group) => sum + group[level], rest[level])).toBe(analysis[level]);
      const order = groups.map(({ hard, medium, soft }) => hard * 1e12 + medium * 1e6 + soft);
      expect(order).toEqual([...order].sort((a, b) => b - a));
    }
  });

  const problem = aProblem({
    challenges: [aChallenge('C1'), aChallenge('C2')],
    peers: [aPeer('P1', { availability: 'YIYYYYYYYYYY', carriedOver: 1 })],
  });
  const plan = {
    problem: 'tiny',
    challenges: [
      { id: 'C1', week: 1, peers: ['P1'] },
      { id: 'C2', week: null, peers: [] },
    ],
  };
  const names = { peer: () => 'Amina Hartley' };
  const analysis = explainPlan(problem, plan, names);

  it('says what a person’s deployments cost, and where they are', () => {
    const { groups } = groupAnalysis(problem, plan, analysis, 'person', names);
    expect(groups).toMatchObject([
      { id: 'P1', name: 'Amina Hartley', about: '1 deployment: Council council-of-C1', hard: 0, medium: 0, soft: 3 },
    ]);
    expect(groups[0]!.matches.map(({ sentence }) => sentence)).toEqual([
      'Amina Hartley is deployed once (Council council-of-C1), after 1 deployment in recent years.',
      'Amina Hartley is at Council council-of-C1 in the week of 12 April 2027, which they marked “if needed”.',
    ]);
  });

  it('says in which week a council is, or that it is deferred', () => {
    const { groups } = groupAnalysis(problem, plan, analysis, 'council', names);
    expect(groups.map(({ name, about, medium }) => [name, about, medium])).toEqual([
      ['Council council-of-C2', 'Deferred', 10],
      ['Council council-of-C1', 'In the week of 12 April 2027, with a team of 1', 0],
    ]);
  });
});
