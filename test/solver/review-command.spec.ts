import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aChallenge, aCouncil, aPeer, aProblem } from '../support/tiny-problem.js';

const COMMAND = path.resolve('dist/src/cli/review.js');
const problem = aProblem({
  challenges: [
    aChallenge('C1', {
      council: aCouncil('K', { name: 'Kent' }),
      minSize: 2,
      maxSize: 2,
      kinds: { leader: [1, 1], 'chief-executive': [1, 1] },
    }),
  ],
  peers: [
    aPeer('P1', { easting: 430_000 }),
    aPeer('P2', { kind: 'chief-executive', party: 'red', region: 'South' }),
    aPeer('P3', { kind: 'chief-executive', party: 'red', region: 'South', easting: 440_000 }),
  ],
});
const plan = { problem: 'tiny', challenges: [{ id: 'C1', week: 3, peers: ['P1', 'P2'] }] };

describe('npm run review', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'review-command-'));
  const [problemFile, planFile, repairFile] = ['problem', 'plan', 'repaired'].map((name) =>
    path.join(folder, `${name}.json`),
  ) as [string, string, string];
  beforeAll(() => {
    writeFileSync(problemFile, JSON.stringify(problem));
    writeFileSync(planFile, JSON.stringify(plan));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const review = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
    return { code: status, stdout, stderr };
  };

  it('tells each objection, and the change that would have avoided it with its price', () => {
    expect(review(problemFile, planFile)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        '1 objection, 1 of them avoidable by one change at no more than 4 points of quality.',
        '',
        'A neighbour on the team: 1, 1 avoidable',
        '  - P2 of home-of-P2 lives 10 km from Kent: a neighbour.',
        '    Avoidable. P2 leaves the team of Kent; P3 joins the team of Kent. Price: 1 point worse in quality (travel 1 worse).',
        '',
      ].join('\n'),
    });
    expect(review(problemFile, planFile, '--points', '0').stdout).toContain('costs more than 0 points: P2 leaves');
  });

  it('writes the plan with every such change made', () => {
    const { stdout } = review(problemFile, planFile, '--repair', repairFile);
    expect(stdout).toContain('Repaired by 1 change: 0 objections left, 0 of them avoidable.');
    expect(JSON.parse(readFileSync(repairFile, 'utf8'))).toEqual({
      problem: 'tiny',
      challenges: [{ id: 'C1', week: 3, peers: ['P1', 'P3'] }],
    });
  });

  it('gives the same as JSON', () => {
    const answer = JSON.parse(review(problemFile, planFile, '--json', '--repair', repairFile).stdout) as object;
    expect(answer).toMatchObject({
      allowedPoints: 4,
      total: 1,
      avoidable: 1,
      objections: [{ kind: 'neighbour', peer: 'P2', remedy: { price: { soft: 1 } } }],
      repaired: { total: 0, avoidable: 0 },
    });
  });

  it.each([
    [['--points', 'few', '{problem}', '{plan}'], '--points is "few"; give a whole number from 0 to 1000'],
    [['{problem}'], 'Give 2 files: PROBLEM.json, PLAN.json; there are 1'],
    [['{problem}', '{problem}'], 'problem.json: '],
    [['{problem}', '{plan}', '--repair', '/nowhere/at/all.json'], '--repair: '],
  ])('refuses %j and says what to do', (args, message) => {
    const files: Readonly<Record<string, string>> = { '{problem}': problemFile, '{plan}': planFile };
    const { code, stderr } = review(...args.map((arg) => files[arg] ?? arg));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
