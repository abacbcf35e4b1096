import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { type Challenge } from '../matching/model.js';
import { type Problem } from './problem.js';
import { fitOneMore } from './fit-one-more.js';

const offered = (...weeks: readonly [week: number, cost: number][]): Challenge['weeks'] =>
  weeks.map(([week, cost]) => ({ week, cost }));

const year = (more: Partial<Challenge> = {}, changes: Partial<Problem> = {}) =>
  aProblem({
    challenges: [
      aChallenge('C1', { minSize: 1, kinds: { leader: [1, 1] } }),
      aChallenge('new', { minSize: 2, kinds: { leader: [1, 1], officer: [1, 1] }, ...more }),
    ],
    peers: [
      aPeer('lead'),
      aPeer('far', { easting: 480_000, availability: 'I'.repeat(12) }),
      aPeer('officer', { kind: 'officer', party: null }),
    ],
    ...changes,
  });
const weeksOf = (answer: ReturnType<typeof fitOneMore>) => answer!.weeks.map(({ week }) => week);

describe('fitting one more challenge into a plan', () => {
  it('tells the five best weeks, each with its team, its price, and everybody who would be asked', () => {
    const weeks = offered([1, 9], [4, 3], [5, 6], [6, 2], [7, 1], [8, 4], [9, 30]);
    const answer = fitOneMore(standingPlan(year({ weeks }), { C1: [2, 'lead'] }), 'new')!;
    expect(weeksOf(answer)).toEqual([7, 6, 4, 8, 5]);
    expect(answer.possible).toBe(7);
    expect(answer.weeks[0]).toMatchObject({ team: ['lead', 'officer'], vacant: [], weekCost: 1 });
    expect(answer.weeks[0]!.ask).toEqual([
      { peer: 'lead', what: 'join', challenge: 'new', isIfNeeded: false },
      { peer: 'officer', what: 'join', challenge: 'new', isIfNeeded: false },
    ]);
    expect(answer.weeks[0]!.change.price).toMatchObject({ hard: 0, medium: -10 });
    expect(answer.weeks.at(-1)).toMatchObject({ week: 5, team: ['far', 'officer'] });
  });

  it('says of each week that cannot be had which rule is in its way, past weeks included', () => {
    const full = { weeks: aProblem().weeks.map((week) => ({ ...week, capacity: week.index === 4 ? 1 : 2 })) };
    const standing = standingPlan(year({ weeks: offered([2, 0], [4, 0], [9, 0]) }, full), { C1: [4, 'lead'] });
    const answer = fitOneMore(standing, 'new', 3)!;
    expect(weeksOf(answer)).toEqual([9]);
    expect(answer.refused.map(({ week, obstacles }) => [week, ...obstacles.map(({ code }) => code)])).toEqual([
      [2, 'past'],
      [4, 'week-full'],
    ]);
  });

  it('exchanges a member who was chosen first where another is better beside the others', () => {
    const kinds: Challenge['kinds'] = { leader: [1, 2], officer: [0, 1] };
    const themes = [
      { theme: 'finance', weight: 4, experts: 1 },
      { theme: 'housing', weight: 3, experts: 1 },
    ];
    const more = { weeks: offered([5, 0]), kinds, themes, minSize: 2, maxSize: 2 };
    const peers = [
      aPeer('half', { themes: ['finance'] }),
      aPeer('whole', { themes: ['finance', 'housing'], party: 'red', easting: 500_000 }),
      aPeer('other', { themes: ['housing'], party: 'red', easting: 410_500 }),
    ];
    const weights = { ...aProblem().weights, travelPer40Km: 1, oneParty: 0, controlAbsent: 0, worstTeam: 0 };
    const answer = fitOneMore(standingPlan(year(more, { peers, weights }), {}), 'new')!;
    expect([...answer.weeks[0]!.team].sort()).toEqual(['half', 'other']);
  });

  it('asks another team for somebody, and somebody to follow there, where nobody free can come', () => {
    const problem = year(
      { weeks: offered([5, 0]), priority: 2 },
      {
        minGapWeeks: 4,
        peers: [
          aPeer('busy'),
          aPeer('follower', { availability: 'YYYYYNYYYYYY' }),
          aPeer('chief', { kind: 'chief-executive', party: null }),
          aPeer('officer', { kind: 'officer', party: null, availability: 'YYYYYIYYYYYY' }),
        ],
      },
    );
    const kinds = { leader: [1, 1], officer: [1, 1], 'chief-executive': [1, 1] } as const;
    const asked = { ...problem, challenges: [problem.challenges[0]!, { ...problem.challenges[1]!, kinds }] };
    const [fitted] = fitOneMore(standingPlan(asked, { C1: [4, 'busy'] }), 'new')!.weeks;
    expect(fitted!.vacant).toEqual([]);
    expect(fitted!.ask).toEqual([
      { peer: 'chief', what: 'join', challenge: 'new', isIfNeeded: false },
      { peer: 'officer', what: 'join', challenge: 'new', isIfNeeded: true },
      { peer: 'busy', what: 'leave', challenge: 'C1', isIfNeeded: false },
      { peer: 'busy', what: 'join', challenge: 'new', isIfNeeded: false },
      { peer: 'follower', what: 'follow', challenge: 'C1', isIfNeeded: false },
    ]);
    expect(fitted!.change.price).toMatchObject({ hard: 0, medium: -20 });
    const pinned = { ...asked, challenges: [{ ...asked.challenges[0]!, pinnedPeers: ['busy'] }, asked.challenges[1]!] };
    const [stays] = fitOneMore(standingPlan(pinned, { C1: [4, 'busy'] }), 'new')!.weeks;
    expect(stays!.vacant).toEqual([{ kind: 'leader', places: 1 }]);
  });

  it('has nothing to say of a challenge that the plan schedules', () => {
    expect(fitOneMore(standingPlan(year(), { new: [3, 'lead'] }), 'new')).toBeNull();
  });
});
