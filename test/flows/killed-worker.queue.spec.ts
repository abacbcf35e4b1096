import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PlanRunsService } from '../../src/modules/planning/plan-runs.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { createSmallYear } from '../support/small-year.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';
import { waitUntil } from '../support/wait-until.js';

const RECOVERY_MS = 60_000;
const LIMIT_MS = 120_000;

describe('a worker process', () => {
  let web: TestWeb;
  const workers: ChildProcess[] = [];
  const startWorker = (): ChildProcess => {
    const worker = spawn(process.execPath, [path.resolve('dist/src/worker.js')], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        DATA_DIR: web.dataDir,
        DATABASE_URL: web.testDatabase.databaseUrl,
        OUTBOX_POLL_MILLISECONDS: '100',
        REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    workers.push(worker);
    return worker;
  };
  const runOf = (id: string) => web.database.inTransaction(SYSTEM, (tx) => web.app.get(PlanRunsService).get(tx, id));

  beforeAll(async () => {
    web = await startTestWeb();
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await web.stop();
  });

  it(
    'that is killed in the middle of a run leaves it to another, which ends it within a minute',
    async () => {
      const { yearId } = await createSmallYear(web.app);
      const first = startWorker();
      const run = await web.database.inTransaction(SYSTEM, (tx) =>
        web.app.get(PlanRunsService).request(tx, SYSTEM, yearId, { seconds: 3, threads: 1 }),
      );
      await waitUntil('the run makes progress', async () => (await runOf(run.id)).progress !== null, 30_000);
      first.kill('SIGKILL');
      const killedAt = Date.now();
      startWorker();
      await waitUntil(
        'the run has ended',
        async () => ['proposed', 'failed'].includes((await runOf(run.id)).state),
        RECOVERY_MS,
      );
      expect(Date.now() - killedAt).toBeLessThan(RECOVERY_MS);
      expect(await runOf(run.id)).toMatchObject({ state: 'proposed', attempt: 2 });
    },
    LIMIT_MS,
  );

  it(
    'that is asked to stop ends well and leaves its run to another',
    async () => {
      const [year] = await web.query<{ id: string }>('select id from programme_year');
      const run = await web.database.inTransaction(SYSTEM, (tx) =>
        web.app.get(PlanRunsService).request(tx, SYSTEM, year!.id, { seconds: 3, threads: 1 }),
      );
      await waitUntil('the run makes progress', async () => (await runOf(run.id)).progress !== null, 30_000);
      const asked = workers.at(-1)!;
      const ended = once(asked, 'exit');
      asked.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      startWorker();
      await waitUntil('the run has ended', async () => (await runOf(run.id)).finishedAt !== null, RECOVERY_MS);
      expect(await runOf(run.id)).toMatchObject({ state: 'proposed' });
    },
    LIMIT_MS,
  );
});
