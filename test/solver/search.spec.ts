import { decodePlan, encodePlan } from '../../src/scheduling/decisions.js';
import { encodeProblem } from '../../src/scheduling/encode-problem.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { scoreDecisions } from '../../src/scheduling/score.js';
import { type Run, solve, type Solution } from '../../src/scheduling/solve.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { randomProblem } from '../support/random-problem.js';
import { check } from './exchange/check.mjs';

const ASSERTING = { ...DEFAULT_OPTIONS, assertEvery: 1 };
const search = (problem: Problem, run: Partial<Run> = {}): Solution =>
  solve(problem, ASSERTING, { seed: 1, iterations: 1500, shouldStop: () => false, ...run });
const scoreOf = ({ hard, medium, soft }: { hard: number; medium: number; soft: number }) => ({ hard, medium, soft });

/** Broken rules that no plan with these pins could mend are the only ones allowed. */
function expectOnlyPinsToBreakRules(problem: Problem, solution: Solution): void {
  const hasPins = problem.challenges.some((each) => each.pinnedWeek !== null || each.pinnedPeers.length > 0);
  if (!hasPins) expect(solution.score.hard).toBe(0);
  for (const challenge of problem.challenges) {
    const planned = solution.plan.challenges.find((each) => each.id === challenge.id)!;
    if (challenge.pinnedWeek !== null) expect(planned.week).toBe(challenge.pinnedWeek);
    if (planned.week !== null) expect(planned.peers).toEqual(expect.arrayContaining([...challenge.pinnedPeers]));
  }
}

describe('the search', () => {
  it('makes plans whose score the independent checker finds to the point, and keeps every pin', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const problem = randomProblem(seed);
      const solution = search(problem, { seed });
      const found = check(problem, solution.plan);
      expect({ seed, ...scoreOf(solution.score) }).toEqual({ seed, ...scoreOf(found) });
      expect({ seed, ...scoreOf(verifyPlan(problem, solution.plan)) }).toEqual({ seed, ...scoreOf(found) });
      expectOnlyPinsToBreakRules(problem, solution);
    }
  });

  it('breaks no hard rule when nothing is pinned', () => {
    for (let seed = 200; seed < 240; seed++) {
      const problem = randomProblem(seed, { underWay: false, peers: [40, 90], challenges: [6, 14], weeks: [20, 53] });
      expect(search(problem, { seed }).score.hard).toBe(0);
    }
  });

  it('gives the same plan for the same problem, options, seed and iterations', () => {
    const problem = randomProblem(7, { peers: [60, 60], challenges: [8, 8], weeks: [52, 52] });
    const again = search(structuredClone(problem), { seed: 3 });
    expect(search(problem, { seed: 3 })).toEqual(again);
    expect(search(problem, { seed: 4 }).plan).not.toEqual(again.plan);
  });

  it('tries exactly the iterations it is given', () => {
    expect(search(randomProblem(7), { iterations: 1000 }).iterations).toBe(1000);
  });

  it('improves on its first plan', () => {
    const problem = randomProblem(9, { underWay: false, peers: [60, 60], challenges: [8, 8], weeks: [52, 52] });
    const first = search(problem, { shouldStop: () => true }).score;
    const last = search(problem, { iterations: 8000 }).score;
    expect(last.medium * 1000 + last.soft).toBeLessThan(first.medium * 1000 + first.soft);
  });

  it('defers everything when there is no peer, no open week, no money or no time', () => {
    const problem = randomProblem(11, { underWay: false });
    const noPeers = { ...problem, peers: [] };
    const noWeeks = { ...problem, weeks: problem.weeks.map((week) => ({ ...week, open: false, capacity: 0 })) };
    const noMoney = { ...problem, budgetDays: 0 };
    for (const hopeless of [noPeers, noWeeks, noMoney]) {
      const { plan, score } = search(hopeless);
      expect(plan.challenges.every((each) => each.week === null && each.peers.length === 0)).toBe(true);
      expect(score).toMatchObject({ hard: 0, scheduled: 0, days: 0, soft: 0 });
    }
  });

  it('answers a year without challenges', () => {
    const { plan, score } = search({ ...randomProblem(12), challenges: [], baseline: null });
    expect(plan.challenges).toEqual([]);
    expect(score).toMatchObject({ hard: 0, medium: 0, soft: 0 });
  });

  it('never spends more than the budget of days', () => {
    const problem = randomProblem(13, { underWay: false, peers: [80, 80], challenges: [10, 10], weeks: [52, 52] });
    const { score } = search({ ...problem, budgetDays: 60 });
    expect(score.days).toBeLessThanOrEqual(60);
    expect(score.hard).toBe(0);
  });

  it('goes on from a given plan and never ends above it', () => {
    const problem = randomProblem(14, { underWay: false, peers: [80, 80], challenges: [10, 10], weeks: [52, 52] });
    const before = search(problem, { iterations: 4000 });
    const after = search(problem, { initial: before.plan, iterations: 500 });
    expect(after.score.medium * 1000 + after.score.soft).toBeLessThanOrEqual(
      before.score.medium * 1000 + before.score.soft,
    );
  });

  it('reads back the decisions that it wrote as a plan', () => {
    const problem = randomProblem(15);
    const { plan, score } = search(problem);
    const facts = encodeProblem(problem);
    expect(decodePlan(facts, encodePlan(facts, plan))).toEqual(plan);
    expect(scoreDecisions(facts, encodePlan(facts, plan))).toEqual(score);
  });
});
