import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { explainPlan } from '../explain-plan.js';

const council = aCouncil('KEN', { name: 'Kent' });
const challenge = aChallenge('C1', {
  council,
  priority: 2,
  minSize: 5,
  kinds: { leader: [1, 1], 'chief-executive': [2, 2], officer: [0, 4] },
});
const problem = aProblem({ challenges: [challenge], peers: [aPeer('1')] });
const said = (week: number | null, peers: string[]) =>
  explainPlan(problem, { problem: 'tiny', challenges: [{ id: 'C1', week, peers }] })
    .terms.filter(({ level }) => level === 'medium')
    .flatMap(({ matches }) => matches.map(({ points, sentence }) => [points, sentence]));

describe('what is left undone, in words', () => {
  it('names the kinds that are missing and the places that anyone may fill, at the priority of the challenge', () => {
    expect(said(0, ['1'])).toEqual([
      [12, 'Kent lacks 2 members of the kind chief executive; its priority is 2.'],
      [4, 'Kent has 2 further places that anyone may fill; its priority is 2.'],
    ]);
  });

  it('counts a deferred challenge as one match', () => {
    expect(said(null, [])).toEqual([[20, 'Kent is deferred; its priority is 2.']]);
  });
});
