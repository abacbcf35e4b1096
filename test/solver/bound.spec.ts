import { type Highs } from 'highs';
import { loadHighs } from '../../src/cli/load-highs.js';
import { type Bound, boundByColumns, type BoundRequest } from '../../src/scheduling/columns/bound.js';
import { encodePlan } from '../../src/scheduling/decisions.js';
import { encodeProblem } from '../../src/scheduling/encode-problem.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { findBestPlan } from '../support/best-plan.js';
import { SeededRandom } from '../support/seeded-random.js';
import { smallProblem } from '../support/small-problem.js';

/** Problems to try: some seconds; thousands by `BOUND_PROBLEMS=2000`. */
const PROBLEMS = Number(process.env.BOUND_PROBLEMS ?? 60);
let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const boundOf = (problem: Problem, request: Partial<BoundRequest> = {}): Bound =>
  boundByColumns(problem, highs, { mostMedium: 0, start: null, shouldStop: () => false, ...request });

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
