import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Problem } from '../../src/scheduling/problem.js';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';
import { check } from './exchange/check.mjs';

const COMMAND = path.resolve('dist/src/cli/what-if.js');
const kinds = { leader: [1, 1] } as const;
const problem = aProblem({
  challenges: [aChallenge('C1', { kinds, minSize: 1 }), aChallenge('C2', { kinds, minSize: 1 })],
  peers: [aPeer('P1', { maxDays: 6.5 }), aPeer('P2', { maxDays: 6.5 })],
});
const plan = {
  problem: 'tiny',
  challenges: [
    { id: 'C1', week: 3, peers: ['P1'] },
    { id: 'C2', week: 8, peers: ['P2'] },
  ],
};

describe('npm run what-if', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'what-if-'));
  const [problemFile, planFile, out, outProblem] = ['problem', 'plan', 'out', 'out-problem'].map((name) =>
    path.join(folder, `${name}.json`),
  ) as [string, string, string, string];
  beforeAll(() => {
    writeFileSync(problemFile, JSON.stringify(problem));
    writeFileSync(planFile, JSON.stringify(plan));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const whatIf = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
    return { code: status, stdout, stderr };
  };

  it('plans the changed year and says what became of the plan', () => {
    const changes = ['--change', 'peer-leaves=P2', '--change', 'week-closes=3'];
    const files = ['--out', out, '--out-problem', outProblem];
    const { code, stdout, stderr } = whatIf(problemFile, planFile, ...changes, '--seconds', '0.5', ...files);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of [
      'P2 leaves the pool.\nNobody is challenged in week 3 (2027-04-26).',
      'before: hard 0, medium 0, soft 3, vacancies 0, deferred 0, days 13',
      'after:  hard 0, medium 10, soft 2, vacancies 0, deferred 1, days 6.5',
      'It had to: In week 3 (2027-04-26) nobody is challenged: it is closed.',
    ])
      expect(stdout).toContain(line);
    const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
    expect(check(read(outProblem) as Problem, read(out) as typeof plan)).toMatchObject({ hard: 0, medium: 10 });
  });

  it('invents peers, and answers in JSON', () => {
    const changes = ['--change', 'peer-leaves=P2', '--change', 'more-peers=leader:3'];
    const { code, stdout } = whatIf(problemFile, planFile, ...changes, '--seconds', '0.5', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ before: { medium: 0 }, after: { medium: 0, deferred: 0 } });
  });

  it('refuses impossible changes, every one of them', () => {
    const { code, stderr } = whatIf(problemFile, planFile, '--change', 'peer-leaves=P9', '--change', 'week-closes=99');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^what-if: --change 1: There is no peer P9/m);
    expect(stderr).toMatch(/^what-if: --change 2: The year has no week 99/m);
  });

  it.each([
    [[], /there are 0/],
    [[problemFile, planFile], /Say what changes/],
    [[problemFile, planFile, '--change', 'rain=1'], /--change: "rain" is no change/],
    [[problemFile, planFile, '--change', 'budget=1', '--seconds', 'soon'], /--seconds is "soon"/],
  ])('refuses %j', (args, reason) => {
    const { code, stdout, stderr } = whatIf(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('explains itself', () => {
    expect(whatIf('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('more-peers=KIND') as string });
  });
});
