import { aChallenge, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { type Capacity } from '../../../scheduling/capacity/assess-capacity.js';
import { wordingOf } from '../../../scheduling/explanation/wording.js';
import { viewCapacity } from './capacity.view.js';

const problem = aProblem({ challenges: [aChallenge('C1')], peers: [aPeer('P1')] });
const point = { emptyPlaces: 1, completeTeams: 0, emptyPlacesExpected: 1.5, completeTeamsExpected: 0 };
const supply = { peers: 1, deployments: 2, expected: 0.9 };
const capacity: Capacity = {
  asked: 3,
  budgetDays: 200,
  partiesWithheld: true,
  wasStopped: false,
  balance: {
    challenges: 1,
    places: 2,
    anyKind: 1,
    total: supply,
    kinds: [{ kind: 'chief-executive', places: 1, mostPlaces: 2, ...supply }],
    parties: [],
    regions: [{ region: 'North', challenges: 1, places: 2, ...supply }],
    months: [
      {
        month: '2027-04',
        openWeeks: 4,
        capacity: 8,
        managed: 6,
        challenges: 1,
        onlyHere: 0,
        places: 0.6,
        deployments: 1,
      },
    ],
  },
  leastVacancies: {
    bound: 3,
    by: 'counting',
    reached: 3,
    isProven: true,
    isImpossible: false,
    plan: { problem: 'tiny', challenges: [] },
    empty: [
      { challenge: 'C1', kind: 'chief-executive', count: 1, week: 2 },
      { challenge: 'C1', kind: null, count: 2, week: null },
    ],
    deferred: 0,
    completeTeams: 0,
    kinds: [{ kind: 'chief-executive', inPlan: 1, atLeast: 1 }],
  },
  curves: [
    {
      kind: 'leader',
      now: 1,
      knee: 2,
      kneeExpected: null,
      points: [
        { peers: 0, ...point, emptyPlaces: 4 },
        { peers: 1, ...point },
        { peers: 2, ...point, emptyPlaces: 0 },
      ],
    },
  ],
  usualTeam: { size: 2, kinds: [], days: 12 },
  purchases: [
    { daysPerDeployment: null, teamDays: 12, challenges: 16 },
    { daysPerDeployment: 5.625, teamDays: 11.25, challenges: 17 },
  ],
  breaksFirst: [
    {
      resource: { type: 'kind', kind: 'leader' },
      enoughFor: 2.5,
      expectedFor: 1.1,
      slack: -1 / 6,
      expectedSlack: -0.6,
    },
    { resource: { type: 'weeks' }, enoughFor: 24, expectedFor: 24, slack: 7, expectedSlack: 7 },
  ],
  needed: [
    {
      kind: 'leader',
      challenges: 3,
      places: 3,
      now: 1,
      deploymentsEach: 2,
      acceptance: 0.45,
      needed: 2,
      neededExpected: null,
      neededOnceEach: 3,
      unfillable: 0,
    },
  ],
};
const view = viewCapacity(capacity, problem, wordingOf(problem));

describe('the page on capacity', () => {
  it('answers how many are needed, beside how many there are', () => {
    expect(view.asked).toBe('3 challenges');
    expect(view.neededTable.rows).toEqual([['Leader', '1', '2 (× 2.0)', '3 (× 3.0)', 'out of reach']]);
    expect(view.needed[1]).toContain(
      'with the refusals to be expected, more than sixteen times the pool. That is far more than treble.',
    );
  });

  it('names the posts that the plan found leaves empty', () => {
    expect(view.posts.rows).toEqual([
      ['Council council-of-C1', '1 chief executive place', '19 April 2027'],
      ['Council council-of-C1', '2 places of any kind', 'Deferred'],
    ]);
    expect(view.morePosts).toBe('');
    expect(view.least.at(-1)).toBe('Chief executive places: at least 1 stays empty in any plan; in this one it is 1.');
  });

  it('lists thirty of many posts and counts the others', () => {
    const empty = Array.from({ length: 34 }, () => capacity.leastVacancies.empty[0]!);
    const long = viewCapacity(
      { ...capacity, leastVacancies: { ...capacity.leastVacancies, empty } },
      problem,
      wordingOf(problem),
    );
    expect([long.posts.rows.length, long.morePosts]).toEqual([30, 'And 4 more, which the API lists.']);
  });

  it('ranks what breaks first', () => {
    expect(view.breaksTable.rows).toEqual([
      ['Leader peers', '2', '1', '-17 %'],
      ['Weeks', '24', '24', '+700 %'],
    ]);
    expect(view.breaks).toEqual([
      'What breaks first: leader peers, enough for 2 challenges where 3 are asked.',
      'With the refusals to be expected: leader peers, enough for 1.',
      'Short of 3 challenges: leader peers.',
    ]);
  });

  it('says what the budget buys', () => {
    expect(view.budgetTable.rows).toEqual([
      ['As set for each kind', '12', '16'],
      ['5.625', '11.3', '17'],
    ]);
  });

  it('draws each curve within its frame, with the present pool and the knee marked', () => {
    const [{ chart, table }] = view.curves as [(typeof view.curves)[number]];
    const points = chart.sure.split(' ').map((pair) => pair.split(',').map(Number) as [number, number]);
    expect(points).toHaveLength(3);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(chart.left);
      expect(x).toBeLessThanOrEqual(chart.width);
      expect(y).toBeLessThanOrEqual(chart.floor);
    }
    expect(points[0]![1]).toBeLessThan(points[1]![1]);
    expect(points[2]).toEqual([points[2]![0], chart.floor]);
    expect(chart.marks.map(({ text, x }) => [text, x])).toEqual([
      ['now 1', points[1]![0]],
      ['knee 2', points[2]![0]],
    ]);
    expect(table.rows.map(([peers]) => peers)).toEqual(['0', '1 (now)', '2 (knee)']);
  });

  it('sets demand against supply by kind, region and month', () => {
    expect(view.kinds.rows).toEqual([
      ['Chief executive', '1', '1', '2', '1'],
      ['Any kind', '1', '', '', ''],
    ]);
    expect(view.regions.rows).toEqual([['North', '1', '2', '1', '2']]);
    expect(view.months.rows).toEqual([['April 2027', '4', '8', '6', '1', '1', '1']]);
  });
});
