import { aChallenge, aProblem } from '../../../test/support/tiny-problem.js';
import { aState } from '../../../test/support/tiny-search.js';
import { createRandom } from '../random.js';
import { drawNeighbourhood } from './neighbourhood.js';

const aCouncil = (id: string, easting: number) => {
  const challenge = aChallenge(id);
  return { ...challenge, council: { ...challenge.council, easting, northing: 0 } };
};
const challenges = Array.from({ length: 9 }, (_, i) => aCouncil(`C${i}`, i * 10_000));
const weekOf = (i: number): number => (i % 2 === 0 ? 5 : 25);
const placements = challenges.map(({ id }, i) => [id, weekOf(i)] as const);

describe('a neighbourhood', () => {
  const drawn = Array.from({ length: 200 }, (_, seed) =>
    drawNeighbourhood(aState(aProblem({ challenges }), ...placements), createRandom(seed), 3),
  );

  it('is of challenges near each other on the map, or in the year', () => {
    for (const [centre, ...others] of drawn) {
      const far = Math.max(...others.map((c) => Math.abs(c - centre!)));
      const isInWeeks = others.every((c) => weekOf(c) === weekOf(centre!));
      expect(isInWeeks || far <= 2).toBe(true);
      expect(new Set([centre, ...others]).size).toBe(3);
    }
  });

  it('has every challenge as its centre now and then, and both kinds of nearness', () => {
    expect(new Set(drawn.map(([centre]) => centre)).size).toBe(9);
    const inWeeks = drawn.filter((set) => set.every((c) => weekOf(c) === weekOf(set[0]!))).length;
    expect(inWeeks).toBeGreaterThan(50);
    expect(inWeeks).toBeLessThan(150);
  });

  it('leaves out what has pins, and is empty when all have', () => {
    const pinned = challenges.map((challenge, i) => (i < 7 ? { ...challenge, pinnedWeek: weekOf(i) } : challenge));
    const state = aState(aProblem({ challenges: pinned }), ...placements);
    expect(drawNeighbourhood(state, createRandom(1), 5).sort()).toEqual([7, 8]);
    const all = challenges.map((challenge, i) => ({ ...challenge, pinnedWeek: weekOf(i) }));
    expect(drawNeighbourhood(aState(aProblem({ challenges: all }), ...placements), createRandom(1), 5)).toEqual([]);
  });
});
