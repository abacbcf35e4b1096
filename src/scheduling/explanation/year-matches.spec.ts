import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import type { Problem } from '../problem.js';
import { explainPlan } from '../explain-plan.js';

const KENT = aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent', region: 'South East' }) });
const SURREY = aChallenge('C2', { council: aCouncil('SRY', { name: 'Surrey', region: 'South East' }) });

/** The sentences of one term for a plan of weeks and teams. */
function said(term: string, problem: Problem, placements: Record<string, [number | null, string[]]>) {
  const challenges = Object.entries(placements).map(([id, [week, peers]]) => ({ id, week, peers }));
  const { terms } = explainPlan(problem, { problem: problem.name, challenges }, { peer: (id) => `Peer ${id}` });
  return terms.find(({ id }) => id === term)?.matches.map(({ amount, sentence }) => [amount, sentence]);
}

describe('what a year is charged for beyond its teams, in words', () => {
  it('names a week by its Monday and the best that was on offer', () => {
    const offers = { weeks: [5, 1, 0].map((cost, week) => ({ week, cost })) };
    expect(said('weekPreference', aProblem({ challenges: [{ ...KENT, ...offers }] }), { C1: [0, []] })).toEqual([
      [5, 'Kent is in the week of 5 April 2027, at a cost of 5; the best on offer is the week of 19 April 2027, at 0.'],
    ]);
    const one = { weeks: [{ week: 0, cost: 5 }] };
    expect(said('weekPreference', aProblem({ challenges: [{ ...KENT, ...one }] }), { C1: [0, []] })).toEqual([
      [5, 'Kent is in the week of 5 April 2027, at a cost of 5; no week on offer is better.'],
    ]);
  });

  it('counts a full week and a busy region once each, with the councils', () => {
    const problem = aProblem({ challenges: [KENT, SURREY], evenLoad: 0 });
    const together = { C1: [2, []], C2: [2, []] } as Record<string, [number, string[]]>;
    expect(said('weekOverload', problem, together)).toEqual([
      [4, 'The week of 19 April 2027 has 2 challenges, 2 more than an even year would have (counted 2 × 2).'],
    ]);
    expect(said('regionLoad', problem, together)).toEqual([
      [1, 'South East has 2 challenges in the week of 19 April 2027: Kent and Surrey.'],
    ]);
  });

  it('says what moved and who left since the baseline, at their prices', () => {
    const baseline = { challenges: [{ id: 'C1', week: 4, peers: ['1', '2'], prices: { '1': 5 } }] };
    const problem = aProblem({ challenges: [KENT], peers: [aPeer('1'), aPeer('2')], baseline });
    expect(said('changeFromBaseline', problem, { C1: [0, []] })).toEqual([
      [5, 'The team of Kent loses Peer 1, whom the earlier plan had.'],
      [3, 'Kent moves from the week of 3 May 2027 to the week of 5 April 2027.'],
      [1, 'The team of Kent loses Peer 2, whom the earlier plan had.'],
    ]);
  });
});
