import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { explainDeferral } from './explain-deferral.js';

const problem = aProblem({
  challenges: [
    aChallenge('C1', {
      minSize: 1,
      kinds: { leader: [1, 1], officer: [0, 1] },
      weeks: [2, 5].map((week) => ({ week, cost: week })),
    }),
    aChallenge('C2'),
  ],
  peers: [aPeer('A', { availability: 'NNNNNYNNNNNN' }), aPeer('B'), aPeer('O', { kind: 'officer', party: null })],
});

describe('a deferral explained', () => {
  it('tells week by week which rules forbid it, who of each required kind could come, and what it would bring', () => {
    const { weeks } = explainDeferral(standingPlan(problem, { C2: [4, 'B'] }), 'C1')!;
    expect(weeks.map(({ week, obstacles }) => [week, obstacles.map(({ code }) => code)])).toEqual([
      [2, ['nobody-to-lead']],
      [5, []],
    ]);
    expect(weeks[0]!.kinds).toEqual([
      {
        kind: 'leader',
        needed: 1,
        pool: 2,
        free: 0,
        reasons: [
          { reason: 'unavailable', touched: 1, first: 1 },
          { reason: 'resting', touched: 1, first: 1 },
        ],
      },
    ]);
    expect(weeks[1]).toMatchObject({ kinds: [{ free: 1 }], schedule: { price: { hard: 0, medium: -10 } } });
  });

  it('has no answer for a challenge that is scheduled', () => {
    expect(explainDeferral(standingPlan(problem, { C1: [5, 'A'] }), 'C1')).toBeNull();
  });
});
