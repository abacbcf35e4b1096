import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { explainPlan, type PlanAnalysis } from '../../src/scheduling/explain-plan.js';
import { randomPlan, randomProblem } from '../support/random-problem.js';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';
import { check } from './exchange/check.mjs';

const problem = randomProblem(21, { underWay: false, peers: [90, 90], challenges: [12, 12], weeks: [52, 52] });
const before = randomPlan(problem, 1, false);
const after = randomPlan(problem, 2, false);

const folder = mkdtempSync(path.join(tmpdir(), 'report-commands-'));
const keep = (name: string, document: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  return file;
};
const [PROBLEM, BEFORE, AFTER] = [
  keep('problem.json', problem),
  keep('before.json', before),
  keep('after.json', after),
];
const BAD = keep('bad.json', { ...problem, managers: -1, budgetDays: 'lots' });
const BAD_PLAN = keep('bad-plan.json', { problem: problem.name, challenges: [{ id: 7, week: 1, peers: [] }] });
const OTHER = keep('other.json', { ...before, problem: 'another year' });

const SOUND = keep('sound.json', aProblem({ challenges: [aChallenge('C1'), aChallenge('C2')] }));
const SOUND_PLAN = keep('sound-plan.json', { problem: 'tiny', challenges: [{ id: 'C1', week: 3, peers: ['P1'] }] });

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(command: 'explain' | 'compare', args: readonly string[], input = '') {
  const file = path.resolve(`dist/src/cli/${command}.js`);
  const { status: code, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { input, encoding: 'utf8' });
  return { code, stdout, stderr };
}

