import { type Highs } from 'highs';
import { loadHighs } from '../../src/cli/load-highs.js';
import { type Bound, boundByColumns, type BoundRequest } from '../../src/scheduling/columns/bound.js';
import { columnOf } from '../../src/scheduling/columns/column.js';
import { layResources } from '../../src/scheduling/columns/resources.js';
import { type Decisions, encodePlan, membersOf } from '../../src/scheduling/decisions.js';
import { encodeProblem } from '../../src/scheduling/encode-problem.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { createTeamCounts } from '../../src/scheduling/team-tally.js';
import { findBestPlan } from '../support/best-plan.js';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';
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

/** What a search may have found before: the teams of a plan, and no deferral among them. */
function teamsOf(problem: Problem, { week, team }: Decisions, mostMedium: number): NonNullable<BoundRequest['known']> {
  const facts = encodeProblem(problem);
  const counts = createTeamCounts(facts);
  const scheduled = [...problem.challenges.keys()].filter((c) => week[c]! >= 0);
  const columns = scheduled.map((c) => columnOf(facts, counts, c, week[c]!, membersOf(facts, { week, team }, c)));
  return { columns, prices: new Float64Array(layResources(facts, mostMedium).count) };
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
      const known = boundOf(problem, { mostMedium: most, start, known: teamsOf(problem, start, most) });
      for (const each of [bound, again, known]) {
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

  it('counts vacancies and deferrals that weigh nothing among the plans of no medium', () => {
    const priced = { kinds: { leader: [1, 1], officer: [1, 1] }, minSize: 2 } as const;
    const far = { easting: 490_000 };
    const peers = [aPeer('L', far), aPeer('O', { ...far, kind: 'officer', party: null })];
    const year = aProblem({ challenges: [aChallenge('C1', priced)], peers });
    const weightless = { ...year, vacancyWeights: { ...year.vacancyWeights, officer: 0 } };
    const undeferred = { ...year, deferralWeight: 0 };
    for (const problem of [year, weightless, undeferred])
      expect(boundOf(problem).bound).toBeLessThanOrEqual(findBestPlan(problem, 0)!.soft);
    expect(boundOf(undeferred).bound).toBe(0);
  });
});
