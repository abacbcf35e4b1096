import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { readySearch } from '../../src/scheduling/review/one-step-changes.js';
import { Completeness } from '../../src/scheduling/robust/completeness.js';
import { makeRobust, type RobustPlan } from '../../src/scheduling/robust/make-robust.js';
import { simulateAnswers } from '../../src/scheduling/simulate-answers.js';
import { solve } from '../../src/scheduling/solve.js';
import { readStandingPlan, type StandingPlan } from '../../src/scheduling/standing-plan.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { randomProblem } from '../support/random-problem.js';

const SEEDS = Array.from({ length: 15 }, (_, i) => i + 1);
const REQUEST = { draws: 300, seed: 1, rounds: 3, budget: 40 };

/** A random year with people enough, from many organisations, so that there are teams and reserves to speak of. */
function roomyYear(seed: number): Problem {
  const problem = randomProblem(seed, { peers: [150, 200], weeks: [20, 40], challenges: [6, 12] });
  const peers = problem.peers.map((peer) => ({ ...peer, maxTravelKm: 600, organisation: `home-of-${peer.id}` }));
  return { ...problem, managers: 6, budgetDays: 2000, peers };
}

function planned(seed: number): StandingPlan[] {
  const problem = roomyYear(seed);
  const { plan, score } = solve(problem, DEFAULT_OPTIONS, { seed, iterations: 20_000, shouldStop: () => false });
  const looked = readStandingPlan(problem, plan);
  return score.hard === 0 && score.scheduled > 0 && 'standing' in looked ? [looked.standing] : [];
}

const YEARS = SEEDS.flatMap(planned);
const robust = (standing: StandingPlan): RobustPlan =>
  makeRobust(standing, REQUEST, { iterations: 8000, shouldStop: () => false });

describe('more robust plans of random years', () => {
  const found = YEARS.map((standing) => ({ standing, ...robust(standing) }));

  it('are there', () => {
    expect(found.filter(({ after }) => after).length).toBeGreaterThanOrEqual(4);
  });

  it('break no rule, are no shorter of people and stay within the budget, as the verifier finds them', () => {
    for (const { standing, before, after, price } of found) {
      const { hard, medium, soft } = verifyPlan(standing.problem, (after ?? before).plan);
      expect({ hard, isShorter: medium > standing.score.medium }).toEqual({ hard: 0, isShorter: false });
      expect(soft - standing.score.soft).toBe(price);
      expect(price).toBeLessThanOrEqual(REQUEST.budget);
    }
  });

  it('have more complete teams, as the simulation of answers finds them', () => {
    for (const { standing, before, after } of found) {
      const was = simulateAnswers(standing.problem, before.plan, REQUEST);
      expect(was).toEqual(before.answers);
      if (!after) continue;
      const is = simulateAnswers(standing.problem, after.plan, REQUEST);
      expect(is).toEqual(after.answers);
      expect(is.complete.expected).toBeGreaterThan(was.complete.expected);
    }
  });

  it('keep every pinned week and member', () => {
    for (const { standing, before, after } of found)
      for (const { id, pinnedWeek, pinnedPeers } of standing.problem.challenges) {
        const entry = (after ?? before).plan.challenges.find((each) => each.id === id)!;
        if (pinnedWeek !== null) expect(entry.week).toBe(pinnedWeek);
        expect(pinnedPeers.filter((peer) => !entry.peers.includes(peer))).toEqual([]);
      }
  });

  it('are the same for the same seed and moves', () => {
    expect(robust(YEARS[0]!)).toEqual(robust(YEARS[0]!));
  });
});

describe('the estimate of complete teams', () => {
  it('is near what the simulation draws', () => {
    const differences = YEARS.map((standing) => {
      const { complete, scheduled } = simulateAnswers(standing.problem, planOf(standing), REQUEST);
      return (new Completeness(readySearch(standing), REQUEST.rounds).expected - complete.expected) / scheduled;
    });
    const mean = differences.reduce((sum, difference) => sum + Math.abs(difference), 0) / differences.length;
    expect(mean).toBeLessThan(0.05);
  });
});

function planOf({ problem, teams }: StandingPlan) {
  return {
    problem: problem.name,
    challenges: [...teams].map(([id, { week, team }]) => ({ id, week, peers: team.map((peer) => peer.id) })),
  };
}
