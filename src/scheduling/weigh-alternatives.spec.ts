import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { explainPlan } from './explain-plan.js';
import { weighAlternatives } from './weigh-alternatives.js';

const problem = aProblem({
  challenges: [
    aChallenge('C1', {
      weeks: [
        { week: 1, cost: 0 },
        { week: 5, cost: 7 },
      ],
    }),
  ],
  peers: [aPeer('near', { availability: 'IIIIIIIIIIII' }), aPeer('far', { easting: 490_000 })],
});
const explained = (week: number, peer: string) => {
  const plan = { problem: 'tiny', challenges: [{ id: 'C1', week, peers: [peer] }] };
  return { plan, analysis: explainPlan(problem, plan) };
};

describe('what each of several plans gives up', () => {
  it('is told against the plan that is best there, the dearest first', () => {
    const [dates, peers, third] = weighAlternatives(problem, [
      explained(1, 'far'),
      explained(5, 'near'),
      explained(5, 'far'),
    ]);
    const short = (lines: (typeof dates & object)['givesUp']) =>
      lines.map(({ id, change, against }) => [id, change, against]);
    expect(short(dates!.givesUp)).toEqual([['travelPer40Km', 2, 1]]);
    expect(short(dates!.wins)).toEqual([['weekPreference', -7, 1]]);
    expect(short(peers!.givesUp)).toEqual([
      ['weekPreference', 7, 0],
      ['ifNeeded', 1, 0],
    ]);
    expect(short(peers!.wins)).toEqual([['travelPer40Km', -2, 0]]);
    expect(short(third!.givesUp)).toEqual([
      ['weekPreference', 7, 0],
      ['travelPer40Km', 2, 1],
    ]);
    expect(third!.wins).toEqual([]);
  });

  it('is nothing for a plan that stands alone', () => {
    expect(weighAlternatives(problem, [explained(1, 'near')])).toEqual([{ givesUp: [], wins: [] }]);
  });
});
