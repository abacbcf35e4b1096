import { standingPlan } from '../../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { type Problem } from '../problem.js';
import { makeRobust } from './make-robust.js';

const ONE_LEADER = { kinds: { leader: [1, 1] }, minSize: 1 } as const;
type Teams = Parameters<typeof standingPlan>[1];
const robust = (problem: Problem, teams: Teams, budget: number, { iterations = 2000, rounds = 3 } = {}) =>
  makeRobust(
    standingPlan(problem, teams),
    { budget, draws: 500, seed: 1, rounds },
    { iterations, shouldStop: () => false },
  );

describe('a choice between a near peer and one who is likelier to come', () => {
  const problem = aProblem({
    challenges: [aChallenge('C1', ONE_LEADER)],
    peers: [aPeer('near', { acceptance: 0 }), aPeer('willing', { acceptance: 1, easting: 490_000, kind: 'leader' })],
  });

  it('is left as it is when the budget does not stretch to it', () => {
    const { after, price } = robust(problem, { C1: [3, 'near'] }, 0, { rounds: 1 });
    expect(after).toBeNull();
    expect(price).toBe(0);
  });

  it('falls on the likelier one, with what the journey costs', () => {
    const { before, after, price } = robust(problem, { C1: [3, 'near'] }, 5, { rounds: 1 });
    expect(before.answers.complete.expected).toBe(0);
    expect(after!.answers.complete.expected).toBe(1);
    expect(after!.plan.challenges[0]!.peers).toEqual(['willing']);
    expect(price).toBe(2);
  });
});

describe('two teams with one reserve', () => {
  const weeks = Array.from({ length: 12 }, (_, week) => ({ week, cost: week < 4 ? 0 : 3 }));
  const problem = aProblem({
    challenges: [aChallenge('C1', { ...ONE_LEADER, weeks }), aChallenge('C2', { ...ONE_LEADER, weeks })],
    peers: [
      ...['P1', 'P2'].map((id) => aPeer(id, { acceptance: 0, maxDays: 6.5 })),
      aPeer('R', { acceptance: 1, carriedOver: 3 }),
    ],
  });
  const teams: Teams = { C1: [3, 'P1'], C2: [3, 'P2'] };

  it('are moved apart so that both can have it', () => {
    const { before, after, price } = robust(problem, teams, 10);
    expect([before, after!].map(({ answers }) => answers.complete.expected)).toEqual([1, 2]);
    const [first, second] = after!.plan.challenges.map(({ week }) => week!);
    expect(Math.abs(first! - second!)).toBeGreaterThanOrEqual(4);
    expect(price).toBeLessThanOrEqual(10);
  });

  it('stay where they are pinned', () => {
    const pinned = {
      ...problem,
      challenges: problem.challenges.map((challenge) => ({ ...challenge, pinnedWeek: 3 })),
    };
    const { before, after } = robust(pinned, teams, 100);
    expect((after ?? before).plan.challenges.map(({ week }) => week)).toEqual([3, 3]);
  });

  it('are the same for the same seed and moves', () => {
    expect(robust(problem, teams, 10, { iterations: 300 })).toEqual(robust(problem, teams, 10, { iterations: 300 }));
  });

  it('are left alone when the search is stopped at once', () => {
    const run = { shouldStop: () => true };
    const { after, moves } = makeRobust(
      standingPlan(problem, teams),
      { budget: 10, draws: 10, seed: 1, rounds: 3 },
      run,
    );
    expect(after).toBeNull();
    expect(moves).toBe(0);
  });
});

describe('a year without a team', () => {
  it('has nothing to make robust', () => {
    const { after } = robust(aProblem(), {}, 90, { iterations: 200 });
    expect(after).toBeNull();
  });
});
