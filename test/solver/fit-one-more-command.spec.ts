import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';

const COMMAND = path.resolve('dist/src/cli/fit-one-more.js');
const kinds = { leader: [1, 1], officer: [1, 1] } as const;
const problem = aProblem({
  challenges: [aChallenge('C1'), aChallenge('C2', { minSize: 2, kinds, weeks: [{ week: 3, cost: 0 }] })],
  peers: [aPeer('P1'), aPeer('P2', { availability: 'YYYYYIYYYYYY' })],
});
const plan = { problem: 'tiny', challenges: [{ id: 'C1', week: 4, peers: ['P1'] }] };
const offer = [3, 5].map((week) => ({ week, cost: 0 }));
const more = aChallenge('C3', { minSize: 2, kinds, weeks: offer });

describe('npm run fit-one-more', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fit-one-more-'));
  const [problemFile, planFile, moreFile] = ['problem', 'plan', 'more'].map((name) =>
    path.join(folder, `${name}.json`),
  ) as [string, string, string];
  beforeAll(() => {
    writeFileSync(problemFile, JSON.stringify(problem));
    writeFileSync(planFile, JSON.stringify(plan));
    writeFileSync(moreFile, JSON.stringify(more));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', input });
    return { code: status, stdout, stderr };
  };

  it('tells the best weeks of a challenge from a file, with whom to ask and what stays vacant', () => {
    const { code, stdout, stderr } = run([problemFile, planFile, moreFile]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of [
      'Council council-of-C3 (C3) fits into 2 of 2 weeks on offer; the best:',
      'week 3 (2027-04-26): 9 points fewer of vacancies and deferrals',
      '  - Stays vacant: 1 place for kind officer.',
      '  - Ask P2 to join the team of Council council-of-C3.',
      '  - Ask P2 to join the team of Council council-of-C3, in a week that they marked “if needed”.',
    ])
      expect(stdout).toContain(line);
  });

  it('answers in JSON about a challenge that the plan defers', () => {
    const { code, stdout } = run([problemFile, '-', '--challenge', 'C2', '--json'], JSON.stringify(plan));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ challenge: 'C2', weeks: [{ week: 3, team: ['P2'] }], refused: [] });
  });

  it('tells why no week is possible', () => {
    const { code, stdout } = run([problemFile, planFile, '--challenge', 'C2', '--from', '6']);
    expect(code).toBe(0);
    expect(stdout).toContain('Council council-of-C2 (C2) fits into no week');
    expect(stdout).toContain('week 3 (2027-04-26): It is too late for week 3 (2027-04-26).');
  });

  it('refuses a challenge that is not sound, with every fault at its place in its own file', () => {
    const { code, stderr } = run(
      [problemFile, planFile, '-'],
      JSON.stringify({ ...more, id: 'C1', priority: 9, minSize: 8 }),
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^fit-one-more: -: \$\.priority: /m);
    expect(stderr).toMatch(/^fit-one-more: -: \$\.id: .*C1/m);
  });

  it.each([
    [[], /there are 0/],
    [['-', '-', '--challenge', 'C2'], /Only one file can come from standard input/],
    [[problemFile, planFile], /Say which challenge, in one way/],
    [[problemFile, planFile, moreFile, '--challenge', 'C2'], /Say which challenge, in one way/],
    [[problemFile, planFile, '--challenge', 'C9'], /--challenge: tiny has no challenge C9/],
    [[problemFile, planFile, '--challenge', 'C1'], /the plan has C1 already/],
    [[problemFile, planFile, '--challenge', 'C2', '--from', 'now'], /--from is "now"/],
  ])('refuses %j', (args, reason) => {
    const { code, stdout, stderr } = run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('explains itself', () => {
    expect(run(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('CHALLENGE.json') as string });
  });
});
