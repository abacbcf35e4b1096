import { runSolver, SolverFailure, startSolver, type SolverRun } from '../../src/modules/planning/solver.process.js';
import { agreeOnScore } from '../../src/modules/planning/agree-on-score.js';
import { type SolverAnswer, type SolverProgress } from '../../src/modules/planning/solver-messages.js';
import { loadHighs } from '../../src/cli/load-highs.js';
import { boundByColumns } from '../../src/scheduling/columns/bound.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { type ProvenBound } from '../../src/scheduling/proven-bound.js';
import { solve } from '../../src/scheduling/solve.js';
import { randomProblem } from '../support/random-problem.js';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';
import { check } from './exchange/check.mjs';

const problem = randomProblem(21, { underWay: false, peers: [90, 90], challenges: [12, 12], weeks: [52, 52] });
/** Four places that four peers fill at once, each free of charge. */
const easy = aProblem({ challenges: [aChallenge('C1', { minSize: 2 })], peers: [aPeer('P1'), aPeer('P2')] });
const run = (wanted: Partial<SolverRun>): Promise<SolverAnswer> =>
  runSolver({ problem, seed: 1, threads: 1, ...wanted });

describe('the solver in a process of its own', () => {
  it('answers the plan that the core makes, verified', async () => {
    const { plan, verification, iterations } = await run({ iterations: 2000 });
    const inCore = solve(problem, DEFAULT_OPTIONS, { seed: 1, iterations: 2000, shouldStop: () => false });
    expect(plan).toEqual(inCore.plan);
    expect(verification).toMatchObject({ hard: 0, medium: inCore.score.medium, soft: inCore.score.soft });
    expect(iterations).toBe(2000);
  });

  it('searches on two threads within its time, tells of progress and incumbents, and is right about the score', async () => {
    const progress: SolverProgress[] = [];
    const incumbents: SolverAnswer[] = [];
    const { plan, verification, seconds } = await run({
      threads: 2,
      seconds: 3,
      onProgress: (each) => progress.push(each),
      onIncumbent: (each) => incumbents.push(each),
    });
    const { hard, medium, soft } = verification;
    expect(check(problem, plan)).toMatchObject({ hard, medium, soft });
    expect(hard).toBe(0);
    expect(seconds).toBeLessThan(6);
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.at(-1)!.iterations).toBeGreaterThan(0);
    expect(incumbents.length).toBeGreaterThan(0);
  }, 20_000);

  it('bounds what it searches for beside the search, and says so of every plan that the bound holds for', async () => {
    const progress: SolverProgress[] = [];
    const known = new AbortController();
    const { verification, bound } = await run({
      threads: 2,
      seconds: 50,
      options: { columnsFrom: 4 },
      signal: known.signal,
      onProgress: (each) => {
        progress.push(each);
        if (each.bound !== null && each.bound.soft > 0) known.abort();
      },
    });
    const alone = boundByColumns(problem, await loadHighs(), {
      mostMedium: bound!.medium,
      start: null,
      shouldStop: () => false,
    });
    expect(bound!.medium).toBeGreaterThanOrEqual(verification.medium);
    expect(bound!.soft).toBeGreaterThan(0);
    expect(bound!.soft).toBeLessThanOrEqual(verification.soft);
    expect(bound!.soft).toBeLessThanOrEqual(alone.bound!);
    expect(progress[0]!.bound).toBeNull();
    expect(progress.at(-1)!.bound).not.toBeNull();
    for (const each of progress.filter((one) => one.bound !== null))
      expect(each.bound!.soft).toBeLessThanOrEqual(each.soft);
  }, 60_000);

  it.each<[string, Partial<SolverRun>]>([
    ['on one thread', { threads: 1, seconds: 2, options: { columnsFrom: 1 } }],
    ['in a run too short for it', { threads: 2, seconds: 2, options: { columnsFrom: 3 } }],
    ['where it is switched off', { threads: 2, seconds: 2, options: { columnsFrom: 0 } }],
    ['in a run that counts moves alone', { threads: 2, iterations: 2000, options: { columnsFrom: 1 } }],
  ])('claims no bound %s', async (_, wanted) => {
    const bounds: (ProvenBound | null)[] = [];
    const { bound } = await run({ ...wanted, onProgress: (each) => bounds.push(each.bound) });
    expect([...bounds, bound].filter((each) => each !== null)).toEqual([]);
  });

  it('goes on from its best plan when the facts change on the way, and answers for the new ones', async () => {
    const whole = randomProblem(21, { underWay: false, peers: [90, 90], challenges: [12, 12], weeks: [52, 52] });
    const shown: SolverAnswer[] = [];
    const progress: SolverProgress[] = [];
    let changed: Problem | null = null;
    const solver = startSolver({
      problem: whole,
      seed: 1,
      threads: 2,
      seconds: 6,
      onProgress: (each) => progress.push(each),
      onIncumbent: (incumbent) => {
        shown.push(incumbent);
        if (changed !== null) return;
        const [first] = incumbent.plan.challenges.filter(({ week }) => week !== null);
        const gone = first!.peers[0]!;
        changed = {
          ...whole,
          peers: whole.peers.filter(({ id }) => id !== gone),
          weeks: whole.weeks.map((week) => (week.index === first!.week ? { ...week, open: false } : week)),
        };
        solver.goOnWith({ problem: { ...whole, managers: 0 }, revision: 1 });
        solver.goOnWith({ problem: changed, revision: 2 });
      },
    });
    const { plan, verification, revision, seconds, iterations } = await solver.answer;
    expect(revision).toBe(2);
    expect(check(changed!, plan)).toMatchObject({ hard: 0, medium: verification.medium, soft: verification.soft });
    expect(check(whole, shown[0]!.plan).hard).toBe(0);
    expect(check(changed!, shown[0]!.plan).hard).toBeGreaterThan(0);
    const later = progress.filter((each) => each.revision === 2);
    expect(later.at(-1)!.iterations).toBeGreaterThan(progress.findLast((each) => each.revision === 0)!.iterations);
    expect(iterations).toBeGreaterThanOrEqual(later.at(-1)!.iterations);
    // Most challenges stay where they were: the search did not begin anew.
    const weekOf = new Map(shown[0]!.plan.challenges.map(({ id, week }) => [id, week]));
    expect(plan.challenges.filter(({ id, week }) => weekOf.get(id) === week).length).toBeGreaterThan(3);
    expect(seconds).toBeGreaterThan(5);
    expect(seconds).toBeLessThan(12);
  }, 30_000);

  it.each<[string, Partial<SolverRun>]>([
    ['time', { seconds: 1 }],
    ['moves', { iterations: 500 }],
    ['idle', { seconds: 60, idleSeconds: 1 }],
    ['full', { problem: easy, seconds: 60, untilFull: true }],
    ['proven', { problem: easy, seconds: 60, threads: 2, options: { columnsFrom: 1 } }],
  ])(
    'ends early when a rule says so, and says which: %s',
    async (reason, wanted) => {
      const { plan, verification, seconds, stoppedBy } = await run(wanted);
      expect(stoppedBy).toBe(reason);
      expect(seconds).toBeLessThan(30);
      expect(check(wanted.problem ?? problem, plan).hard).toBe(0);
      if (reason === 'full' || reason === 'proven') expect(verification.medium).toBe(0);
    },
    60_000,
  );

  it('stops when it is told to, with the best plan so far', async () => {
    const stop = new AbortController();
    const { plan, seconds, stoppedBy } = await run({
      threads: 2,
      seconds: 60,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    expect(check(problem, plan).hard).toBe(0);
    expect(seconds).toBeLessThan(20);
    expect(stoppedBy).toBe('told');
  }, 30_000);

  it('fails with the last plan it had shown when it is killed for overstaying', async () => {
    const endless = run({ seconds: 12, killGraceMs: -4_000 });
    const failure = await endless.then(
      () => null,
      (error: unknown) => error as SolverFailure,
    );
    expect(failure).toBeInstanceOf(SolverFailure);
    expect(failure!.message).toBe('The solver ended without a plan (SIGKILL)');
    expect(check(problem, failure!.incumbent!.plan).hard).toBe(0);
  }, 30_000);

  it('fails when it needs more memory than it may have', async () => {
    await expect(run({ seconds: 20, memoryLimitMb: 32 })).rejects.toThrow(SolverFailure);
  }, 30_000);
});

describe('a score that the verifier does not find', () => {
  it('is refused with the name of the term', () => {
    const { plan, score } = solve(problem, DEFAULT_OPTIONS, { seed: 1, iterations: 200, shouldStop: () => false });
    expect(agreeOnScore(problem, plan, score).soft).toBe(score.soft);
    const softByTerm = { ...score.softByTerm, repeatUse: score.softByTerm.repeatUse + 2 };
    expect(() => agreeOnScore(problem, plan, { ...score, softByTerm })).toThrow(/^The search counts repeatUse as/);
    expect(() => agreeOnScore(problem, plan, { ...score, medium: -1 })).toThrow(/medium as -1/);
  });
});