describe('npm run explain', () => {
  it('writes a letter of reasons to a council, by roles and on demand by name', () => {
    const { code, stdout } = run('explain', [SOUND, SOUND_PLAN, '--letter', 'C1']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Council council-of-C1: why this week, and why these people\n\nWe propose the week of 26 April 2027.',
    );
    expect(stdout).toContain('- A leader from a unitary council (North): ');
    expect(run('explain', [SOUND, SOUND_PLAN, '--letter', 'C1', '--names']).stdout).toContain('- P1, leader, ');
  });

  it('prints a score that the checker finds too, and each term with its matches in sentences', () => {
    const { code, stdout, stderr } = run('explain', [PROBLEM, BEFORE]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { hard, medium, soft } = check(problem, before);
    const say = (value: number) => value.toLocaleString('en-GB');
    expect(stdout.split('\n')[0]).toBe(`hard ${say(hard)}, medium ${say(medium)}, soft ${say(soft)}`);
    expect(stdout).toMatch(
      /^soft {2}weekPreference: [\d,]+ points \([\d,]+ × \d+\)\. A challenge takes place in the week/m,
    );
    expect(stdout).toMatch(/^ +\d+ {2}Authority \d+ is in the week of \d+ \w+ 202\d, at a cost of \d+;/m);
  });

  it('gives the same as JSON', () => {
    const { stdout } = run('explain', [PROBLEM, BEFORE, '--json']);
    expect(JSON.parse(stdout) as PlanAnalysis).toEqual(JSON.parse(JSON.stringify(explainPlan(problem, before))));
  });

  it.each([
    ['person', /^P\d+: (hard \d+, )?(soft \d+)?.*\. \d deployments?: Authority/m],
    ['council', /^Authority \d+: .*\. In the week of \d+ \w+ 202\d, with a team of \d+\./m],
  ])('groups by %s, with what is nobody’s alone at the end', (by, line) => {
    const { code, stdout } = run('explain', ['-', BEFORE, '--by', by], JSON.stringify(problem));
    expect(code).toBe(0);
    expect(stdout).toMatch(line);
    expect(stdout).toMatch(new RegExp(`^No single ${by}: `, 'm'));
    const json = JSON.parse(run('explain', [PROBLEM, BEFORE, '--by', by, '--json']).stdout) as {
      soft: number;
      groups: { soft: number }[];
      rest: { soft: number };
    };
    expect(json.groups.reduce((sum, { soft }) => sum + soft, json.rest.soft)).toBe(json.soft);
  });
});

describe('npm run compare', () => {
  it('prints the terms before and after, what moved, and who gained and lost', () => {
    const { code, stdout } = run('compare', [PROBLEM, BEFORE, AFTER]);
    expect(code).toBe(0);
    const change = check(problem, after).soft - check(problem, before).soft;
    expect(stdout).toContain(`soft ${change > 0 ? '+' : ''}${change.toLocaleString('en-GB')} (below zero is better)`);
    expect(stdout).toMatch(/^ +[+-]?\d+ {2}soft {2}\w+: [\d,]+ before, [\d,]+ after$/m);
    expect(stdout).toMatch(/^ {2}Authority \d+ moves from the week of .*, \d+ weeks? (earlier|later); it gains P\d+/m);
    expect(stdout).toMatch(/^Councils that gained or lost \(\d+\)\n {2}Authority \d+: /m);
    expect(stdout).toMatch(/^Peers who gained or lost \(\d+\)\n {2}P\d+: /m);
    expect(JSON.parse(run('compare', [PROBLEM, BEFORE, AFTER, '--json']).stdout)).toMatchObject({
      change: { soft: change },
    });
  });

  it('says why each week moved and each place changed', () => {
    const tiny = aProblem({ peers: [aPeer('P1', { availability: 'YYYNYYYYYYYY' }), aPeer('P2'), aPeer('P3')] });
    const planOf = (week: number, ...peers: string[]) => ({ problem: 'tiny', challenges: [{ id: 'C1', week, peers }] });
    const files = [keep('tiny.json', tiny), keep('was.json', planOf(3, 'P1')), keep('is.json', planOf(5, 'P2'))];
    const { code, stdout } = run('compare', [...files, '--replan']);
    expect(code).toBe(0);
    for (const line of [
      'Why (1 week moved and 1 place changed. 1 of these had to.)',
      '  Council council-of-C1 moves from week 3 (2027-04-26) to week 5 (2027-05-10). It followed from the rest',
      '  P1 leaves the team of Council council-of-C1; P2 comes. It had to: P1 is not available in week 3 (2027-04-26).',
    ])
      expect(stdout).toContain(line);
    const { changes } = JSON.parse(run('compare', [...files, '--replan', '--json']).stdout) as { changes: unknown };
    expect(changes).toMatchObject({ weeks: [{ from: 3, to: 5 }], places: [{ peer: 'P1', successor: 'P2' }] });
  });

  it('refuses to say why of a plan with a team that no team may be', () => {
    const { code, stderr } = run('compare', [PROBLEM, BEFORE, AFTER, '--replan']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^compare: .*after\.json: C\d+ has a team of \d+; no team of this year may have more/m);
  });

  it('says when there is no difference', () => {
    expect(run('compare', [PROBLEM, BEFORE, BEFORE]).stdout).toMatch(/^The plans are the same: hard/);
  });
});

describe('explain and compare', () => {
  it('refuse bad files with every fault at its place', () => {
    const { code, stdout, stderr } = run('compare', [BAD, BEFORE, BAD_PLAN]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const place of [
      /bad\.json: \$\.managers: /,
      /bad\.json: \$\.budgetDays: /,
      /bad-plan\.json: \$\.challenges\[0\]\.id: /,
    ])
      expect(stderr).toMatch(place);
    expect(stderr.split('\n').every((line) => line === '' || line.startsWith('compare: '))).toBe(true);
  });

  it.each<['explain' | 'compare', string[], RegExp]>([
    ['explain', [PROBLEM], /Give 2 files: PROBLEM\.json, PLAN\.json; there are 1\nexplain: See --help/],
    ['compare', [PROBLEM, BEFORE], /Give 3 files: .*; there are 2/],
    ['explain', [PROBLEM, BEFORE, '--by', 'week'], /--by is "week"; give one of term, person, council/],
    ['compare', [PROBLEM, BEFORE, AFTER, '--by', 'term'], /--by/],
    ['explain', [PROBLEM, BEFORE, '--names'], /--names belongs to a letter/],
    ['explain', [PROBLEM, BEFORE, '--by', 'term', '--letter', 'C1'], /give --by or --letter/],
    ['explain', [SOUND, SOUND_PLAN, '--letter', 'C9'], /--letter: tiny has no challenge C9/],
    ['explain', [SOUND, SOUND_PLAN, '--letter', 'C2'], /C2\) is deferred: there is no team to write about/],
    ['explain', [PROBLEM, BEFORE, '--replan'], /--replan/],
    ['explain', ['-', '-'], /Only one file can be read from standard input/],
    ['explain', [PROBLEM, OTHER], /other\.json: \$\.problem: is "another year"; this problem is "random-21"/],
    ['explain', [PROBLEM, 'no-such-file.json'], /no-such-file\.json: ENOENT/],
  ])('refuse: %s %j', (command, args, reason) => {
    const { code, stdout, stderr } = run(command, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('end quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [path.resolve('dist/src/cli/compare.js'), PROBLEM, BEFORE, AFTER]);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.each(['explain', 'compare'] as const)('explain themselves: %s', (command) => {
    expect(run(command, ['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--json') as string });
  });
});
