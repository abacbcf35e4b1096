import { aChallenge, aPeer, aProblem } from '../../test/support/tiny-problem.js';
import { type Plan } from './plan.js';
import { type Problem } from './problem.js';
import { simulateAnswers } from './simulate-answers.js';

const DRAWS = 4000;
/** Some four standard deviations of a share of so many draws. */
const TOLERANCE = 0.032;

const ONE_LEADER = { kinds: { leader: [1, 1] }, minSize: 1 } as const;
const planOf = (...entries: [id: string, week: number, ...peers: string[]][]): Plan => ({
  problem: 'tiny',
  challenges: entries.map(([id, week, ...peers]) => ({ id, week, peers })),
});
const simulate = (problem: Problem, plan: Plan, rounds = 3, seed = 1) =>
  simulateAnswers(problem, plan, { draws: DRAWS, seed, rounds });

describe('one team of one place', () => {
  const yearOf = (acceptances: readonly number[]): Problem =>
    aProblem({
      challenges: [aChallenge('C1', ONE_LEADER)],
      peers: acceptances.map((acceptance, i) => aPeer(`P${i}`, { acceptance })),
    });

  it.each([
    ['nobody in reserve', [0.5], 3, 0.5, 1],
    ['someone who always says yes', [1, 0.5], 3, 1, 1],
    ['someone who never does, and nobody else', [0], 3, 0, 1],
    ['one reserve', [0.5, 0.5], 3, 0.75, 1.5],
    ['two reserves and time for one', [0.5, 0.5, 0.5], 2, 0.75, 1.5],
    ['two reserves and time for both', [0.5, 0.5, 0.5], 3, 0.875, 1.75],
    ['a reluctant choice and a willing reserve', [0.2, 0.9], 2, 0.92, 1.8],
    ['no time for a second letter', [0.3, 1, 1], 1, 0.3, 1],
  ])('with %s is complete as reckoned by hand', (_, acceptances, rounds, complete, letters) => {
    for (const seed of [1, 2, 3]) {
      const found = simulate(yearOf(acceptances), planOf(['C1', 3, 'P0']), rounds, seed);
      expect(Math.abs(found.teams[0]!.complete - complete)).toBeLessThan(TOLERANCE);
      expect(Math.abs(found.letters.expected - letters)).toBeLessThan(2 * TOLERANCE);
      expect(found.complete.expected).toBeCloseTo(found.teams[0]!.complete, 10);
      expect(found.posts[0]).toMatchObject({ reserves: acceptances.length - 1, filled: found.teams[0]!.complete });
    }
  });

  it('needs no letter to a pinned peer', () => {
    const year = yearOf([0, 1]);
    const problem = { ...year, challenges: [{ ...year.challenges[0]!, pinnedWeek: 3, pinnedPeers: ['P0'] }] };
    const found = simulate(problem, planOf(['C1', 3, 'P0']));
    expect(found).toMatchObject({ letters: { expected: 0 }, complete: { expected: 1, standardDeviation: 0 } });
  });

  it('has the mean and the deviation of a coin', () => {
    const { complete } = simulate(yearOf([0.5]), planOf(['C1', 3, 'P0']));
    expect(Math.abs(complete.standardDeviation - 0.5)).toBeLessThan(0.01);
  });
});

