import { aChallenge, aCouncil, aPeer, aProblem, aYear } from '../../test/support/tiny-problem.js';
import { advise } from './advise.js';
import { type Plan } from './plan.js';
import { type Problem } from './problem.js';

const nothing: Plan = { problem: 'tiny', challenges: [] };
const causesOf = (problem: Problem) => advise(problem, nothing).map(({ cause, challenges }) => [cause, challenges]);
const three = ['C1', 'C2', 'C3'].map((id) => aChallenge(id));

describe('advice when every challenge is deferred', () => {
  it.each<[string, Partial<Problem>, string, number, RegExp]>([
    ['nobody is in the pool', { peers: [] }, 'no-peers', 1, /^The pool has no peer .* Add peers/],
    [
      'no week is open',
      { weeks: aYear(12).map((week) => ({ ...week, open: false })) },
      'no-open-week',
      1,
      /^No week .* Open weeks/,
    ],
    [
      'no week has room',
      { weeks: aYear(12).map((week) => ({ ...week, capacity: 0 })) },
      'no-open-week',
      1,
      /let more challenges run at once/,
    ],
    ['there are no managers', { managers: 0 }, 'no-managers', 1, /^No challenge manager/],
    [
      'the budget pays for no team',
      { budgetDays: 16.5, challenges: [aChallenge('C1', { minSize: 6 })] },
      'no-budget',
      1,
      /^The year may cost 16.5 working days, and the smallest team that may be sent costs 17\. Raise the budget\.$/,
    ],
    [
      'no week is on offer',
      { challenges: [aChallenge('C1', { weeks: [] })] },
      'no-week-on-offer',
      1,
      /^The challenge has no open week on offer\./,
    ],
    [
      'only closed weeks are on offer',
      {
        weeks: aYear(12).map((week) => ({ ...week, open: week.index !== 3 })),
        challenges: three.map((each) => ({ ...each, weeks: [{ week: 3, cost: 0 }] })),
      },
      'no-week-on-offer',
      3,
      /^All 3 challenges have no open week/,
    ],
    [
      'nobody who leads is available',
      { peers: [aPeer('P1', { availability: 'N'.repeat(12) }), aPeer('P2', { kind: 'officer' })] },
      'nobody-to-lead',
      1,
      /no leader or chief-executive who/,
    ],
    [
      'everybody who leads is too far, conflicted or without days',
      {
        peers: [
          aPeer('P1', { maxTravelKm: 5 }),
          aPeer('P2', { conflicts: ['council-of-C1'] }),
          aPeer('P3', { maxDays: 6 }),
          aPeer('P4', { organisation: 'council-of-C1' }),
        ],
      },
      'nobody-to-lead',
      1,
      /Ask them for more weeks/,
    ],
    [
      'too few can come at once',
      { challenges: [aChallenge('C1', { minSize: 5 })] },
      'team-too-short',
      1,
      /would miss more than 3 members/,
    ],
    ['nothing stands in the way', {}, 'nothing-found', 1, /Let the planner search longer/],
  ])('says that %s', (_, changes, cause, count, sentence) => {
    const advice = advise(aProblem(changes), nothing);
    expect(advice).toMatchObject([{ cause, challenges: count }]);
    expect(advice[0]!.sentence).toMatch(sentence);
  });

  it('names every lack of the whole year, and counts challenges by what each lacks', () => {
    expect(causesOf(aProblem({ peers: [], managers: 0, budgetDays: 0 }))).toEqual([
      ['no-peers', 1],
      ['no-managers', 1],
      ['no-budget', 1],
    ]);
    const far = aCouncil('far', { easting: 900_000 });
    const challenges = [aChallenge('C1', { weeks: [] }), aChallenge('C2', { council: far }), aChallenge('C3')];
    expect(causesOf(aProblem({ challenges }))).toEqual([
      ['no-week-on-offer', 1],
      ['nobody-to-lead', 1],
      ['nothing-found', 1],
    ]);
  });

  it('is not given when something is scheduled, or nothing is to be', () => {
    const scheduled = { problem: 'tiny', challenges: [{ id: 'C1', week: 3, peers: ['P1'] }] };
    expect(advise(aProblem({ peers: [] }), scheduled)).toEqual([]);
    expect(advise(aProblem({ peers: [], challenges: [] }), nothing)).toEqual([]);
  });

  it('calls kinds as it is told to', () => {
    const say = { peer: String, organisation: String, kind: (code: string) => `<${code}>`, week: String };
    const [advice] = advise(aProblem({ peers: [aPeer('P1', { kind: 'officer' })] }), nothing, say);
    expect(advice!.sentence).toContain('no <leader> or <chief-executive> who');
  });
});
