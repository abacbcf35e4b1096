import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import type { Plan } from '../../src/scheduling/plan.js';
import type { Step } from '../../src/scheduling/price-of-change.js';
import type { Problem } from '../../src/scheduling/problem.js';
import { findObjections } from '../../src/scheduling/review/find-objections.js';
import { repairPlan } from '../../src/scheduling/review/repair-plan.js';
import { reviewPlan } from '../../src/scheduling/review/review-plan.js';
import { solve } from '../../src/scheduling/solve.js';
import { readStandingPlan, type StandingPlan } from '../../src/scheduling/standing-plan.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { randomProblem } from '../support/random-problem.js';

interface Year {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly standing: StandingPlan;
}

function read(problem: Problem, plan: Plan): StandingPlan {
  const looked = readStandingPlan(problem, plan);
  if ('faults' in looked) throw new Error(looked.faults.join());
  return looked.standing;
}

/** Plans of random years that keep every rule. */
function* years(count: number, challenges: readonly [number, number] = [2, 8]): Iterable<Year> {
  for (let seed = 1; seed <= count; seed++) {
    const problem = randomProblem(seed, { challenges, peers: [15, 50], weeks: [6, 30] });
    const { plan } = solve(problem, DEFAULT_OPTIONS, { seed, iterations: 60, shouldStop: () => false });
    if (verifyPlan(problem, plan).hard === 0) yield { problem, plan, standing: read(problem, plan) };
  }
}

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

const keysAfter = (problem: Problem, plan: Plan): Map<string, number> =>
  new Map(findObjections(problem, read(problem, plan).teams, 'apart').map(({ key, amount }) => [key, amount]));

/** All changes of one place of one team, and all other weeks of its challenge: what a review claims to have looked at. */
function* everyChange({ problem, plan, standing }: Year): Iterable<Step[]> {
  for (const { id: challenge, week, peers } of plan.challenges) {
    if (week === null) continue;
    const pins = standing.challenges.get(challenge)!.pinnedPeers;
    const outs = [null, ...peers.filter((peer) => !pins.includes(peer))];
    const joins = [null, ...problem.peers.map(({ id }) => id).filter((id) => !peers.includes(id))];
    for (const out of outs)
      for (const into of joins) {
        const steps: Step[] = [
          ...(out === null ? [] : [{ kind: 'leave' as const, challenge, peer: out }]),
          ...(into === null ? [] : [{ kind: 'join' as const, challenge, peer: into }]),
        ];
        if (steps.length > 0) yield steps;
      }
  }
}

describe('a review of random years', () => {
  it('offers changes that the verifier allows, at exactly the price that is told, without another objection', () => {
    let offered = 0;
    for (const { problem, plan, standing } of years(180)) {
      const before = verifyPlan(problem, plan);
      const amounts = keysAfter(problem, plan);
      for (const { key, remedy, reason } of reviewPlan(standing, { allowedPoints: 40 }).objections) {
        const change = remedy ?? (reason.code === 'too-dear' || reason.code === 'trades' ? reason.change : null);
        if (!change) continue;
        const changed = take(plan, change.steps);
        const after = verifyPlan(problem, changed);
        expect(after.hard).toBe(0);
        expect(change.price).toMatchObject({ medium: after.medium - before.medium, soft: after.soft - before.soft });
        expect(change.price.medium).toBeLessThanOrEqual(0);
        const left = keysAfter(problem, changed);
        expect(left.has(key)).toBe(false);
        const grown = [...left].filter(([each, amount]) => amount > (amounts.get(each) ?? 0));
        expect(grown.length === 0).toBe(reason?.code !== 'trades');
        if (remedy) {
          offered++;
          expect(remedy.price.soft).toBeLessThanOrEqual(40);
        } else if (reason.code === 'too-dear') expect(change.price.soft).toBeGreaterThan(40);
      }
    }
    expect(offered).toBeGreaterThan(30);
  });

  it('overlooks no change of one place: whatever counts as unavoidable is so by trying everything', () => {
    let unavoidable = 0;
    for (const year of years(25, [2, 3])) {
      const { problem, plan, standing } = year;
      const before = verifyPlan(problem, plan);
      const amounts = keysAfter(problem, plan);
      const found = new Set<string>();
      for (const steps of everyChange(year)) {
        const changed = take(plan, steps);
        const after = verifyPlan(problem, changed);
        if (after.hard > 0 || after.medium > before.medium || after.soft - before.soft > 40) continue;
        const left = keysAfter(problem, changed);
        if ([...left].some(([key, amount]) => amount > (amounts.get(key) ?? 0))) continue;
        for (const key of amounts.keys()) if (!left.has(key)) found.add(key);
      }
      for (const { key, remedy } of reviewPlan(standing, { allowedPoints: 40 }).objections) {
        if (remedy !== null) continue;
        unavoidable++;
        expect([key, found.has(key)]).toEqual([key, false]);
      }
    }
    expect(unavoidable).toBeGreaterThan(100);
  });
});

describe('the repair of random years', () => {
  it('leaves nothing avoidable, fewer objections, no broken rule and no more vacancies', () => {
    let repaired = 0;
    for (const { problem, plan, standing } of years(180)) {
      const before = verifyPlan(problem, plan);
      const { plan: after, repairs, review } = repairPlan(standing, { allowedPoints: 40 });
      const judged = verifyPlan(problem, after);
      repaired += repairs.length;
      expect([review.avoidable, judged.hard]).toEqual([0, 0]);
      expect(judged.medium).toBeLessThanOrEqual(before.medium);
      expect(judged.soft - before.soft).toBe(repairs.reduce((sum, { change }) => sum + change.price.soft, 0));
      expect(review.total + repairs.length).toBeLessThanOrEqual(keysAfter(problem, plan).size);
    }
    expect(repaired).toBeGreaterThan(30);
  });
});
