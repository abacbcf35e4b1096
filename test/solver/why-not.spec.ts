import { explainDeferral } from '../../src/scheduling/explain-deferral.js';
import { explainVacancy } from '../../src/scheduling/explain-vacancy.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import type { Plan } from '../../src/scheduling/plan.js';
import type { PricedChange, Step } from '../../src/scheduling/price-of-change.js';
import type { Problem } from '../../src/scheduling/problem.js';
import { solve } from '../../src/scheduling/solve.js';
import { readStandingPlan, type StandingPlan } from '../../src/scheduling/standing-plan.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { whyNotPeer } from '../../src/scheduling/why-not-peer.js';
import { whyNotWeek } from '../../src/scheduling/why-not-week.js';
import { whyThisPeer } from '../../src/scheduling/why-this-peer.js';
import { randomProblem } from '../support/random-problem.js';
import { SeededRandom } from '../support/seeded-random.js';

interface Question {
  readonly seed: number;
  readonly problem: Problem;
  readonly plan: Plan;
  readonly standing: StandingPlan;
  readonly random: SeededRandom;
}

/** Plans of random years that keep every rule, some of them with a few members sent home again. */
function* questions(count: number): Iterable<Question> {
  for (let seed = 1; seed <= count; seed++) {
    const random = new SeededRandom(seed);
    const problem = randomProblem(seed, { challenges: [2, 8], peers: [15, 60], weeks: [6, 30] });
    const solved = solve(problem, DEFAULT_OPTIONS, { seed, iterations: 60, shouldStop: () => false }).plan;
    const thinned = {
      ...solved,
      challenges: solved.challenges.map((entry) =>
        random.chance(0.3) ? { ...entry, peers: entry.peers.slice(0, -1) } : entry,
      ),
    };
    const plan = verifyPlan(problem, thinned).hard === 0 ? thinned : solved;
    if (verifyPlan(problem, plan).hard > 0) continue;
    const read = readStandingPlan(problem, plan);
    if ('faults' in read) throw new Error(read.faults.join());
    yield { seed, problem, plan, standing: read.standing, random };
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

function difference({ problem, plan }: Question, steps: readonly Step[]) {
  const before = verifyPlan(problem, plan);
  const after = verifyPlan(problem, take(plan, steps));
  const terms = Object.entries(after.softByTerm).map(([term, { weighted }]) => ({
    term,
    points: weighted - before.softByTerm[term as keyof typeof before.softByTerm].weighted,
  }));
  return {
    hard: after.hard - before.hard,
    medium: after.medium - before.medium,
    soft: after.soft - before.soft,
    byTerm: Object.fromEntries(terms.filter(({ points }) => points !== 0).map(({ term, points }) => [term, points])),
  };
}

function expectExact(question: Question, { steps, price }: PricedChange): void {
  const byTerm = Object.fromEntries(price.byTerm.map(({ term, points }) => [term, points]));
  expect({ seed: question.seed, steps, ...price, byTerm }).toEqual({
    seed: question.seed,
    steps,
    ...difference(question, steps),
  });
}

const expectAllowed = (question: Question, change: PricedChange): void => {
  expectExact(question, change);
  expect(change.price.hard).toBeLessThanOrEqual(0);
};

describe('questions about a plan, judged by the verifier', () => {
  it('prices every way of seating a peer exactly, and forbids what breaks a rule and nothing else', () => {
    const seen = { forbidden: 0, allowed: 0, ways: 0, taken: 0 };
    for (const question of questions(150)) {
      const { standing, plan, random } = question;
      const scheduled = plan.challenges.filter(({ week }) => week !== null);
      if (scheduled.length === 0) continue;
      for (const peer of random.sample(question.problem.peers, 6)) {
        const { id, peers } = random.pick(scheduled);
        const answer = whyNotPeer(standing, id, peer.id);
        expect(answer.isOnTeam).toBe(peers.includes(peer.id));
        for (const way of answer.ways) expectAllowed(question, way);
        seen.ways += answer.ways.length;
        seen.taken += answer.ways.filter(
          ({ steps }) => new Set(steps.map(({ challenge }) => challenge)).size > 1,
        ).length;
        if (answer.isOnTeam) continue;
        const forced = difference(question, [{ kind: 'join', challenge: id, peer: peer.id }]);
        const isForbidden = answer.obstacles.length > 0;
        expect({ seed: question.seed, peer: peer.id, id, rises: forced.hard > 0 }).toMatchObject({
          rises: isForbidden,
        });
        seen[isForbidden ? 'forbidden' : 'allowed']++;
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  }, 60_000);

  it('prices every move to another week exactly, and forbids what breaks a rule and nothing else', () => {
    const seen = { forbidden: 0, allowed: 0 };
    for (const question of questions(80)) {
      const { standing, problem, plan } = question;
      for (const { id, week: from, peers } of plan.challenges) {
        for (const { index } of question.random.sample(problem.weeks, 6)) {
          if (index === from) continue;
          const answer = whyNotWeek(standing, id, index);
          const stays = answer.stay;
          const left = answer.leave.map(({ peer }) => peer);
          expect([...stays, ...left].sort()).toEqual([...peers].sort());
          if (answer.move) {
            expectAllowed(question, answer.move);
            seen.allowed++;
            continue;
          }
          const pinned = problem.challenges.find((each) => each.id === id)!.pinnedPeers;
          const steps: Step[] = [
            { kind: 'move', challenge: id, week: index },
            ...left
              .filter((peer) => !pinned.includes(peer))
              .map((peer): Step => ({ kind: 'leave', challenge: id, peer })),
            ...answer.come.map((peer): Step => ({ kind: 'join', challenge: id, peer })),
          ];
          expect(answer.obstacles).not.toEqual([]);
          const { hard } = difference(question, steps);
          expect({ seed: question.seed, id, index, ...answer, rises: hard > 0 }).toMatchObject({ rises: true });
          seen.forbidden++;
        }
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });

  it('says exactly what the plan would be without a member, and with each alternative', () => {
    let alternatives = 0;
    for (const question of questions(80)) {
      for (const { id, peers } of question.plan.challenges) {
        const peer = peers[0];
        if (peer === undefined) continue;
        const answer = whyThisPeer(question.standing, id, peer)!;
        expectExact(question, answer.without);
        for (const each of answer.alternatives) {
          expectAllowed(question, each);
          expect(peers).not.toContain(each.peer);
        }
        alternatives += answer.alternatives.length;
        const order = answer.alternatives.map(({ price }) => [price.medium, price.soft] as const);
        expect(order).toEqual([...order].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      }
    }
    expect(alternatives).toBeGreaterThan(200);
  });

  it('counts every peer of a vacant kind once, and fills only what it can', () => {
    const seen = { vacancies: 0, fills: 0, weeks: 0, deferrals: 0, schedules: 0 };
    for (const question of questions(80)) {
      const { standing, problem, plan } = question;
      for (const { id, week } of plan.challenges) {
        const kind = question.random.pick([...problem.kinds, null]);
        const answer = explainVacancy(standing, id, kind);
        if (week !== null) {
          const pool = problem.peers.filter((peer) => kind === null || peer.kind === kind).length;
          const once = answer!.free + answer!.reasons.reduce((sum, { first }) => sum + first, 0);
          expect([answer!.pool, once]).toEqual([pool, pool]);
          for (const { touched, first } of answer!.reasons) expect(touched).toBeGreaterThanOrEqual(first);
          for (const { change } of [...answer!.fills, ...answer!.otherWeeks]) {
            expectAllowed(question, change);
            expect(change.price.medium).toBeLessThan(0);
          }
          seen.vacancies++;
          seen.fills += answer!.fills.length;
          seen.weeks += answer!.otherWeeks.length;
          continue;
        }
        expect(answer).toBeNull();
        const deferral = explainDeferral(standing, id)!;
        for (const { schedule, obstacles } of deferral.weeks) {
          expect(schedule === null).toBe(obstacles.length > 0);
          if (schedule) expectAllowed(question, schedule);
          if (schedule) seen.schedules++;
        }
        seen.deferrals++;
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  });
});