describe('two teams', () => {
  const challenges = [aChallenge('C1', ONE_LEADER), aChallenge('C2', ONE_LEADER)];
  const unwilling = [aPeer('P1', { acceptance: 0 }), aPeer('P2', { acceptance: 0 })];
  const willing = aPeer('R', { acceptance: 1 });
  const completeWith = (reserve: Problem['peers'][number], weeks: [number, number]): number =>
    simulate(
      aProblem({ challenges, peers: [...unwilling, reserve] }),
      planOf(['C1', weeks[0], 'P1'], ['C2', weeks[1], 'P2']),
    ).complete.expected;

  it('share a single reserve, who completes one of them when their weeks are too near', () => {
    expect(completeWith(willing, [3, 3])).toBe(1);
    expect(completeWith(willing, [3, 6])).toBe(1);
  });

  it('are both completed when their weeks are far enough apart and the days suffice', () => {
    expect(completeWith(willing, [3, 7])).toBe(2);
    expect(completeWith({ ...willing, maxDays: 12.5 }, [3, 7])).toBe(1);
  });

  it('do not both take from one organisation in one week', () => {
    const pair = [willing, { ...willing, id: 'S' }].map((peer) => ({ ...peer, organisation: 'one-home' }));
    const problem = aProblem({ challenges, peers: [...unwilling, ...pair] });
    expect(simulate(problem, planOf(['C1', 3, 'P1'], ['C2', 3, 'P2'])).complete.expected).toBe(1);
    const roomier = { ...problem, maxAwayPerOrganisation: 2 };
    expect(simulate(roomier, planOf(['C1', 3, 'P1'], ['C2', 3, 'P2'])).complete.expected).toBe(2);
  });

  it('do not send stand-ins to each other’s council', () => {
    const pair = [aPeer('R', { acceptance: 1, organisation: 'council-of-C2' })];
    const back = [aPeer('S', { acceptance: 1, organisation: 'council-of-C1' })];
    const problem = aProblem({ challenges, peers: [...unwilling, ...pair, ...back] });
    expect(simulate(problem, planOf(['C1', 3, 'P1'], ['C2', 5, 'P2'])).complete.expected).toBe(1);
  });
});

describe('a team', () => {
  it('asks nobody twice, for two places of one kind', () => {
    const challenge = aChallenge('C1', { kinds: { leader: [2, 2] }, minSize: 2 });
    const peers = ['P1', 'P2', 'R'].map((id) => aPeer(id, { acceptance: 0 }));
    const found = simulate(aProblem({ challenges: [challenge], peers }), planOf(['C1', 3, 'P1', 'P2']));
    expect(found.complete.expected).toBe(0);
    expect(found.letters.expected).toBe(3);
  });

  it('is complete without a member whom it did not need', () => {
    const challenge = aChallenge('C1', { kinds: { leader: [1, 2] }, minSize: 1 });
    const peers = [aPeer('P1', { acceptance: 1 }), aPeer('P2', { acceptance: 0 })];
    const found = simulate(aProblem({ challenges: [challenge], peers }), planOf(['C1', 3, 'P1', 'P2']));
    expect(found).toMatchObject({ complete: { expected: 1 }, posts: [{ peer: 'P2', filled: 0 }, { peer: 'P1' }] });
  });

  it('is not complete without anyone who can lead', () => {
    const challenge = aChallenge('C1', { kinds: { leader: [0, 1], officer: [0, 1] }, minSize: 1 });
    const peers = [aPeer('P1', { acceptance: 0 }), aPeer('O', { kind: 'officer', party: null, acceptance: 1 })];
    const found = simulate(aProblem({ challenges: [challenge], peers }), planOf(['C1', 3, 'P1', 'O']));
    expect(found.complete.expected).toBe(0);
  });

  it('fills a vacancy of the plan from the reserves, within the budget', () => {
    const challenge = aChallenge('C1', { kinds: { leader: [1, 1], officer: [1, 1] }, minSize: 2 });
    const peers = [aPeer('P1', { acceptance: 1 }), aPeer('O', { kind: 'officer', party: null, acceptance: 1 })];
    const problem = aProblem({ challenges: [challenge], peers });
    expect(simulate(problem, planOf(['C1', 3, 'P1'])).complete.expected).toBe(1);
    expect(simulate({ ...problem, budgetDays: 11.5 }, planOf(['C1', 3, 'P1'])).complete.expected).toBe(0);
  });
});

describe('a simulation', () => {
  it('of an empty plan has nothing to complete and nobody to ask', () => {
    expect(simulate(aProblem(), { problem: 'tiny', challenges: [] })).toMatchObject({
      scheduled: 0,
      complete: { expected: 0, standardDeviation: 0 },
      letters: { expected: 0 },
      teams: [],
      posts: [],
    });
  });
});
