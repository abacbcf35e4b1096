import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assign } from '../../bench/assign.js';
import { parseBenchArguments } from '../../bench/bench-arguments.js';
import { boundProblem } from '../../bench/bound-problem.js';
import { chooseWeeks } from '../../bench/choose-weeks.js';
import { drawProblem } from '../../bench/draw-problem.js';
import { gatherProblems } from '../../bench/given-problems.js';
import { type Measured } from '../../bench/planners.js';
import { renderProblem } from '../../bench/render-results.js';
import { loadHighs } from '../../src/cli/load-highs.js';
import { DEFAULT_OPTIONS } from '../../src/scheduling/options.js';
import { parseProblem } from '../../src/scheduling/parse-problem.js';
import { solve } from '../../src/scheduling/solve.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { SeededRandom } from '../support/seeded-random.js';
import { aChallenge, aProblem } from '../support/tiny-problem.js';

const SIZE = { peers: 120, challenges: 16, readiness: 1.3 };

describe('a year drawn for the bench', () => {
  it('is a problem without a fault, the same for the same seed', () => {
    const problem = drawProblem(SIZE, 5);
    expect(parseProblem(JSON.parse(JSON.stringify(problem)))).toEqual({ problem });
    expect(drawProblem(SIZE, 5)).toEqual(problem);
    expect(drawProblem(SIZE, 6).challenges).not.toEqual(problem.challenges);
    expect([problem.peers.length, problem.challenges.length]).toEqual([120, 16]);
  });
});

describe('the assignment', () => {
  const cheapest = (cost: readonly (readonly number[])[], row = 0, taken: readonly number[] = []): number =>
    row === cost.length
      ? 0
      : Math.min(
          ...cost[row]!.map((price, column) =>
            taken.includes(column) ? Infinity : price + cheapest(cost, row + 1, [...taken, column]),
          ),
        );

  it.each(Array.from({ length: 30 }, (_, seed) => seed))('is the cheapest of all (seed %i)', (seed) => {
    const random = new SeededRandom(seed);
    const [rows, more] = [random.between(1, 5), random.between(0, 2)];
    const cost = Array.from({ length: rows }, () => Array.from({ length: rows + more }, () => random.between(0, 20)));
    const columns = assign(cost);
    expect(new Set(columns).size).toBe(rows);
    expect(columns.reduce((sum, column, row) => sum + cost[row]![column]!, 0)).toBe(cheapest(cost));
  });
});

describe('weeks chosen by the calendar alone', () => {
  it('keep to capacity, managers, kin and what is on offer', () => {
    for (const seed of [1, 2, 3]) {
      const problem = drawProblem(SIZE, seed);
      const { violations } = verifyPlan(problem, chooseWeeks(problem));
      expect(violations.filter(({ rule }) => rule !== 'nobody-to-lead' && rule !== 'team-too-short')).toEqual([]);
    }
  });

  it('leave out what has no place', () => {
    const weeks = [{ week: 2, cost: 0 }];
    const challenges = ['C1', 'C2', 'C3'].map((id) => aChallenge(id, { weeks }));
    const plan = chooseWeeks(aProblem({ challenges }));
    expect(plan.challenges.filter(({ week }) => week === 2)).toHaveLength(2);
    expect(plan.challenges.filter(({ week }) => week === null)).toHaveLength(1);
  });
});

describe('the table', () => {
  const run = (...softs: [atMs: number, soft: number][]): Measured => ({
    standings: softs.map(([atMs, soft]) => ({ atMs, hard: 0, medium: 0, soft })),
    startUpMs: 300,
    movesASecond: 1234,
    peakMib: null,
    plan: { problem: 'year', challenges: [] },
    final: { hard: 0, medium: 0, soft: softs.at(-1)![1] },
  });
  const runs = [run([900, 130], [1900, 110]), run([1500, 120]), run([800, 140], [1200, 105])];
  const result = { name: 'year', peers: 1, challenges: 1, planners: [{ name: 'planner', given: 2, runs }] };
  const known = (medium: number, soft: number) => ({ bound: { medium, soft }, seconds: 11.2 });

  it('has the run in the middle at each time, and how far it is over the bound', () => {
    const text = renderProblem({ ...result, found: known(0, 100) }, [1, 2]);
    expect(text).toContain('proven bound 0 / 100, in 12 s');
    expect(text).toContain(
      '| planner, 2 s |       0.30 | 0 / 0 / 140 (40.0 %) | 0 / 0 / 110 (10.0 %) |   1,234 |        – |',
    );
  });

  it('invents no bound, and says when there is no plan yet', () => {
    const text = renderProblem({ ...result, found: { bound: null, seconds: 5 } }, [0, 2]);
    expect(text).toContain('no bound known');
    expect(text).toContain('| no plan | 0 / 0 / 110 (–) |');
  });

  it('shows a run at no time that it was not given', () => {
    const text = renderProblem({ ...result, found: known(0, 100) }, [2, 30]);
    expect(text).toContain('| 0 / 0 / 110 (10.0 %) |      |   1,234 |');
  });

  it('shows no share of soft while medium is over its bound', () => {
    const short = [{ ...run([500, 90]), standings: [{ atMs: 500, hard: 0, medium: 4, soft: 90 }] }];
    const planners = [{ name: 'planner', given: null, runs: short }];
    expect(renderProblem({ ...result, planners, found: known(1, 100) }, [1])).toContain('(medium 3 over)');
  });
});

