import { standingPlan } from '../../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { type Challenge, type Peer } from '../../matching/model.js';
import { reviewPlan } from './review-plan.js';

const kent = aChallenge('C1', {
  council: aCouncil('K', { name: 'Kent' }),
  minSize: 2,
  maxSize: 2,
  kinds: { leader: [1, 1], 'chief-executive': [1, 1] },
});
const lead = aPeer('lead', { easting: 430_000 });
const near = aPeer('near', { kind: 'chief-executive', party: 'red', easting: 415_000, region: 'South' });
const successor = (id: string, changes: Partial<Peer> = {}) =>
  aPeer(id, { ...near, id, organisation: `home-of-${id}`, easting: 430_000, ...changes });

const review = (pool: readonly Peer[], challenge: Challenge = kent, allowedPoints?: number) =>
  reviewPlan(
    standingPlan(aProblem({ challenges: [challenge], peers: [lead, near, ...pool] }), { C1: [3, 'lead', 'near'] }),
    allowedPoints === undefined ? {} : { allowedPoints },
  );

describe('an objection', () => {
  it('is avoidable when somebody else could sit there at no more than the allowed points, and the change is offered', () => {
    const { objections, total, avoidable } = review([successor('next', { easting: 480_000 })]);
    expect([total, avoidable]).toEqual([1, 1]);
    expect(objections[0]).toMatchObject({
      kind: 'neighbour',
      peer: 'near',
      reason: null,
      remedy: {
        steps: [
          { kind: 'leave', challenge: 'C1', peer: 'near' },
          { kind: 'join', challenge: 'C1', peer: 'next' },
        ],
        price: { hard: 0, medium: 0, soft: 2 },
      },
    });
  });

  it('is not when the cheapest change costs more than that', () => {
    expect(review([successor('next', { easting: 480_000 })], kent, 1).objections[0]).toMatchObject({
      remedy: null,
      reason: { code: 'too-dear', change: { price: { soft: 2 } } },
    });
  });

  it('is not when the change makes another objection, and says which', () => {
    expect(review([successor('newcomer', { experience: 0 })]).objections[0]).toMatchObject({
      remedy: null,
      reason: {
        code: 'trades',
        makes: { kind: 'little-experience' },
        change: { steps: [{ peer: 'near' }, { peer: 'newcomer' }] },
      },
    });
  });

  it('is not when only a vacancy would remove it', () => {
    const pool = [successor('conflicted', { conflicts: ['K'] }), successor('away', { availability: 'N'.repeat(12) })];
    expect(review(pool).objections[0]).toMatchObject({ remedy: null, reason: { code: 'leaves-vacancy' } });
  });

  it('is not about a pinned member, whom no change may touch', () => {
    expect(review([successor('next')], { ...kent, pinnedPeers: ['near'] }).objections[0]).toMatchObject({
      remedy: null,
      reason: { code: 'no-change' },
    });
  });

  it('to a week goes away with another week, and the price is that of the year', () => {
    const weeks = [
      { week: 3, cost: 9 },
      { week: 5, cost: 0 },
      { week: 6, cost: 1 },
    ];
    const { objections } = review([], { ...kent, weeks });
    expect(objections.find(({ kind }) => kind === 'far-from-wish')).toMatchObject({
      remedy: { steps: [{ kind: 'move', challenge: 'C1', week: 5 }], price: { medium: 0, soft: -9 } },
    });
  });

  it('about closeness to one’s own challenge goes away with another week of that challenge, too', () => {
    const home = aChallenge('C2', {
      council: aCouncil('home-of-lead', { name: 'Leeds' }),
      weeks: [
        { week: 5, cost: 0 },
        { week: 8, cost: 1 },
      ],
    });
    const far = { ...near, easting: 430_000 };
    const standing = standingPlan(
      aProblem({
        challenges: [{ ...kent, pinnedWeek: 3, weeks: [{ week: 3, cost: 0 }] }, home],
        peers: [lead, far, aPeer('visitor', { easting: 430_000 })],
      }),
      { C1: [3, 'lead', 'near'], C2: [5, 'visitor'] },
    );
    expect(reviewPlan(standing).objections.find(({ kind }) => kind === 'own-council-close')).toMatchObject({
      peer: 'lead',
      remedy: { steps: [{ kind: 'move', challenge: 'C2', week: 8 }] },
    });
  });

  it('is counted by kind, avoidable ones apart', () => {
    expect(review([successor('next')]).counts).toEqual([{ kind: 'neighbour', total: 1, avoidable: 1 }]);
  });
});
