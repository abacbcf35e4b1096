import { type Highs } from 'highs';
import { loadHighs } from '../../src/cli/load-highs.js';
import { type Bound, boundByColumns, type BoundRequest } from '../../src/scheduling/columns/bound.js';
import { encodePlan } from '../../src/scheduling/decisions.js';
import { encodeProblem } from '../../src/scheduling/encode-problem.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { findBestPlan } from '../support/best-plan.js';
import { randomProblem } from '../support/random-problem.js';
import { SeededRandom } from '../support/seeded-random.js';

/** Problems to try: some seconds; thousands by `BOUND_PROBLEMS=2000`. */
const PROBLEMS = Number(process.env.BOUND_PROBLEMS ?? 60);
let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const boundOf = (problem: Problem, request: Partial<BoundRequest> = {}): Bound =>
  boundByColumns(problem, highs, { mostMedium: 0, start: null, shouldStop: () => false, ...request });

/** A problem small enough to try every plan of, and easy enough to have plans: teams of one to four out of four to eight. */
function smallProblem(seed: number): Problem {
  const random = new SeededRandom(seed + 1_000_000);
  const problem = randomProblem(seed, { challenges: [1, 3], peers: [4, 6], weeks: [2, 12] });
  const kinds = problem.kinds.slice(0, random.between(2, 4));
  return {
    ...problem,
    managers: random.between(2, 4),
    budgetDays: random.between(30, 80),
    peers: problem.peers.map((peer) => ({
      ...peer,
      kind: random.pick(kinds),
      maxTravelKm: 400,
      conflicts: peer.conflicts.slice(0, 2),
      availability: random.chance(0.6) ? peer.availability.replaceAll('N', 'Y') : peer.availability,
    })),
    challenges: problem.challenges.map((challenge) => {
      const minSize = random.between(1, 2);
      const offered = random.sample(problem.weeks, random.between(1, 3)).map(({ index: week }) => week);
      return {
        ...challenge,
        minSize,
        maxSize: minSize + random.between(0, 1),
        kinds: Object.fromEntries(kinds.map((kind, k) => [kind, [k === 0 && random.chance(0.4) ? 1 : 0, 3] as const])),
        weeks: challenge.pinnedWeek === null ? offered.map((week) => ({ week, cost: week })) : challenge.weeks,
      };
    }),
  };
}

describe('the bound', () => {
  it('is never above the best plan that trying every plan finds, for any limit on medium', () => {
    const seen = { full: 0, short: 0, tight: 0, none: 0 };
    for (let seed = 1; seed <= PROBLEMS; seed++) {
      const problem = smallProblem(seed);
      const most = seed % 2 === 0 ? 0 : new SeededRandom(seed).between(1, 25);
      const best = findBestPlan(problem, most);
      const bound = boundOf(problem, { mostMedium: most });
      if (best === null) {
        seen.none++;
        continue;
      }
      const start = encodePlan(encodeProblem(problem), best.plan);
      const again = boundOf(problem, { mostMedium: most, start });
      for (const each of [bound, again]) {
        expect({ seed, isComplete: each.isComplete, isImpossible: each.isImpossible }).toEqual({
          seed,
          isComplete: true,
          isImpossible: false,
        });
        if (each.bound! > best.soft) throw new Error(`seed ${seed}: bound ${each.bound} above ${best.soft}`);
      }
      if (best.medium > 0) seen.short++;
      else seen.full++;
      if (bound.bound === best.soft) seen.tight++;
    }
    expect(seen.full).toBeGreaterThan(PROBLEMS / 10);
    expect(seen.short).toBeGreaterThan(PROBLEMS / 10);
    expect(seen.tight).toBeGreaterThan(PROBLEMS / 15);
  });
});
