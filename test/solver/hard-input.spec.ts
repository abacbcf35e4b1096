import { spawn } from 'node:child_process';
import path from 'node:path';
import { type Plan } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { aChallenge, aPeer, aProblem, aYear } from '../support/tiny-problem.js';
import { check } from './exchange/check.mjs';

const COMMAND = path.resolve('dist/src/cli/plan.js');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function plan(problem: Problem, args: readonly string[] = []): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, '-', '--out', '-', ...args]);
    const ended = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code, ...ended });
    });
    child.stdin.end(JSON.stringify(problem));
  });
}

const weeks = aYear(12);
const withWeek = (index: number, changes: object): Problem =>
  aProblem({ weeks: weeks.map((week) => (week.index === index ? { ...week, ...changes } : week)) });
const pinned = (week: number | null, peers: string[], changes = {}) =>
  aChallenge('C1', { pinnedWeek: week, pinnedPeers: peers, ...changes });
const deferredAll = { week: null, peers: [] };

describe('npm run plan, given what it cannot use', () => {
  it.each<[string, Problem, RegExp[]]>([
    [
      'an index out of place',
      withWeek(4, { index: 5 }),
      [/\$\.weeks\[4\]\.index: is 5; week number 4 of the list has index 4/],
    ],
    [
      'a Monday that is none',
      withWeek(2, { monday: '2027-04-20' }),
      [/\$\.weeks\[2\]\.monday: is "2027-04-20", not a Monday; that week's Monday is 2027-04-19/],
    ],
    ['no calendar', aProblem({ weeks: [] }), [/\$\.weeks: is empty; a year has at least one week/]],
    [
      'a pinned week that is closed',
      { ...withWeek(3, { open: false }), challenges: [pinned(3, [])] },
      [/\$\.challenges\[0\]\.pinnedWeek: is 3, a closed week; open that week or take the pin off/],
    ],
    [
      'a pinned week that is not on offer',
      aProblem({ challenges: [pinned(3, [], { weeks: [{ week: 4, cost: 0 }] })] }),
      [
        /\$\.challenges\[0\]\.pinnedWeek: is 3, which is not on offer to the challenge; add it to its weeks or take the pin off/,
      ],
    ],
    [
      'an unknown id',
      aProblem({ challenges: [pinned(3, ['nobody'])] }),
      [/\$\.challenges\[0\]\.pinnedPeers\[0\]: is "nobody", which is not among the problem's peers/],
    ],
    [
      'pins that contradict one another',
      aProblem({ challenges: [pinned(3, ['P1']), { ...aChallenge('C2'), pinnedWeek: 4, pinnedPeers: ['P1'] }] }),
      [/\$\.peers\[0\]: contradicts a pin: .* Take a pin off or change what it breaks/],
    ],
    [
      'several of these at once',
      {
        ...withWeek(4, { index: 5 }),
        managers: -1,
        challenges: [pinned(40, ['nobody'])],
        peers: [aPeer('P1', { availability: 'Y?' })],
      },
      [
        /\$\.weeks\[4\]\.index/,
        /\$\.managers/,
        /\$\.challenges\[0\]\.pinnedWeek/,
        /pinnedPeers\[0\]/,
        /\$\.peers\[0\]\.availability: has "\?"/,
      ],
    ],
  ])('refuses %s, with every fault at its place and what to do', async (_, problem, faults) => {
    const { code, stdout, stderr } = await plan(problem, ['--seconds', '1']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const fault of faults) expect(stderr).toMatch(fault);
  });
});

describe('npm run plan, given a year in which nothing can take place', () => {
  it.each<[string, Partial<Problem>, RegExp]>([
    [
      'no team that anybody could lead',
      { peers: [aPeer('P1', { kind: 'officer' })] },
      /nobody to lead the team.* Ask them for/,
    ],
    [
      'teams that are all too short',
      { challenges: [aChallenge('C1', { minSize: 5, maxSize: 6 })] },
      /would miss more than 3 members/,
    ],
    [
      'no open week',
      { weeks: weeks.map((week) => ({ ...week, open: false })) },
      /^plan: No week of the year is open.* Open weeks/m,
    ],
    ['no budget', { budgetDays: 0 }, /^plan: The year may cost 0 working days.* Raise the budget\./m],
    ['no peers', { peers: [] }, /^plan: The pool has no peer.* Add peers/m],
    ['no managers', { managers: 0 }, /^plan: No challenge manager.* Enter how many/m],
  ])('defers every challenge and says why: %s', async (_, changes, advice) => {
    const problem = aProblem(changes);
    const { code, stdout, stderr } = await plan(problem, ['--iterations', '500']);
    expect(code).toBe(0);
    const { challenges } = JSON.parse(stdout) as Plan;
    expect(challenges).toEqual(problem.challenges.map(({ id }) => ({ id, ...deferredAll })));
    expect(stderr).toMatch(/^\{"hard":0,/);
    expect(stderr).toMatch(advice);
  });
});

describe('npm run plan, given a year of unusual size', () => {
  const themes = Array.from({ length: 500 }, (_, i) => `theme ${i}`);
  const wanted = themes.map((theme) => ({ theme, weight: 1, experts: 1 }));
  const one = { weeks: aYear(1), peers: [aPeer('P1', { availability: 'Y' })] };
  it.each<[string, Problem, number]>([
    ['no challenges', aProblem({ challenges: [] }), 0],
    ['no challenges and no peers', aProblem({ challenges: [], peers: [] }), 0],
    [
      'one week',
      aProblem({ ...one, challenges: [aChallenge('C1', { minSize: 1, weeks: [{ week: 0, cost: 3 }] })] }),
      1,
    ],
    [
      '53 weeks',
      aProblem({
        challenges: [aChallenge('C1', { minSize: 1 })],
        weeks: aYear(53),
        peers: [aPeer('P1', { availability: 'Y'.repeat(53) })],
      }),
      1,
    ],
    [
      '500 themes',
      aProblem({
        themes,
        peers: [aPeer('P1', { themes: themes.slice(0, 400) })],
        challenges: [aChallenge('C1', { minSize: 1, themes: wanted })],
      }),
      1,
    ],
  ])('answers it, and bounds it beside the search: %s', async (_, problem, scheduled) => {
    const { code, stdout, stderr } = await plan(problem, ['--seconds', '1.5', '--set', 'columnsFrom=1']);
    expect(code).toBe(0);
    const score = check(problem, JSON.parse(stdout) as Plan);
    const { bound, ...said } = JSON.parse(stderr) as Record<string, number | null>;
    expect(said).toMatchObject({ hard: 0, medium: score.medium, soft: score.soft, scheduled });
    expect(score.hard).toBe(0);
    if (bound !== null) expect(bound).toBeLessThanOrEqual(score.soft);
  });
});
