import { encodePlan } from '../../src/scheduling/decisions.js';
import { encodeProblem } from '../../src/scheduling/encode-problem.js';
import { explainPlan } from '../../src/scheduling/explain-plan.js';
import { anneal } from '../../src/scheduling/improve.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { createRandom } from '../../src/scheduling/random.js';
import { scoreDecisions } from '../../src/scheduling/score.js';
import { createSearch } from '../../src/scheduling/search.js';
import { createState, type SearchState } from '../../src/scheduling/search-state.js';
import { solve } from '../../src/scheduling/solve.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { compareOptima } from '../support/optimum-properties.js';
import { randomPlan, randomProblem } from '../support/random-problem.js';
import { relabel } from '../support/relabel.js';
import { check } from './exchange/check.mjs';

const RANDOM_PLANS = 2000;
const FOUND_PLANS = 150;
/** A tenth of what `npm run test:long` tries. */
const SMALL_PROBLEMS = 200;

/** None takes so long; several at once on a busy machine may. */
const PATIENCE_MS = 120_000;

const scoreOf = ({ hard, medium, soft }: { hard: number; medium: number; soft: number }) => ({ hard, medium, soft });

describe('on random problems', () => {
  it(
    `other names and another order change nothing in the score of ${RANDOM_PLANS} plans, most of them broken`,
    () => {
      for (let seed = 1; seed <= RANDOM_PLANS; seed++) {
        const problem = randomProblem(seed);
        const plan = randomPlan(problem, seed + 7, false);
        const other = relabel(problem, plan, seed);
        const expected = { seed, ...scoreOf(verifyPlan(problem, plan)) };
        expect({ seed, ...scoreOf(verifyPlan(other.problem, other.plan)) }).toEqual(expected);
        expect({ seed, ...scoreOf(check(other.problem, other.plan)) }).toEqual(expected);
      }
    },
    PATIENCE_MS,
  );

  it(
    `search, verifier, checker and analysis agree on ${FOUND_PLANS} plans that were found, under other names too`,
    () => {
      for (let seed = 1; seed <= FOUND_PLANS; seed++) {
        const problem = randomProblem(seed);
        const { plan, score } = solve(problem, DEFAULT_OPTIONS, { seed, iterations: 300, shouldStop: () => false });
        const expected = { seed, ...scoreOf(score) };
        const other = relabel(problem, plan, seed);
        for (const each of [{ problem, plan }, other]) {
          const facts = encodeProblem(each.problem);
          expect({ seed, ...scoreOf(scoreDecisions(facts, encodePlan(facts, each.plan))) }).toEqual(expected);
          expect({ seed, ...scoreOf(verifyPlan(each.problem, each.plan)) }).toEqual(expected);
          expect({ seed, ...scoreOf(check(each.problem, each.plan)) }).toEqual(expected);
          expect({ seed, ...scoreOf(explainPlan(each.problem, each.plan)) }).toEqual(expected);
        }
      }
    },
    PATIENCE_MS,
  );

  it(
    `one more peer, or one rule fewer, never makes the best plan of ${SMALL_PROBLEMS} small problems worse`,
    () => {
      const { peers, rules } = compareOptima(1, SMALL_PROBLEMS);
      expect(peers.optima).toBeGreaterThan(SMALL_PROBLEMS / 5);
      expect(peers.better).toBeGreaterThan(SMALL_PROBLEMS / 20);
      expect(rules.optima).toBeGreaterThan(SMALL_PROBLEMS / 5);
      expect(rules.better).toBeGreaterThan(SMALL_PROBLEMS / 40);
    },
    PATIENCE_MS,
  );
});

describe('a search that checks itself', () => {
  const problem = randomProblem(21, { underWay: false, peers: [90, 90], challenges: [12, 12], weeks: [52, 52] });
  const searchWith = (assertEvery: number, fault: (state: SearchState) => void) => () => {
    const search = createSearch(createState(encodeProblem(problem)), createRandom(1), {
      ...DEFAULT_OPTIONS,
      assertEvery,
    });
    const cooling = { from: 100, to: 50, done: (moves: number) => moves / 3000, shouldStop: () => false, limit: 3000 };
    anneal(search, { ...cooling, afterBlock: () => undefined });
    fault(search.state);
    anneal(search, { ...cooling, afterBlock: () => undefined });
  };

  it.each<[string, (state: SearchState) => void]>([
    ['soft', (state) => (state.soft += 1)],
    ['medium', (state) => (state.medium -= 2)],
    ['days', (state) => (state.days += 0.5)],
  ])('stops at the first accepted move after %s went wrong, and names the move and the two values', (term, fault) => {
    const named = new RegExp(
      `^After (moveWeek|swapWeeks|replaceMember|deferOrSchedule): ${term} is [\\d.]+ in the search and`,
    );
    expect(searchWith(1, fault)).toThrow(named);
    expect(searchWith(0, fault)).not.toThrow();
  });

  it('finds nothing to stop at otherwise', () => {
    expect(searchWith(1, () => undefined)).not.toThrow();
  });
});
