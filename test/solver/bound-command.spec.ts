import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';

const COMMAND = path.resolve('dist/src/cli/bound.js');
const problem = aProblem({ challenges: [aChallenge('C1', { minSize: 1 })], peers: [aPeer('P1')] });

describe('npm run bound', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bound-command-'));
  const file = (name: string, content: unknown): string => {
    const place = path.join(folder, name);
    writeFileSync(place, JSON.stringify(content));
    return place;
  };
  const bound = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const planWith = (peers: string[]) => ({ problem: 'tiny', challenges: [{ id: 'C1', week: 5, peers }] });
  const problemFile = file('problem.json', problem);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('prints one line, and proves a plan that is the best', () => {
    const { status, stdout, stderr } = bound(problemFile, '--plan', file('plan.json', planWith(['P1'])));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const line = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(line).join()).toBe('medium,soft,bound,gapPercent,rounds,columns,seconds,proven');
    expect(line).toMatchObject({ medium: 0, gapPercent: 0, proven: true });
    expect(line.soft).toBe(line.bound);
  });

  it('has no soft and proves nothing without a plan', () => {
    const line = JSON.parse(bound(problemFile).stdout) as Record<string, unknown>;
    expect(line).toMatchObject({ medium: 0, soft: null, gapPercent: null, proven: false });
    expect(line.bound).toEqual(expect.any(Number));
  });

  it('says so when no plan has the medium that is asked for', () => {
    const { status, stdout, stderr } = bound(file('nobody.json', { ...problem, peers: [] }));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ bound: null, proven: false });
    expect(stderr).toContain('no plan has a medium of 0');
  });

  it.each<[string, () => string[], string[]]>([
    ['no problem', () => ['--seconds', '0'], ['--seconds is "0"', 'Give one problem file', 'See --help']],
    ['a file that is not there', () => [path.join(folder, 'none.json')], ['none.json', 'ENOENT']],
    ['a problem with faults', () => [file('bad.json', { ...problem, managers: -1, weeks: 3 })], ['managers', 'weeks']],
    [
      'a plan that breaks rules',
      () => [problemFile, '--plan', file('broken.json', planWith(['P1', 'P1']))],
      ['broken.json', 'somebody twice'],
    ],
  ])('ends with 2 and every fault on %s', (_, args, told) => {
    const { status, stdout, stderr } = bound(...args());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const text of told) expect(stderr).toContain(text);
  });
});
