import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';

const COMMAND = path.resolve('dist/src/cli/simulate-answers.js');
const folder = mkdtempSync(path.join(tmpdir(), 'simulate-answers-'));
const problem = aProblem({
  challenges: [aChallenge('C1', { kinds: { leader: [1, 1] }, minSize: 1 })],
  peers: ['P1', 'P2'].map((id) => aPeer(id)),
});

function write(name: string, document: object): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

describe('npm run simulate-answers', () => {
  const problemFile = write('problem.json', problem);
  const planFile = write('plan.json', { problem: 'tiny', challenges: [{ id: 'C1', week: 3, peers: ['P1'] }] });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('says how many teams are complete in time, which places fail and who is in reserve', () => {
    const { code, stdout } = run(problemFile, planFile, '--draws', '2000');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^0\.[78] ± 0\.[45] of 1 teams complete 12 weeks before their week\n1\.5 ± 0\.5 letters\n/m);
    expect(stdout).toContain('2000 draws, 3 rounds of asking, seed 1');
    expect(stdout).toMatch(/Places most likely to fail.*\n +7\d\.\d % +1 reserves +2027-04-26 +C1 .*: leader, P1/);
  });

  it('gives everything as JSON, the same for the same seed', () => {
    const args = [problemFile, planFile, '--json', '--draws', '100', '--rounds', '1', '--seed', '9'];
    const { code, stdout } = run(...args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      draws: 100,
      seed: 9,
      rounds: 1,
      scheduled: 1,
      letters: { expected: 1, standardDeviation: 0 },
      teams: [{ challenge: 'C1', week: 3 }],
      posts: [{ challenge: 'C1', kind: 'leader', peer: 'P1', reserves: 1 }],
    });
    expect(run(...args).stdout).toBe(stdout);
  });

  it('looks for a more robust plan, writes it and tells of both, the same for the same changes tried', () => {
    const year = {
      ...problem,
      peers: [aPeer('P1', { acceptance: 0 }), aPeer('P2', { acceptance: 1, carriedOver: 1 })],
    };
    const file = path.join(folder, 'robust.json');
    const args = [write('year.json', year), planFile, '--rounds', '1', '--robust', file, '--iterations', '500'];
    const { code, stdout } = run(...args);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^0\.0 ± 0\.0 teams complete; the most robust plan found: 1\.0 ± 0\.0, for 2 points of soft score\.\n\n1\.0 ± 0\.0 of 1/,
    );
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ challenges: [{ id: 'C1', peers: ['P2'] }] });
    expect(run(...args).stdout).toBe(stdout);
    const cheaper = run(...args, '--budget', '1', '--json');
    expect(JSON.parse(cheaper.stdout)).toMatchObject({
      price: 0,
      after: null,
      before: { answers: { draws: 1000 } },
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ challenges: [{ id: 'C1', peers: ['P1'] }] });
  });

  it('ends looking when it is interrupted, with what it has', async () => {
    const file = path.join(folder, 'interrupted.json');
    const child = spawn(process.execPath, [COMMAND, problemFile, planFile, '--robust', file, '--seconds', '3000']);
    const ended = once(child, 'close');
    await setTimeout(1500);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ challenges: [{ id: 'C1' }] });
  });

  it('refuses a plan that breaks hard rules and names each', () => {
    const challenges = [{ id: 'C1', week: 40, peers: ['P1', 'nobody'] }];
    const { code, stdout, stderr } = run(problemFile, write('broken.json', { problem: 'tiny', challenges }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
    expect(stderr).toMatch(/^simulate-answers: .*broken\.json: .*nobody/m);
  });

  it('refuses a bad problem with every fault at its place', () => {
    const bad = write('bad.json', { ...problem, managers: -1, budgetDays: 'lots' });
    const { code, stderr } = run(bad, planFile);
    expect(code).toBe(2);
    expect(stderr).toMatch(/bad\.json: \$\.managers: /);
    expect(stderr).toMatch(/bad\.json: \$\.budgetDays: /);
  });

  it.each([
    [['a.json'], /Give a problem file and a plan file; there are 1/],
    [['a.json', 'b.json', '--draw', '5'], /--draw/],
    [['a.json', 'b.json', '--draws', '0', '--rounds', 'x'], /--draws is "0"[^]*--rounds is "x"/],
    [['a.json', 'b.json', '--budget', '5'], /--budget is for a robust plan; give --robust FILE too/],
    [['a.json', 'b.json', '--robust', 'c.json', '--budget', '-1'], /--budget|ambiguous/],
    [['-', '-'], /Only one of the two files/],
    [['no-such-file.json', 'b.json'], /no-such-file\.json: ENOENT/],
  ])('refuses %j', (args, reason) => {
    const { code, stdout, stderr } = run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('explains itself', () => {
    expect(run('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--rounds N') as string });
  });
});
