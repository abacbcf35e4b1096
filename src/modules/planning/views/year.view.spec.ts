import { verifyPlan } from '../../../scheduling/verify-plan.js';
import { aChallenge, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { figuresOf } from '../plan-figures.js';
import { buildYearView } from './year.view.js';

const PROBLEM = aProblem({
  challenges: [
    aChallenge('c1', { minSize: 2 }),
    aChallenge('c2', { weeks: [{ week: 0, cost: 4 }] }),
    aChallenge('c3', { priority: 2 }),
  ],
  peers: [aPeer('p1'), aPeer('p2', { availability: 'I'.repeat(12) })],
});
const PLAN = {
  problem: PROBLEM.name,
  challenges: [
    { id: 'c1', week: 5, peers: ['p1'] },
    { id: 'c2', week: 0, peers: ['p2'] },
  ],
};
const verification = verifyPlan(PROBLEM, PLAN);
const view = buildYearView({
  stored: {
    ...verification,
    id: 'plan',
    name: 'Plan 1',
    state: 'proposed',
    createdAt: new Date('2027-01-01T00:00:00Z'),
    figures: figuresOf(PROBLEM, PLAN, verification),
    bound: null,
  },
  problem: PROBLEM,
  reasons: {
    reasons: [
      { rule: 'august', level: 'closed', points: 0, sentence: 'The week begins in August.', source: '', assumed: true },
    ],
    weeks: PROBLEM.weeks.map(({ index }) => (index === 3 ? [0] : [])),
    challenges: {},
    peers: {},
  },
  plan: PLAN,
  names: {
    challenges: new Map(['c1', 'c2', 'c3'].map((id) => [id, { reference: `PC-${id}` }])),
    peers: new Map([['p1', { reference: 'PEER-1', name: 'Amina Hartley', organisation: 'Leeds' }]]),
    kinds: new Map([['leader', 'Leader']]),
  },
});

describe('the year as a plan has it', () => {
  it('puts scheduled challenges first, by week, and the deferred ones after them', () => {
    expect(view.challenges.map(({ reference, week, weekCost }) => [reference, week, weekCost])).toEqual([
      ['PC-c2', 0, 4],
      ['PC-c1', 5, 0],
      ['PC-c3', null, 0],
    ]);
  });

  it('names members, and an id where the person is gone', () => {
    expect(view.challenges[1]!.members).toEqual([
      {
        id: 'p1',
        reference: 'PEER-1',
        name: 'Amina Hartley',
        kind: 'leader',
        kindName: 'Leader',
        organisation: 'Leeds',
        isIfNeeded: false,
      },
    ]);
    expect(view.challenges[0]!.members[0]).toMatchObject({ name: 'p2', isIfNeeded: true });
  });

  it('names the places that nobody fills, of scheduled challenges only', () => {
    expect(view.challenges.map(({ vacancies }) => vacancies)).toEqual([[], [{ kind: null, kindName: 'Any kind' }], []]);
  });

  it('shows the load of each week and why a week is closed', () => {
    expect(view.weeks.map(({ load }) => load)).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect(view.weeks[3]!.reasons).toEqual(['The week begins in August.']);
  });

  it('accounts for every point of soft, in words', () => {
    expect(view.score.terms.reduce((sum, { points }) => sum + points, 0)).toBe(verification.soft);
    for (const { amount, weight, points } of view.score.terms) expect(points).toBe(amount * weight);
    expect(view.score.terms.every(({ statement }) => statement.endsWith('.'))).toBe(true);
  });
});
