import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';

const COMMAND = path.resolve('dist/src/cli/why-not.js');
const problem = aProblem({
  challenges: [aChallenge('C1', { minSize: 2, kinds: { leader: [1, 1], officer: [1, 1] } }), aChallenge('C2')],
  peers: [
    aPeer('P1'),
    aPeer('P2', { easting: 450_000 }),
    aPeer('P3', { kind: 'officer', party: null, availability: 'YYYNYYYYYYYY' }),
  ],
});
const plan = { problem: 'tiny', challenges: [{ id: 'C1', week: 3, peers: ['P1'] }] };

describe('npm run why-not', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'why-not-command-'));
  const files = [path.join(folder, 'problem.json'), path.join(folder, 'plan.json')];
  beforeAll(() => {
    writeFileSync(files[0]!, JSON.stringify(problem));
    writeFileSync(files[1]!, JSON.stringify(plan));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const whyNot = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', input });
    return { code: status, stdout, stderr };
  };
  const ask = (...args: string[]) => whyNot([...files, '--challenge', ...args]);

  it.each([
    [
      ['C1', '--peer', 'P2'],
      [
        'P2 may not join the team of Council council-of-C1 (C1) as it stands in week 3 (2027-04-26):',
        '  - The team has 1 of kind leader; at most 1 may join.',
        '  - P1 leaves the team of Council council-of-C1; P2 joins the team of Council council-of-C1.',
        '    1 point worse in quality: travel 1 worse',
      ],
    ],
    [
      ['C1', '--peer', 'P1'],
      ['P1 on the team of Council council-of-C1 (C1). Without them the plan would be:', 'Who else could be there:'],
    ],
    [
      ['C1', '--week', '4'],
      [
        'Council council-of-C1 (C1) may take place in week 4 (2027-05-03).',
        'Can come along: P1.',
        'Would come instead, best first: P3.',
      ],
    ],
    [
      ['C1', '--vacancy', 'officer'],
      [
        'Vacant: 1.',
        '0 of 1 are free.',
        '  - 1 (1) not available in that week',
        '  - P3, if not: P3 is not available in week 3 (2027-04-26).',
      ],
    ],
    [['C2', '--vacancy', 'any'], ['Council council-of-C2 (C2) is deferred. Its weeks:']],
    [['C2', '--peer', 'P2'], ['Council council-of-C2 (C2) is deferred: it has no team that P2 could join.']],
  ])('answers %j in plain text', (args, lines) => {
    const { code, stdout, stderr } = ask(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of lines) expect(stdout).toContain(line);
  });

  it('answers in JSON, and reads one of the files from standard input', () => {
    const { code, stdout } = whyNot(
      [files[0]!, '-', '--challenge', 'C1', '--week', '4', '--json'],
      JSON.stringify(plan),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ from: 3, stay: ['P1'], come: ['P3'], move: { price: { medium: -1 } } });
  });

  it('refuses bad files with every fault at its place', () => {
    const bad = whyNot(
      ['-', files[1]!, '--challenge', 'C1', '--week', '4'],
      JSON.stringify({ ...problem, managers: -1 }),
    );
    expect(bad).toMatchObject({ code: 2, stdout: '' });
    expect(bad.stderr).toMatch(/^why-not: -: \$\.managers: /m);
    const strange = { ...plan, challenges: [{ id: 'C9', week: 3, peers: ['P9'] }] };
    const { code, stderr } = whyNot([files[0]!, '-', '--challenge', 'C9', '--peer', 'P9'], JSON.stringify(strange));
    expect(code).toBe(2);
    for (const fault of [
      /^why-not: -: .*C9/m,
      /^why-not: --challenge: tiny has no challenge C9/m,
      /^why-not: --peer: tiny has no peer P9/m,
    ])
      expect(stderr).toMatch(fault);
  });

  it.each([
    [[], /Give a problem file and a plan file; there are 0/],
    [['-', '-', '--challenge', 'C1', '--week', '1'], /Only one file can come from standard input/],
    [[...files, '--week', '1'], /Say which challenge/],
    [[...files, '--challenge', 'C1'], /Ask one question: .* there are 0/],
    [[...files, '--challenge', 'C1', '--week', '1', '--peer', 'P1'], /there are 2/],
    [[...files, '--challenge', 'C1', '--week', 'soon'], /--week is "soon"/],
    [[...files, '--challenge', 'C1', '--week', '99'], /has no week 99; give one from 0 to 11/],
    [
      [...files, '--challenge', 'C1', '--vacancy', 'judge'],
      /has no kind judge; give leader, chief-executive, officer or any/,
    ],
    [['no-such-file.json', '-', '--challenge', 'C1', '--week', '1'], /no-such-file\.json: ENOENT/],
  ])('refuses %j', (args, reason) => {
    const { code, stdout, stderr } = whyNot(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });

  it('explains itself', () => {
    expect(whyNot(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--vacancy KIND') as string });
  });
});
