import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';

const COMMAND = path.resolve('dist/src/cli/fairness.js');
const problem = aProblem({ challenges: [aChallenge('C1')], peers: [aPeer('P1'), aPeer('P2', { region: 'South' })] });
const plan = { problem: 'tiny', challenges: [{ id: 'C1', week: 3, peers: ['P1'] }] };

describe('npm run fairness', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairness-command-'));
  const files = [path.join(folder, 'problem.json'), path.join(folder, 'plan.json')] as const;
  beforeAll(() => {
    writeFileSync(files[0], JSON.stringify(problem));
    writeFileSync(files[1], JSON.stringify(plan));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const fairness = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
    return { code: status, stdout, stderr };
  };

  it('tells how a plan is spread, in words and as JSON', () => {
    const { code, stdout } = fairness(...files);
    expect(code).toBe(0);
    expect(stdout).toContain('Deployments this year:                 0: 1 peers, 1: 1 peers');
    expect(stdout).toContain(' 50.0 % 100.0 %  North');
    expect(stdout).toContain('  Council council-of-C1: receives 1, 0 in the pool');
    expect(JSON.parse(fairness(...files, '--json').stdout)).toMatchObject({ days: { total: 6.5 }, busiest: [] });
  });

  it('refuses what it cannot read and a plan that breaks a rule', () => {
    expect(fairness(files[0])).toMatchObject({ code: 2 });
    expect(fairness(files[0]).stderr).toContain('Give 2 files: PROBLEM.json, PLAN.json; there are 1');
    writeFileSync(files[1], JSON.stringify({ ...plan, challenges: [{ id: 'C1', week: 40, peers: ['P1'] }] }));
    expect(fairness(...files)).toMatchObject({ code: 2, stdout: '' });
  });
});