describe('the bound of a problem', () => {
  const facts = drawProblem({ peers: 40, challenges: 4, readiness: 1.8 }, 3);
  const solved = (seed: number) => {
    const { plan } = solve(facts, DEFAULT_OPTIONS, { seed, iterations: 30_000, shouldStop: () => false });
    const { hard, medium, soft } = verifyPlan(facts, plan);
    return { plan, final: { hard, medium, soft } };
  };

  it('is never above a plan that is as short of people, and says how long it took', async () => {
    const plans = [solved(1), solved(2)];
    const { bound, seconds } = boundProblem(facts, plans, await loadHighs(), 20);
    expect(bound!.medium).toBe(Math.min(...plans.map(({ final }) => final.medium)));
    expect(bound!.soft).toBeGreaterThan(0);
    for (const { final } of plans)
      if (final.medium <= bound!.medium) expect(final.soft).toBeGreaterThanOrEqual(bound!.soft);
    expect(seconds).toBeGreaterThan(0);
  }, 60_000);

  it('is none without a plan that breaks no rule', async () => {
    const broken = { ...solved(1), final: { hard: 1, medium: 0, soft: 0 } };
    expect(boundProblem(facts, [broken], await loadHighs(), 20)).toEqual({ bound: null, seconds: 0 });
  });
});

describe('problems that are given', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const write = (name: string, document: unknown): void => {
    writeFileSync(path.join(folder, name), JSON.stringify(document));
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are read with the bounds that are known of them', () => {
    write('tiny.json', aProblem());
    write('bounds.json', { tiny: { medium: 0, soft: 7 } });
    expect(gatherProblems(folder)).toEqual({
      problems: [aProblem()],
      bounds: { tiny: { medium: 0, soft: 7 } },
      faults: [],
    });
  });

  it.each([
    [{ tiny: { medium: 0, soft: 'few' } }, /bounds\.json: tiny\.soft: /],
    [{ other: { medium: 0, soft: 7 } }, /bounds\.json: other is no problem of .*; there are tiny/],
  ])('are refused with bounds %j', (bounds, fault) => {
    write('bounds.json', bounds);
    expect(gatherProblems(folder).faults).toEqual([expect.stringMatching(fault)]);
  });
});

describe('the arguments of the bench', () => {
  it('are read, sorted and completed', () => {
    expect(parseBenchArguments(['--seconds', '5,1', '--long', '--seeds', '7'])).toEqual({
      seconds: [1, 5, 300],
      lengths: [5, 300],
      boundSeconds: 300,
      seeds: [7],
      threads: 2,
      problems: null,
      out: 'bench/results.md',
    });
  });

  it.each([
    [[], [10, 60]],
    [['--long'], [10, 60, 300]],
    [['--seconds', '1,2'], [2]],
    [['--seconds', '30'], [30]],
  ])('of %j make runs of %j seconds', (args, lengths) => {
    expect(parseBenchArguments(args)).toMatchObject({ lengths });
  });

  it('are refused with every fault', () => {
    expect(
      parseBenchArguments(['--seconds', 'soon', '--threads', '0', '--seeds', '1,,2', '--bound-seconds', '1,2']),
    ).toMatchObject({
      faults: [/--seconds/, /--seeds/, /--threads/, /--bound-seconds/].map(
        (name) => expect.stringMatching(name) as string,
      ),
    });
    expect(parseBenchArguments(['--sedes', '1'])).toHaveProperty('faults');
  });
});
