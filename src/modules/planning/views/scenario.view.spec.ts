import { aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { type ScenarioFacts, viewScenario } from './scenario.view.js';

const figures = { deferred: 1, vacancies: { total: 3, byKind: {} }, peersUsed: 30, days: 100 };
const planned = { id: 'p2', name: 'plan 2', hard: 0, medium: 4, soft: 900, figures };
const facts: ScenarioFacts = {
  scenario: {
    id: 's1',
    yearId: 'y1',
    name: 'Fewer leaders',
    changes: [
      { kind: 'peer-leaves', peer: 'P1' },
      { kind: 'week-closes', week: 0 },
      { kind: 'more-peers', of: 'leader', count: 2, seed: 1 },
    ],
    createdAt: new Date(0),
    version: 1,
  },
  problem: aProblem({ peers: [aPeer('P1')] }),
  names: { peers: new Map([['P1', { name: 'Ann' }]]), kinds: new Map([['leader', 'Leader']]) },
  current: { ...planned, id: 'p1', name: 'plan 1', soft: 1000, figures: { ...figures, deferred: 0 } },
  planned,
};

describe('a scenario on a page', () => {
  it('says its changes by names and dates', () => {
    expect(viewScenario(facts).changes.map(({ sentence }) => sentence)).toEqual([
      'Ann leaves the pool.',
      'Nobody is challenged in the week of 5 April 2027.',
      '2 more peers of kind leader; they are invented.',
    ]);
  });

  it('offers to close each week that is still open', () => {
    expect(viewScenario(facts).weeks[0]).toEqual({ value: '1', text: '12 April 2027' });
  });

  it('sets its plan beside that of the year, once there are both', () => {
    const { comparison } = viewScenario(facts);
    expect(comparison.map(({ change }) => change)).toEqual([0, 1, 0, -100, 0, 0]);
    expect(comparison[3]).toMatchObject({ before: '1,000', after: '900' });
    expect(viewScenario({ ...facts, planned: null }).comparison).toEqual([]);
  });
});
