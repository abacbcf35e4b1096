import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { aState } from '../../../test/support/tiny-search.js';
import { closeBusy, closeUnseatable, homeSurcharge } from './blocked-prices.js';

const home = aChallenge('C2');
const problem = aProblem({
  challenges: [aChallenge('C1'), home],
  peers: [aPeer('P1'), aPeer('P2', { organisation: home.council.code }), aPeer('P3', { conflicts: ['C1'] })],
});
const { homeAbsent } = problem.weights;
const nothing = { challenge: new Float64Array(200), peer: new Float64Array(3 * problem.weeks.length) };
const at = (p: number, w: number): number => p * problem.weeks.length + w;

describe('prices for a plan under construction', () => {
  it('are infinite where a peer is busy or within the gap', () => {
    const { peer } = closeBusy(aState(problem, ['C1', 5, 'P1']), nothing);
    const gap = problem.minGapWeeks;
    expect([5 - gap, 6 - gap, 5, 4 + gap, 5 + gap].map((w) => peer[at(0, w)])).toEqual([
      0,
      Infinity,
      Infinity,
      Infinity,
      0,
    ]);
  });

  it('are infinite in the week of a peer’s own council, and dearer in the three weeks around it', () => {
    const { peer } = closeBusy(aState(problem, ['C2', 6]), nothing);
    expect([2, 3, 5, 6, 9, 10].map((w) => peer[at(1, w)])).toEqual([
      0,
      homeAbsent,
      homeAbsent,
      Infinity,
      homeAbsent,
      0,
    ]);
    expect(peer[at(0, 6)]).toBe(0);
  });

  it('are infinite for a challenge for those who may not sit there, until that is undone', () => {
    const state = aState(problem, ['C1', 6], ['C2', 6]);
    const prices = closeBusy(state, nothing);
    prices.peer[at(1, 6)] = 3;
    const reopen = closeUnseatable(state, 0, prices);
    expect([prices.peer[at(0, 6)], prices.peer[at(1, 6)]]).toEqual([0, Infinity]);
    reopen();
    expect(prices.peer[at(1, 6)]).toBe(3);
  });

  it('charge a team for every member whose council is near its own challenge', () => {
    const state = aState(problem, ['C2', 6]);
    const charges = [2, 3, 6, 8].map((w) => homeSurcharge(state, w, Int32Array.of(0, 1)));
    expect(charges).toEqual([0, homeAbsent, 0, homeAbsent]);
  });
});
