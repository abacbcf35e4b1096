import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../support/wait-until.js';

const LIMIT_MS = 120_000;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('npm run demo', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'critical-friend-demo-'));
  });
  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** A process group of its own, so that Ctrl-C can be sent to all of it as a terminal does. */
  const start = (...options: string[]) => {
    const child = spawn(process.execPath, [path.resolve('dist/src/cli/demo.js'), ...options], {
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const ended = once(child, 'exit').then(([code]): Ended => ({ code: code as number | null, ...output }));
    return { child, output, ended };
  };
  const pressCtrlC = (child: ChildProcess) => process.kill(-child.pid!, 'SIGINT');
  const serverIsGone = () => {
    const pid = Number(readPidFile(dataDir));
    if (pid === 0) return true;
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };

  it.each([
    ['--speed', '9'],
    ['--seed', 'x'],
    ['--profile', 'tripled'],
  ])('refuses %s %s and says what there is', async (...options) => {
    const { code, stderr } = await start(...options).ended;
    expect(code).toBe(2);
    expect(stderr).toContain(options[0]);
    expect(stderr).toContain('--profile NAME');
  });

  it(
    'stops cleanly when Ctrl-C interrupts the planning',
    async () => {
      const { child, output, ended } = start('--once', '--seconds', '60');
      await waitUntil('there is a plan', () => output.stderr.includes('best so far'), 60_000);
      pressCtrlC(child);
      expect(await ended).toMatchObject({ code: 130 });
      expect(serverIsGone()).toBe(true);
    },
    LIMIT_MS,
  );

  it(
    'plans a year of 114 challenges with 800 peers and sums it up on its last line',
    async () => {
      const { code, stdout } = await start('--once', '--seconds', '5').ended;
      expect(code).toBe(0);
      expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toMatchObject({
        challenges: 114,
        peers: 800,
        budgetDays: 4500,
        hard: 0,
        seed: 2027,
      });
      expect(serverIsGone()).toBe(true);
    },
    LIMIT_MS,
  );

  it(
    'shows the stored year the second time, with a link to sign in, until Ctrl-C',
    async () => {
      const { child, output, ended } = start();
      await waitUntil('the link is printed', () => output.stdout.includes('/sign-in#'), 60_000);
      expect(output.stderr).toContain('planned before');
      const address = /is at (http:\S+)/.exec(output.stdout)?.[1];
      const health = await fetch(`${address!}/health/ready`);
      expect(health.status).toBe(200);
      pressCtrlC(child);
      expect(await ended).toMatchObject({ code: 0 });
      expect(serverIsGone()).toBe(true);
    },
    LIMIT_MS,
  );
});

/** The embedded server's own note of its process, wherever its data lies. */
function readPidFile(dataDir: string): string {
  const folder = path.join(dataDir, 'demonstration');
  for (const data of [path.join(folder, 'postgres'), path.join(readNote(path.join(folder, 'server-folder')), 'data')]) {
    const text = readNote(path.join(data, 'postmaster.pid'));
    if (text !== '') return text.split('\n')[0]!;
  }
  return '0';
}

function readNote(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
