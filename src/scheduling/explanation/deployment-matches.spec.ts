import { aChallenge, aCouncil, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { explainPlan } from '../explain-plan.js';

const problem = aProblem({
  challenges: [
    aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }) }),
    aChallenge('C2', { council: aCouncil('SRY', { name: 'Surrey' }) }),
  ],
  peers: [
    aPeer('1', { availability: 'IYYYYYYYYYYY', easting: 490_000, organisation: 'SRY' }),
    aPeer('2', { carriedOver: 2 }),
  ],
});
const plan = {
  problem: 'tiny',
  challenges: [
    { id: 'C1', week: 0, peers: ['1', '2'] },
    { id: 'C2', week: 2, peers: ['2'] },
  ],
};
const { terms } = explainPlan(problem, plan, { peer: (id) => `Peer ${id}` });

describe('what deployments cost, in words', () => {
  it.each([
    ['ifNeeded', '1', 1, 'Peer 1 is at Kent in the week of 5 April 2027, which they marked “if needed”.'],
    ['travelPer40Km', '1', 2, 'Peer 1 travels 90 km to Kent: 2 full steps of 40 km.'],
    ['homeAbsent', '1', 1, 'Peer 1 is at Kent 2 weeks before the challenge of their own council, Surrey.'],
    ['repeatUse', '2', 10, 'Peer 2 is deployed twice (Kent and Surrey), after 2 deployments in recent years.'],
  ])('%s', (term, peer, amount, sentence) => {
    expect(terms.find(({ id }) => id === term)?.matches).toMatchObject([{ peer, amount, sentence }]);
  });
});
