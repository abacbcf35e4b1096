import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { type Challenge } from '../matching/model.js';
import { whyNotWeek } from './why-not-week.js';

const onlyWeek3 = { availability: 'NNNYNNNNNNNN' };
const year = (changes: Partial<Challenge> = {}, maxVacancies = 0) =>
  standingPlan(
    aProblem({
      challenges: [
        aChallenge('C1', { minSize: 2, maxSize: 2, kinds: { leader: [1, 1], officer: [1, 1] }, ...changes }),
        aChallenge('C2'),
      ],
      peers: [
        aPeer('bound', onlyWeek3),
        aPeer('officer', { kind: 'officer', party: null }),
        aPeer('far', { easting: 480_000 }),
        aPeer('near', { availability: 'NNNNNYNNNNNN' }),
      ],
      maxVacancies,
    }),
    { C1: [3, 'bound', 'officer'] },
  );

describe('why a challenge is not in a week', () => {
  it('says who stays, who leaves and why, who comes instead, and what the move costs', () => {
    const answer = whyNotWeek(year(), 'C1', 5);
    expect(answer).toMatchObject({ from: 3, obstacles: [], stay: ['officer'], come: ['near'] });
    expect(answer.leave).toEqual([
      { peer: 'bound', obstacles: [{ code: 'unavailable', sentence: 'bound is not available in week 5.' }] },
    ]);
    expect(answer.move!.price).toMatchObject({ hard: 0, medium: 0, soft: 0 });
    expect(whyNotWeek(year(), 'C1', 6)).toMatchObject({ come: ['far'], move: { price: { soft: 2 } } });
  });

  it.each([
    ['not-on-offer', { weeks: [{ week: 3, cost: 0 }] }],
    ['pinned-member-cannot-come', { pinnedPeers: ['bound'] }],
    ['team-too-short', { minSize: 4, maxSize: 4, kinds: { leader: [1, 1] as const, officer: [3, 3] as const } }],
  ])('tells the rule that forbids it: %s', (code, changes) => {
    const answer = whyNotWeek(year(changes), 'C1', 5);
    expect(answer.move).toBeNull();
    expect(answer.obstacles.map((each) => each.code)).toEqual([code]);
  });

  it('tells that nobody could lead', () => {
    const standing = year({ kinds: { leader: [0, 1], officer: [1, 2] }, maxSize: 3 }, 1);
    const { problem } = standing;
    const alone = { ...problem, peers: problem.peers.filter(({ id }) => id === 'bound' || id === 'officer') };
    const answer = whyNotWeek(standingPlan(alone, { C1: [3, 'bound', 'officer'] }), 'C1', 5);
    expect(answer.obstacles.map(({ code }) => code)).toEqual(['nobody-to-lead']);
  });

  it('has nothing to move in the week where the challenge is already, and schedules one that is deferred', () => {
    expect(whyNotWeek(year(), 'C1', 3)).toMatchObject({ move: null, obstacles: [], stay: ['bound', 'officer'] });
    expect(whyNotWeek(year(), 'C2', 9)).toMatchObject({ from: null, obstacles: [{ code: 'nobody-to-lead' }] });
  });
});
