import { standingPlan } from '../../../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { measureFairness } from '../../../scheduling/fairness.js';
import { repairPlan } from '../../../scheduling/review/repair-plan.js';
import { reviewPlan } from '../../../scheduling/review/review-plan.js';
import { viewFairness, viewFairnessPage } from './plan-fairness.view.js';
import { viewRepairs, viewReview } from './plan-review.view.js';

const kent = aChallenge('C1', {
  council: aCouncil('K', { name: 'Kent', control: 'green' }),
  minSize: 2,
  maxSize: 2,
  kinds: { leader: [1, 1], 'chief-executive': [1, 1] },
});
const standing = standingPlan(
  aProblem({
    challenges: [kent],
    peers: [
      aPeer('lead', { easting: 430_000 }),
      aPeer('near', { kind: 'chief-executive', region: 'South' }),
      aPeer('next', { kind: 'chief-executive', region: 'South', easting: 430_000, party: 'red' }),
    ],
  }),
  { C1: [3, 'lead', 'near'] },
);
const person = (name: string) => ({ reference: '', name, organisation: `${name}’s council`, isFictional: true });
const facts = {
  standing,
  names: {
    challenges: new Map(),
    peers: new Map(['lead', 'near', 'next'].map((id) => [id, person(id.toUpperCase())])),
    kinds: new Map(),
    themes: new Map(),
  },
};

describe('a review on pages', () => {
  const view = viewReview(facts, reviewPlan(standing, { parties: 'as-one' }));

  it('names people and links teams, with the change or the reason', () => {
    expect(view).toMatchObject({ allowedPoints: 4, total: 2, avoidable: 1 });
    const [balance, neighbour] = view.kinds.map(({ objections }) => objections[0]!);
    expect(neighbour).toMatchObject({
      sentence: 'NEAR of NEAR’s council lives 10 km from Kent: a neighbour.',
      challenges: [{ id: 'C1', council: 'Kent' }],
      peer: { id: 'near', name: 'NEAR' },
      remedy: { sentence: 'NEAR leaves the team of Kent; NEXT joins the team of Kent.' },
      reason: null,
    });
    expect(balance).toMatchObject({ peer: null, remedy: null, reason: { code: 'no-change' } });
  });

  it('tells of parties nothing but that their balance is not as wished', () => {
    expect(JSON.stringify(view)).not.toMatch(/one-party|control-absent|blue|red\b|green/);
  });

  it('tells each repair with what it was made for', () => {
    const { repairs } = repairPlan(standing, { parties: 'as-one' });
    expect(viewRepairs(facts, repairs)).toMatchObject([
      { objection: expect.stringContaining('a neighbour') as string, change: { price: { hard: 0, medium: 0 } } },
    ]);
  });
});

describe('fairness on pages', () => {
  const view = viewFairness(facts, measureFairness(standing));

  it('keeps parties to the widest gap between shares', () => {
    expect(view.widestPartyGap).toBe(33.3);
    expect(JSON.stringify(view)).not.toMatch(/"parties"|blue|red/);
  });

  it('puts figures and rows into words', () => {
    const page = viewFairnessPage(view);
    expect(page.figures.map(({ text }) => text)).toEqual([
      '6 to 6.5, in the middle 6.5',
      '0 of the 0 in the pool are deployed',
      '1 team without, 0 with one or two, 0 with more',
      'Each party’s share of the deployments is within 33.3 percentage points of its share of the pool',
    ]);
    expect(page.spread).toEqual([
      { deployments: 'None', thisYear: '1', withCarriedOver: '1' },
      { deployments: '1', thisYear: '2', withCarriedOver: '2' },
    ]);
    expect(page.regions).toEqual([
      { name: 'South', pool: '66.7 %', deployments: '50 %' },
      { name: 'North', pool: '33.3 %', deployments: '50 %' },
    ]);
  });
});
