import { standingPlan } from '../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { type Challenge } from '../matching/model.js';
import { whyThisPeer } from './why-this-peer.js';

const year = (changes: Partial<Challenge> = {}) =>
  standingPlan(
    aProblem({
      challenges: [
        aChallenge('C1', { minSize: 2, maxSize: 2, kinds: { leader: [1, 1], officer: [0, 1] }, ...changes }),
      ],
      peers: [
        aPeer('chosen'),
        aPeer('officer', { kind: 'officer', party: null }),
        ...Array.from({ length: 7 }, (_, i) => aPeer(`L${i}`, { easting: 440_000 + 1000 * i, acceptance: i / 10 })),
        aPeer('far', { easting: 490_000 }),
        aPeer('another', { kind: 'officer', party: null }),
      ],
    }),
    { C1: [3, 'chosen', 'officer'] },
  );

describe('why this person', () => {
  it('says what the plan would be without them', () => {
    const { without } = whyThisPeer(year(), 'C1', 'officer')!;
    expect(without.price).toMatchObject({ hard: 0, medium: 1 });
    expect(whyThisPeer(year(), 'C1', 'chosen')!.without.price.hard).toBe(1);
  });

  it('names the five best alternatives, the likelier to accept first of equals, each at its price', () => {
    const { alternatives } = whyThisPeer(year(), 'C1', 'chosen')!;
    expect(alternatives.map(({ peer, price }) => [peer, price.soft])).toEqual([
      ['L6', 1],
      ['L5', 1],
      ['L4', 1],
      ['L3', 1],
      ['L2', 1],
    ]);
  });

  it('offers nobody in the place of a pinned member, and says so', () => {
    expect(whyThisPeer(year({ pinnedPeers: ['chosen'] }), 'C1', 'chosen')).toMatchObject({
      isPinned: true,
      alternatives: [],
    });
  });

  it('has no answer for somebody who is not on the team', () => {
    expect(whyThisPeer(year(), 'C1', 'L1')).toBeNull();
  });
});
