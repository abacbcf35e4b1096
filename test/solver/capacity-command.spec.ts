import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Capacity } from '../../src/scheduling/capacity/assess-capacity.js';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';

const COMMAND = path.resolve('dist/src/cli/capacity.js');
const problem = aProblem({
  challenges: ['C1', 'C2', 'C3'].map((id) => aChallenge(id, { minSize: 1, kinds: { leader: [1, 1] } })),
  peers: [aPeer('P1', { maxDays: 13 })],
});

describe('npm run capacity', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'capacity-command-'));
  const file = (name: string, content: unknown): string => {
    const place = path.join(folder, name);
    writeFileSync(place, JSON.stringify(content));
    return place;
  };
  const capacity = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const problemFile = file('problem.json', problem);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('answers in sentences how many are needed and how few vacancies there can be', () => {
    const { status, stdout, stderr } = capacity(problemFile);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const text of [
      'How many who can lead do 3 challenges need?',
      'Leader: if everybody says yes and serves as often as they can, 2 (2.0 times the pool) leave no place empty; if each serves once, 3 (3.0 times the pool)',
      'It is proven that no plan is better: vacancies and deferrals count 10 points at least',
      'Council council-of-C',
      'What breaks first: leader peers, enough for 2 challenges where 3 are asked.',
      'At 5.625 days a deployment the usual team of 1 costs 5.6 days, and 200 days buy 35 challenges.',
      'By month',
    ])
      expect(stdout).toContain(text);
  });

  it('answers the question of the paper for any programme with one call', () => {
    const { stdout } = capacity(
      problemFile,
      '--challenges',
      '30',
      '--budget',
      '4500',
      '--days-per-deployment',
      '9',
      '--json',
    );
    const found = JSON.parse(stdout) as Capacity;
    expect(found.needed).toMatchObject([{ kind: 'leader', challenges: 30, needed: 15, neededOnceEach: 30 }]);
    expect(found.purchases).toMatchObject([{ daysPerDeployment: null }, { daysPerDeployment: 9, challenges: 500 }]);
  });

  it('says so when time ran out', () => {
    const big = Array.from({ length: 60 }, (_, i) => aChallenge(`C${i}`, { minSize: 4 }));
    const many = Array.from({ length: 400 }, (_, i) => aPeer(`P${i}`, { kind: i % 2 ? 'leader' : 'officer' }));
    const { status, stdout } = capacity(
      file('big.json', { ...problem, challenges: big, peers: many }),
      '--seconds',
      '0.1',
    );
    expect([status, stdout.startsWith('Time ran out')]).toEqual([0, true]);
  });

  it.each<[string, string[], string[]]>([
    ['no problem', ['--challenges', '0'], ['--challenges is "0"', 'Give one problem file', 'See --help']],
    [
      'options that mean nothing',
      [problemFile, '--budget', 'much', '--days-per-deployment', '0', '--seed', '1.5'],
      ['--budget is "much"', '--days-per-deployment is "0"', '--seed is "1.5"'],
    ],
    ['an option that there is not', [problemFile, '--peers', '3'], ['--peers']],
    ['a file that is not there', [path.join(folder, 'none.json')], ['none.json', 'ENOENT']],
    ['a problem with faults', [file('bad.json', { ...problem, managers: -1, weeks: 3 })], ['managers', 'weeks']],
  ])('ends with 2 and every fault on %s', (_, args, told) => {
    const { status, stdout, stderr } = capacity(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const text of told) expect(stderr).toContain(text);
  });
});
