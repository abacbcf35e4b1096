import { type Plan } from '../../src/scheduling/plan.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { type Post } from '../../src/scheduling/rank-reserves.js';
import { simulateAnswers } from '../../src/scheduling/simulate-answers.js';
import { solve } from '../../src/scheduling/solve.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { randomProblem } from '../support/random-problem.js';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
/** What a plan with empty places breaks just by being short. */
const SHORT = ['team-too-short', 'nobody-to-lead', 'pinned-peer-dropped'];

function planned(seed: number): { problem: Problem; plan: Plan } | null {
  const problem = randomProblem(seed, { peers: [30, 60], weeks: [20, 40] });
  const { plan, score } = solve(problem, DEFAULT_OPTIONS, { seed, iterations: 2000, shouldStop: () => false });
  return score.hard === 0 ? { problem, plan } : null;
}

const YEARS = SEEDS.map(planned).filter((year) => year !== null);

function yearAsAnswered(
  { problem, plan }: { problem: Problem; plan: Plan },
  posts: readonly Post[],
  holder: Int32Array,
) {
  return {
    problem: problem.name,
    challenges: plan.challenges.map((entry) => ({
      ...entry,
      peers: posts.flatMap(({ challenge }, post) =>
        problem.challenges[challenge]!.id === entry.id && holder[post]! >= 0 ? [problem.peers[holder[post]!]!.id] : [],
      ),
    })),
  };
}

/** One team of a year with one place of each kind, and no two people of one organisation: no place shares its reserves. */
function alone({ problem, plan }: { problem: Problem; plan: Plan }, index: number): { problem: Problem; plan: Plan } {
  const entry = plan.challenges[index]!;
  const kindOf = new Map(problem.peers.map(({ id, kind }) => [id, kind]));
  const kinds = [...new Set(entry.peers.map((id) => kindOf.get(id)!))];
  const peers = kinds.map((kind) => entry.peers.find((id) => kindOf.get(id) === kind)!);
  const places = Object.fromEntries(kinds.map((kind) => [kind, [1, 1] as const]));
  return {
    problem: {
      ...problem,
      challenges: problem.challenges.map((each) =>
        each.id === entry.id ? { ...each, kinds: places, minSize: kinds.length, pinnedPeers: [] } : each,
      ),
      peers: problem.peers.map((peer) => ({ ...peer, organisation: `home-of-${peer.id}` })),
    },
    plan: { ...plan, challenges: [{ ...entry, peers }] },
  };
}

/** Which places each of some draws fills. */
function filledPlaces(problem: Problem, plan: Plan): number[][] {
  const draws: number[][] = [];
  simulateAnswers(problem, plan, { draws: 60, seed: 5, rounds: 3 }, (_, holder) => {
    draws.push([...holder.keys()].filter((post) => holder[post]! >= 0));
  });
  return draws;
}

/** The same people with much time and little will, so that many letters are written. */
const reluctant = (problem: Problem): Problem => ({
  ...problem,
  peers: problem.peers.map((peer) => ({ ...peer, maxDays: 60, acceptance: 0.4 })),
});

/** The same people, readier to say yes. */
const readier = (problem: Problem): Problem => ({
  ...problem,
  peers: problem.peers.map((peer) => ({ ...peer, acceptance: Math.min(1, peer.acceptance + 0.25) })),
});

describe('a simulated year of answers, on random problems', () => {
  it('has something to simulate', () => {
    expect(YEARS.length).toBeGreaterThan(20);
    expect(YEARS.flatMap(({ plan }) => plan.challenges.flatMap(({ peers }) => peers)).length).toBeGreaterThan(300);
  });

  it('books nobody twice and breaks no other rule, as the verifier finds it', () => {
    let standIns = 0;
    for (const { problem, plan } of YEARS) {
      const year = { plan, problem: reluctant(problem) };
      simulateAnswers(year.problem, plan, { draws: 25, seed: 3, rounds: 8 }, (posts, holder) => {
        standIns += posts.filter(({ peer }, post) => holder[post]! >= 0 && holder[post] !== peer).length;
        const { violations } = verifyPlan(year.problem, yearAsAnswered(year, posts, holder));
        expect(violations.filter(({ rule }) => !SHORT.includes(rule)).map(({ sentence }) => sentence)).toEqual([]);
      });
    }
    expect(standIns).toBeGreaterThan(1000);
  });

  it('is the same for the same seed and another for another', () => {
    const { problem, plan } = YEARS.find(({ plan: { challenges } }) =>
      challenges.some(({ peers }) => peers.length > 3),
    )!;
    const simulate = (seed: number) => simulateAnswers(problem, plan, { draws: 50, seed, rounds: 3 });
    expect(simulate(7)).toEqual(simulate(7));
    expect(simulate(8)).not.toEqual(simulate(7));
  });

  it('has every team complete that lacks nobody when everyone says yes', () => {
    for (const { problem, plan } of YEARS) {
      const eager = { ...problem, peers: problem.peers.map((peer) => ({ ...peer, acceptance: 1 })) };
      const found = simulateAnswers(eager, plan, { draws: 2, seed: 1, rounds: 1 });
      const full = found.teams.filter(({ challenge }) =>
        found.posts.every((post) => post.challenge !== challenge || post.peer !== null),
      );
      expect(full.filter(({ complete }) => complete < 1)).toEqual([]);
    }
  });

  it('never fills a place less often when people are readier to say yes and no other place shares its reserves', () => {
    let compared = 0;
    for (const year of YEARS)
      for (const index of year.plan.challenges.keys()) {
        const { problem, plan } = alone(year, index);
        const [before, after] = [filledPlaces(problem, plan), filledPlaces(readier(problem), plan)];
        before.forEach((filled, draw) => {
          expect(filled.filter((post) => !after[draw]!.includes(post))).toEqual([]);
        });
        compared += plan.challenges[0]!.peers.length;
      }
    expect(compared).toBeGreaterThan(100);
  });

  it('has no fewer teams complete on the whole when everyone is readier to say yes', () => {
    for (const { problem, plan } of YEARS) {
      const request = { draws: 200, seed: 5, rounds: 3 };
      const [before, after] = [problem, readier(problem)].map((each) => simulateAnswers(each, plan, request));
      expect(after!.complete.expected).toBeGreaterThanOrEqual(before!.complete.expected);
    }
  });
});
