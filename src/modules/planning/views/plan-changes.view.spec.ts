import { standingPlan } from '../../../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { explainReplan } from '../../../scheduling/explain-replan.js';
import { groupPlaces, viewPlanChanges } from './plan-changes.view.js';

const problem = aProblem({
  challenges: [aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }) })],
  peers: [aPeer('P1', { availability: 'YYYNYYYYYYYY' }), aPeer('P2'), aPeer('P3', { easting: 450_000 })],
});
const named = (id: string, name: string) =>
  [id, { reference: id, name, organisation: 'Leeds', isFictional: true }] as const;
const names = {
  challenges: new Map([['C1', { reference: 'PC-1' }]]),
  peers: new Map([named('P1', 'Ann'), named('P2', 'Bob'), named('P3', 'Cleo')]),
  kinds: new Map<string, string>(),
};
const view = (...[before, after]: [Parameters<typeof standingPlan>[1], Parameters<typeof standingPlan>[1]]) => {
  const [was, is] = [standingPlan(problem, before), standingPlan(problem, after)];
  const plans = [
    { id: 'a', name: 'plan 1' },
    { id: 'b', name: 'plan 2' },
  ] as const;
  return viewPlanChanges({ standing: is, names }, plans[0], plans[1], explainReplan(was, is), []);
};

describe('the changes of a plan on a page', () => {
  it('names people, councils and dates, and gives each change its reason', () => {
    const changes = view({ C1: [3, 'P1'] }, { C1: [3, 'P2'] });
    expect(changes).toMatchObject({
      before: { name: 'plan 1' },
      summary: '0 weeks moved and 1 place changed. All of these had to.',
      places: [{ sentence: 'Ann leaves the team of Kent; Bob comes.', reason: { why: 'forced', undoing: null } }],
    });
    expect(changes.places[0]!.reason.sentence).toBe('It had to: P1 is not available in week 3.');
  });

  it('groups the places by reason, those that had to first', () => {
    const { places } = view({ C1: [3, 'P1'] }, { C1: [3, 'P2'] });
    expect(groupPlaces({ places }).map(({ heading }) => heading)).toEqual(['Had to']);
    const chosen = view({ C1: [4, 'P3'] }, { C1: [4, 'P2'] }).places;
    const groups = groupPlaces({ places: [...chosen, ...places] });
    expect(groups.map(({ why, places: each }) => [why, each.length])).toEqual([
      ['forced', 1],
      ['chosen', 1],
    ]);
  });

  it('tells what undoing a chosen change would cost, and who joined', () => {
    const changes = view({ C1: [4, 'P3'] }, { C1: [6, 'P2', 'P3'] });
    expect(changes.weeks[0]).toMatchObject({
      sentence: expect.stringMatching(/^Kent moves from .*3 May 2027 to .*17 May 2027\.$/) as string,
      from: { index: 4, monday: '2027-05-03' },
      reason: { why: 'chosen', undoing: { hard: 0, sentence: '2 points better in quality' } },
    });
    expect(changes.joined).toEqual(['Bob joins the team of Kent.']);
  });
});
