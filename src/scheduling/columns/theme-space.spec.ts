import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { encodeProblem } from '../encode-problem.js';
import { createThemeSpace } from './theme-space.js';

const themes = [
  { theme: 'finance', weight: 3, experts: 2 },
  { theme: 'housing', weight: 1, experts: 1 },
];
const facts = encodeProblem(
  aProblem({
    challenges: [aChallenge('C1', { themes })],
    peers: [aPeer('P1', { themes: ['finance', 'housing'] }), aPeer('P2', { themes: ['transport'] })],
  }),
);

/** What stays uncovered after experts in everything join, one by one. */
function leftAfter(mostStates: number, joins: number): number[] {
  const space = createThemeSpace(facts, 0, mostStates);
  const next = space.nextOf(space.maskOf(0));
  const left = [space.uncovered[0]!];
  for (let n = 0, state = 0; n < joins; n++) {
    state = next[state]!;
    left.push(space.uncovered[state]!);
  }
  return left;
}

describe('theme states', () => {
  it('count experts up to those that are wanted', () => {
    expect(createThemeSpace(facts, 0, 100).count).toBe(6);
    expect(leftAfter(100, 3)).toEqual([7, 3, 0, 0]);
  });

  it.each([
    [3, [6, 3, 0]],
    [2, [3, 0, 0]],
    [1, [0, 0, 0]],
  ])('count the cheapest wants as met where only %d states may be used', (mostStates, left) => {
    expect(leftAfter(mostStates, 2)).toEqual(left);
  });

  it('do not change with a peer who knows nothing that is wanted', () => {
    const space = createThemeSpace(facts, 0, 100);
    expect(space.maskOf(1)).toBe(0);
    expect([...space.nextOf(0)]).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
