import { execFileSync } from 'node:child_process';
import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { type PlanRun, PlanRunsRepository } from '../../src/modules/planning/plan-runs.repository.js';
import { PlanRunsService } from '../../src/modules/planning/plan-runs.service.js';
import { PlanRunner } from '../../src/modules/planning/plan-runner.service.js';
import { PlansService } from '../../src/modules/planning/plans.service.js';
import { RescueRunsSweep } from '../../src/modules/planning/rescue-runs.sweep.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { parseProblem } from '../../src/scheduling/parse-problem.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';

const MINUTE_MS = 60_000;
/** No run may be stuck for longer. */
const STUCK_MS = MINUTE_MS;

describe('a plan run', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let year: SmallYear;
  let runs: PlanRunsService;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database).inTransaction(SYSTEM, work);
  const get = (id: string) => inTx((tx) => runs.get(tx, id));
  const request = (seconds: number) =>
    inTx((tx) => runs.request(tx, SYSTEM, year.yearId, { seconds, seed: 1, threads: 1 }));
  const untilState = async (id: string, state: PlanRun['state']): Promise<PlanRun> => {
    await waitUntil(`run ${id} is ${state}`, async () => (await get(id)).state === state, STUCK_MS);
    return get(id);
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [AppModule.register(testConfig(), database.databaseUrl)],
    }).compile();
    app = await module.init();
    runs = app.get(PlanRunsService, { strict: false });
    year = await createSmallYear(app);
    await app.get(JobRunner).start(database.databaseUrl);
  });
  afterAll(async () => {
    await app.get(JobRunner).stop();
    await app.close();
    await database.drop();
  });

  it(
    'ends in a verified proposal that keeps every hard rule',
    async () => {
      const asked = await request(2);
      expect(asked).toMatchObject({ state: 'queued', attempt: 0, planId: null });
      const run = await untilState(asked.id, 'proposed');
      expect(run).toMatchObject({ attempt: 1, failure: null, progress: { hard: 0 }, incumbent: { hard: 0 } });

      const plans = app.get(PlansService, { strict: false });
      const planId = run.planId!;
      const stored = await inTx((tx) => plans.get(tx, planId));
      const problem = await inTx((tx) => plans.getProblem(tx, planId));
      const plan = await inTx((tx) => plans.getDocument(tx, planId));
      expect(parseProblem(problem)).toHaveProperty('problem');
      const verified = verifyPlan(problem, plan);
      expect(verified).toMatchObject({ hard: 0, medium: stored.medium, soft: stored.soft, scheduled: 4 });
      expect(stored).toMatchObject({ hard: 0, state: 'proposed', name: 'SMALL-2027, plan 1' });
      expect(run.progress).toMatchObject({ hard: 0, medium: stored.medium, soft: stored.soft, vacancies: 0 });
      expect(stored.figures).toMatchObject({ scheduled: 4, deferred: 0, vacancies: { total: 0 }, budgetDays: 120 });
      expect(stored.figures.weeklyLoad.reduce((sum, load) => sum + load, 0)).toBe(4);
    },
    STUCK_MS,
  );

  it(
    'is the only one of its year, shows where it stands, and ends soon after it is cancelled, once',
    async () => {
      const asked = await request(50);
      await expect(request(1)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'planning.run-live',
        details: { runId: asked.id },
      });
      await waitUntil('progress shows', async () => (await get(asked.id)).progress !== null, STUCK_MS);
      const cancelled = await inTx((tx) => runs.cancel(tx, asked.id));
      expect(cancelled.isCancelRequested).toBe(true);
      const ended = await untilState(asked.id, 'cancelled');
      expect(ended).toMatchObject({ planId: null, failure: null });
      expect(await inTx((tx) => runs.cancel(tx, asked.id))).toEqual(ended);
      await waitUntil('its solver has gone', () => solverProcesses().length === 0);
    },
    STUCK_MS,
  );

  it(
    'ends with its best plan when it is told to finish, though not before it has one',
    async () => {
      const asked = await request(50);
      await expect(inTx((tx) => runs.finish(tx, asked.id))).rejects.toMatchObject({ code: 'planning.no-plan-yet' });
      await waitUntil('there is a plan', async () => (await get(asked.id)).incumbent !== null, STUCK_MS);
      expect((await inTx((tx) => runs.finish(tx, asked.id))).isFinishRequested).toBe(true);
      const run = await untilState(asked.id, 'proposed');
      expect(run).toMatchObject({ progress: { hard: 0, stoppedBy: 'told' } });
      expect(run.finishedAt!.getTime() - run.startedAt!.getTime()).toBeLessThan(40_000);
      expect(await inTx((tx) => runs.finish(tx, asked.id))).toEqual(run);
    },
    STUCK_MS,
  );

  it(
    'keeps the bound that was worked out beside the search, and ends when no plan can be better or nothing improves',
    async () => {
      const wanted = { seconds: 55, idleSeconds: 12, threads: 2 };
      const asked = await inTx((tx) => runs.request(tx, SYSTEM, year.yearId, wanted));
      expect(asked.options).toEqual({ ...wanted, seed: 1 });
      const run = await untilState(asked.id, 'proposed');
      expect(['proven', 'idle']).toContain(run.progress!.stoppedBy);
      const plan = await inTx((tx) => app.get(PlansService, { strict: false }).get(tx, run.planId!));
      expect(run.progress!.bound).toEqual(plan.bound);
      expect(plan.bound!.soft).toBeGreaterThan(0);
      expect(plan.bound!.soft).toBeLessThanOrEqual(plan.soft);
      expect(plan.bound!.medium).toBeGreaterThanOrEqual(plan.medium);
    },
    2 * STUCK_MS,
  );

  it(
    'is tried again when its solver is killed, and fails when that happens twice',
    async () => {
      const asked = await request(50);
      for (const attempt of [1, 2]) {
        await waitUntil(
          `try ${attempt} is under way`,
          async () => (await get(asked.id)).attempt === attempt && solverProcesses().length === 1,
          STUCK_MS,
        );
        process.kill(solverProcesses()[0]!, 'SIGKILL');
        await waitUntil('the solver is gone', () => solverProcesses().length === 0);
      }
      const failed = await untilState(asked.id, 'failed');
      expect(failed.failure).toMatchObject({ code: 'planning.solver-failed' });
      expect(failed.failure?.message).toContain('SIGKILL');
    },
    2 * STUCK_MS,
  );

  it(
    'says what is wrong when the year cannot be planned',
    async () => {
      const suspended = year.peers.get('PEER-007');
      const pin = (ids: (string | undefined)[]) =>
        inTx((tx) =>
          tx.query(`update challenge set pinned_peer_ids = $1, version = version + 1 where reference = 'PC-001'`, [
            ids,
          ]),
        );
      await inTx((tx) =>
        tx.query(`update peer set accreditation_state = 'suspended', version = version + 1 where id = $1`, [suspended]),
      );
      await pin([suspended]);
      const failed = await untilState((await request(5)).id, 'failed');
      expect(failed.failure).toMatchObject({ code: 'planning.unsound-problem' });
      expect(failed.failure?.message).toContain('$.challenges[0].pinnedPeers[0]');
      await pin([]);
    },
    STUCK_MS,
  );

  it('ends as failed when nobody works on it any more', async () => {
    const runId = await inTx((tx) =>
      app.get(PlanRunsRepository, { strict: false }).add(tx, year.yearId, null, { seconds: 5, seed: 1, threads: 1 }),
    );
    const sweep = app.get(RescueRunsSweep, { strict: false });
    await sweep.sweep();
    expect((await get(runId)).state).toBe('queued');
    await inTx((tx) =>
      tx.query(`update plan_run_progress set heartbeat_at = app_now() - interval '31 s' where run_id = $1`, [runId]),
    );
    await sweep.sweep();
    expect(await get(runId)).toMatchObject({ state: 'failed', failure: { code: 'planning.run-abandoned' } });
  });

  it(
    'goes back to the queue when its process stops, with the best plan so far, and changes nothing once another took it over',
    async () => {
      const repository = app.get(PlanRunsRepository, { strict: false });
      const runner = app.get(PlanRunner, { strict: false });
      const runId = await inTx((tx) => repository.add(tx, year.yearId, null, { seconds: 50, seed: 1, threads: 1 }));
      const stopping = new AbortController();
      const stopped = runner.run(runId, stopping.signal);
      await waitUntil('there is an incumbent', async () => (await get(runId)).incumbent !== null, STUCK_MS);
      stopping.abort(new Error('the process is stopping'));
      await expect(stopped).rejects.toThrow('the process is stopping');
      expect(await get(runId)).toMatchObject({ state: 'queued', attempt: 0, incumbent: { hard: 0 } });

      const zombie = runner.run(runId, new AbortController().signal);
      await waitUntil('the zombie runs', async () => (await get(runId)).state === 'running', STUCK_MS);
      const other = (await inTx((tx) => repository.claim(tx, runId)))!;
      await zombie;
      expect(await get(runId)).toMatchObject({ state: 'running', planId: null });
      await inTx((tx) => repository.endCancelled(tx, other));
    },
    2 * STUCK_MS,
  );
});

/** Process ids of the solvers that this process has started. */
function solverProcesses(): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('solver.child'))
    .map(([pid]) => Number(pid));
}
