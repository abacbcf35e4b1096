// Runs the tests: every project on PostgreSQL queues, then the files marked `queue` once more on Redis.
// usage: test.mjs [--long] [jest options]      The last line is `N passed, N failed`.
// A missing redis-server or chromium is said loudly; with CI set it is a failure.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'critical-friend-run-'));
const jest = path.join(path.dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin', 'jest.js');
const options = process.argv.slice(2).filter((option) => option !== '--long');
const isLong = process.argv.includes('--long');
const total = { passed: 0, failed: 0 };

function isInstalled(...programs) {
  return programs.some((program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0);
}

function announceMissing(what, consequence) {
  const inCi = Boolean(process.env.CI);
  console.error(
    `\n${'!'.repeat(100)}\n!! ${what} was not found: ${consequence}.${inCi ? ' In CI this is a failure.' : ''}\n${'!'.repeat(100)}\n`,
  );
  if (inCi) total.failed++;
}

function runJest(title, extraOptions, environment = {}) {
  console.error(`\n== ${title}`);
  const report = path.join(scratch, `${title.replaceAll(/\W+/g, '-')}.json`);
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const run = spawnSync(
    process.execPath,
    [...flags, jest, '--maxWorkers=2', '--json', `--outputFile=${report}`, ...extraOptions, ...options],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    result = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  total.passed += result.numPassedTests;
  total.failed += failed > 0 || run.status === 0 ? failed : 1;
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function withRedis(work) {
  const port = await findFreePort();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    scratch,
  ];
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject).once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
      server.stdout.on('data', (text) => String(text).includes('Ready to accept connections') && resolve());
    });
    work(`redis://127.0.0.1:${port}`);
  } finally {
    server.removeAllListeners('exit').kill();
  }
}

try {
  if (isLong) {
    runJest('long proofs', [], { TEST_LONG: '1' });
  } else {
    if (!isInstalled('chromium', 'chromium-browser', 'google-chrome'))
      announceMissing('Chromium', 'the browser tests are skipped');
    runJest('every test, queues on PostgreSQL', []);
    if (isInstalled('redis-server')) {
      await withRedis((url) =>
        runJest('queue tests on Redis', ['--testPathPatterns=queue\\.spec'], { TEST_REDIS_URL: url }),
      );
    } else {
      announceMissing('redis-server', 'the queue tests ran on PostgreSQL only');
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);
