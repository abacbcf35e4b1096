import { aChallenge, aProblem } from '../../../../test/support/tiny-problem.js';
import { type Reason } from '../problem-reasons.js';
import { viewTeamWeeks } from './team-weeks.view.js';

const reason = (sentence: string, changes: Partial<Reason> = {}): Reason => ({
  rule: 'outside-window',
  level: 'closed',
  points: 0,
  sentence,
  source: 'The council',
  assumed: false,
  ...changes,
});
const REASONS = [
  reason('2 weeks from its wish.', { level: 'cost', points: 4 }),
  reason('3 weeks from its wish.', { level: 'cost', points: 9 }),
  reason('Outside its window.'),
  reason('Conference week.', { assumed: true }),
];
const why = (sentence: string, isAssumption = false) => ({ sentence, source: 'The council', isAssumption });

const weeksOf = (offers: readonly number[], reasons: readonly (readonly number[])[], chosen: number | null = null) => {
  const challenge = aChallenge('one', { weeks: offers.map((week) => ({ week, cost: week })) });
  const problem = aProblem({ challenges: [challenge] });
  const facts = { reasons: REASONS, weeks: [], challenges: { one: reasons }, peers: {} };
  return viewTeamWeeks({ problem, challenge, reasons: facts, weeklyLoad: [0, 0, 1] }, chosen);
};
const ALL = Array.from({ length: 12 }, (_, week) => week);

describe('the weeks of a challenge', () => {
  it('are told one by one when they are on offer, with cost, load and every reason', () => {
    const { offered } = weeksOf([0, 2], [[], [2], [0]], 2);
    expect(offered).toEqual([
      { name: '5 April 2027', isChosen: false, cost: '0', onSite: '0 of 2', reasons: [] },
      { name: '19 April 2027', isChosen: true, cost: '2', onSite: '1 of 2', reasons: [why('2 weeks from its wish.')] },
    ]);
  });

  it('are told together when they follow each other and are closed for the same reasons, whatever they would have cost', () => {
    const { closed, closedCount } = weeksOf(ALL.slice(4), [[2, 0], [2, 1], [2], [3]]);
    expect(closedCount).toBe('4 weeks are');
    expect(closed).toEqual([
      { name: '5 April to 19 April 2027', reasons: [why('Outside its window.')] },
      { name: '26 April 2027', reasons: [why('Conference week.', true)] },
    ]);
  });

  it('are told apart when a week on offer lies between them', () => {
    const { closed } = weeksOf([1, ...ALL.slice(3)], [[2], [], [2]]);
    expect(closed.map(({ name }) => name)).toEqual(['5 April 2027', '19 April 2027']);
  });

  it('need no list of closed weeks when all are on offer', () => {
    expect(weeksOf(ALL, [])).toMatchObject({ closed: [], closedCount: '' });
  });
});
