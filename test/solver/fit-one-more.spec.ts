import { fitOneMore } from '../../src/scheduling/fit-one-more.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import type { Plan } from '../../src/scheduling/plan.js';
import type { Step } from '../../src/scheduling/price-of-change.js';
import { solve } from '../../src/scheduling/solve.js';
import { readStandingPlan } from '../../src/scheduling/standing-plan.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { randomProblem } from '../support/random-problem.js';

/** The plan document after the steps, without the code under test. */
function take(plan: Plan, steps: readonly Step[]): Plan {
  const entries = new Map(plan.challenges.map((entry) => [entry.id, { ...entry, peers: [...entry.peers] }]));
  for (const step of steps) {
    const entry = entries.get(step.challenge)!;
    if (step.kind === 'move') entry.week = step.week;
    else if (step.kind === 'join') entry.peers.push(step.peer);
    else entry.peers.splice(entry.peers.indexOf(step.peer), 1);
  }
  return { ...plan, challenges: [...entries.values()] };
}

describe('one more challenge in random years', () => {
  it('is fitted by changes that break no rule and cost what the verifier says', () => {
    let fitted = 0;
    let borrowed = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const problem = randomProblem(seed, { challenges: [2, 8], peers: [10, 40], weeks: [6, 30] });
      const solved = solve(problem, DEFAULT_OPTIONS, { seed, iterations: 60, shouldStop: () => false }).plan;
      const more = solved.challenges.find(
        ({ id }) => problem.challenges.find((each) => each.id === id)!.pinnedPeers.length === 0,
      );
      if (!more) continue;
      const plan = {
        ...solved,
        challenges: solved.challenges.map((each) => (each === more ? { ...each, week: null, peers: [] } : each)),
      };
      const before = verifyPlan(problem, plan);
      if (before.hard > 0) continue;
      const read = readStandingPlan(problem, plan);
      if ('faults' in read) throw new Error(read.faults.join());
      const answer = fitOneMore(read.standing, more.id)!;
      const offered = new Set(problem.challenges.find(({ id }) => id === more.id)!.weeks.map(({ week }) => week));
      expect(answer.possible + answer.refused.length).toBe(offered.size);
      for (const { week, team, vacant, ask, change } of answer.weeks) {
        const changed = take(plan, change.steps);
        const after = verifyPlan(problem, changed);
        const price = { hard: after.hard, medium: after.medium - before.medium, soft: after.soft - before.soft };
        expect({ seed, week, ...change.price }).toMatchObject({ seed, week, ...price, hard: 0 });
        const entry = changed.challenges.find(({ id }) => id === more.id)!;
        expect([entry.week, [...entry.peers].sort()]).toEqual([week, [...team].sort()]);
        const missing = vacant.reduce((sum, { places }) => sum + places, 0);
        expect(after.vacancies.total - before.vacancies.total).toBeLessThanOrEqual(missing + 1);
        fitted++;
        if (ask.some(({ what }) => what === 'leave')) borrowed++;
      }
    }
    expect(fitted).toBeGreaterThan(150);
    expect(borrowed).toBeGreaterThan(0);
  });
});
