import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Plan } from '../../src/scheduling/plan.js';
import { randomProblem } from '../support/random-problem.js';
import { check } from './exchange/check.mjs';

const COMMAND = path.resolve('dist/src/cli/plan.js');
const problem = randomProblem(21, { underWay: false, peers: [90, 90], challenges: [12, 12], weeks: [52, 52] });

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function plan(args: readonly string[], input = '', interruptAfterMs: number | null = null): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...args]);
    const ended = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code, ...ended });
    });
    child.stdin.end(input);
    if (interruptAfterMs !== null) setTimeout(() => child.kill('SIGTERM'), interruptAfterMs);
  });
}

describe('npm run plan', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plan-command-'));
  const problemFile = path.join(folder, 'problem.json');
  const planFile = path.join(folder, 'plan.json');
  const readPlan = (): Plan => JSON.parse(readFileSync(planFile, 'utf8')) as Plan;
  beforeAll(() => {
    writeFileSync(problemFile, JSON.stringify(problem));
  });
  beforeEach(() => {
    rmSync(planFile, { force: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes a plan and prints its score on one line, as the checker finds it', async () => {
    const { code, stdout, stderr } = await plan([problemFile, '--seconds', '1', '--seed', '1', '--out', planFile]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const line = JSON.parse(stdout) as Record<string, number | null>;
    expect(Object.keys(line).join()).toBe('hard,medium,soft,vacancies,scheduled,days,iterations,seconds,bound');
    const { hard, medium, soft, vacancies, totalDays, unscheduled } = check(problem, readPlan());
    expect(line).toMatchObject({ hard, medium, soft, vacancies, days: totalDays, scheduled: 12 - unscheduled });
    expect(line).toMatchObject({ hard: 0, bound: null });
  });

  it('searches with the weights of a preset, and prints the score by those of the problem', async () => {
    const args = [problemFile, '--iterations', '3000', '--threads', '1', '--out', planFile];
    await plan(args);
    const own = readPlan();
    const { stdout } = await plan([...args, '--preset', 'protect-dates']);
    expect(readPlan()).not.toEqual(own);
    const { hard, medium, soft } = check(problem, readPlan());
    expect(JSON.parse(stdout)).toMatchObject({ hard, medium, soft });
  });

  it('gives the same plan, byte for byte, for the same seed and iterations on one thread', async () => {
    const args = [problemFile, '--iterations', '3000', '--seed', '5', '--threads', '1', '--out', planFile];
    await plan(args);
    const first = readFileSync(planFile, 'utf8');
    await plan(args);
    expect(readFileSync(planFile, 'utf8')).toBe(first);
  });

  it('reads the problem from standard input and writes the plan to standard output', async () => {
    const { code, stdout, stderr } = await plan(['-', '--iterations', '500', '--out', '-'], JSON.stringify(problem));
    expect(code).toBe(0);
    expect(check(problem, JSON.parse(stdout) as Plan).hard).toBe(0);
    expect(JSON.parse(stderr)).toHaveProperty('soft');
  });

  it('keeps the best plan so far when it is interrupted', async () => {
    const { code, stdout } = await plan([problemFile, '--seconds', '60', '--out', planFile], '', 2500);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('hard', 0);
    expect(check(problem, readPlan()).hard).toBe(0);
  }, 30_000);

  it('ends when nothing has improved for some seconds, long before its time is up', async () => {
    const { code, stdout } = await plan([problemFile, '--seconds', '600', '--idle-seconds', '0.5', '--out', planFile]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { seconds: number }).seconds).toBeLessThan(60);
    expect(check(problem, readPlan()).hard).toBe(0);
  }, 90_000);

  it('refuses a bad problem with every fault at its place, and writes nothing', async () => {
    const bad = { ...problem, managers: -1, budgetDays: 'lots' };
    const { code, stdout, stderr } = await plan(['-', '--out', planFile], JSON.stringify(bad));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^plan: -: \$\.managers: /m);
    expect(stderr).toMatch(/^plan: -: \$\.budgetDays: /m);
    expect(existsSync(planFile)).toBe(false);
  });

  it.each([
    [['--seconds', '5'], /Give one problem file; there are 0/],
    [['a.json', '--secs', '5'], /--secs/],
    [['a.json', '--seconds', 'soon'], /--seconds is "soon"; give a number from 0.1/],
    [['a.json', '--idle-seconds', '0'], /--idle-seconds is "0"; give a number from 0.1/],
    [['a.json', '--threads', '0'], /--threads is "0"; give a whole number from 1 to 64/],
    [['a.json', '--preset', 'kind'], /--preset is "kind"; give one of default, protect-dates/],
    [['a.json', '--set', 'warmth=3'], /warmth is no option/],
    [['no-such-file.json'], /no-such-file\.json: ENOENT/],
  ])('refuses %j', async (args, reason) => {
    const { code, stdout, stderr } = await plan(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('explains itself', async () => {
    const { code, stdout } = await plan(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--seconds N');
  });
});
