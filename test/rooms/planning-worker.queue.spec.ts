import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { type PlanRun } from '../../src/modules/planning/plan-runs.repository.js';
import { PlanRunsService } from '../../src/modules/planning/plan-runs.service.js';
import { type Config } from '../../src/modules/platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const WORKER = path.resolve(import.meta.dirname, '../../dist/src/worker.js');
/** No run may be stuck for longer after its worker was killed. */
const STUCK_MS = 60_000;

describe('a plan run whose worker is killed', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let year: SmallYear;
  let config: Config;
  const workers: ChildProcess[] = [];
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database).inTransaction(SYSTEM, work);
  const runs = () => app.get(PlanRunsService, { strict: false });
  const get = (id: string): Promise<PlanRun> => inTx((tx) => runs().get(tx, id));

  const startWorker = (): ChildProcess => {
    const worker = spawn(process.execPath, [WORKER], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        DATABASE_URL: database.databaseUrl,
        DATA_DIR: config.dataDir,
        REDIS_URL: config.redisUrl ?? '',
        SECRET_KEY: config.secretKey.toString('hex'),
        SPECIAL_DATA_KEY: config.specialDataKey.toString('hex'),
        OUTBOX_POLL_MILLISECONDS: '100',
      },
      stdio: 'ignore',
    });
    workers.push(worker);
    return worker;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    config = testConfig();
    const module = await Test.createTestingModule({
      imports: [AppModule.register(config, database.databaseUrl)],
    }).compile();
    app = await module.init();
    year = await createSmallYear(app);
  });
  afterAll(async () => {
    const alive = workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const gone = alive.map((worker) => once(worker, 'exit'));
    for (const worker of alive) worker.kill('SIGTERM');
    await Promise.all(gone);
    await app.close();
    await database.drop();
  });

  it(
    'is taken up by another worker and ends within a minute',
    async () => {
      const asked = await inTx((tx) => runs().request(tx, SYSTEM, year.yearId, { seconds: 3, seed: 1, threads: 1 }));
      const first = startWorker();
      await waitUntil('the first worker runs it', async () => (await get(asked.id)).progress !== null, STUCK_MS);
      first.kill('SIGKILL');
      startWorker();
      await waitUntil('the run has ended', async () => (await get(asked.id)).state === 'proposed', STUCK_MS);
      expect(await get(asked.id)).toMatchObject({ attempt: 2, failure: null });
    },
    3 * STUCK_MS,
  );
});
