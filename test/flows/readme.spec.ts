import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ApiTokensService } from '../../src/modules/accounts/api-tokens.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { loadTestDemonstration } from '../support/demonstration.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

const LIMIT_MS = 120_000;
const readme = readFileSync('README.md', 'utf8');

/** The shell blocks of a chapter, as one script. */
function scriptOf(chapter: string): string {
  const text = readme.split(/^## /m).find((part) => part.startsWith(chapter)) ?? '';
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block).join('\n');
}

describe('the first ten minutes of the README', () => {
  let web: TestWeb;
  let folder: string;
  let token: string;
  let base: string;

  beforeAll(async () => {
    web = await startTestWeb();
    folder = mkdtempSync(path.join(tmpdir(), 'critical-friend-readme-'));
    await loadTestDemonstration(web.app);
    const personId = await web.createPerson('reader@example.org', 'coordinator');
    const made = await web.database.inTransaction(SYSTEM, (tx) =>
      web.app.get(ApiTokensService).create(tx, personId, { name: 'reader', scopes: ['read', 'write'], days: 1 }),
    );
    token = made.secret;
    await web.app.get(JobRunner).start(web.testDatabase.databaseUrl);
    await web.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`;
  }, LIMIT_MS);
  afterAll(async () => {
    await web.app.get(JobRunner).stop();
    await web.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'do what they say, block by block',
    async () => {
      const script = scriptOf('The first ten minutes').replace('test/solver', path.resolve('test/solver'));
      expect(script.length).toBeGreaterThan(1000);
      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
        cwd: folder,
        env: { ...process.env, BASE: base, TOKEN: token },
      });
      expect(stdout).toContain('52 weeks from 2027-04-05, 4500 days');
      expect(stdout).toMatch(/2027-12-27 .*Christmas/);
      expect(stdout).toContain('800 rows: 0 new, 0 changed, 800 unchanged, 0 faults');
      const [, score] = /^(hard 0, medium \d+, soft \d+)$/m.exec(stdout) ?? [];
      expect(score).toBeDefined();
      expect(stdout).toContain(score!.replaceAll(',', ''));
      expect(stdout).toMatch(/^1\d\d teams$/m);
    },
    LIMIT_MS,
  );
});
