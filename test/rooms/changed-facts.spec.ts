import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { ApprovalsService } from '../../src/modules/planning/approvals.service.js';
import { LoadProblemQuery } from '../../src/modules/planning/load-problem.query.js';
import { type PlanRun, PlanRunsRepository } from '../../src/modules/planning/plan-runs.repository.js';
import { PlanRunner } from '../../src/modules/planning/plan-runner.service.js';
import { PlanRunsService } from '../../src/modules/planning/plan-runs.service.js';
import { PlansRepository } from '../../src/modules/planning/plans.repository.js';
import { PlansService } from '../../src/modules/planning/plans.service.js';
import { type SearchWish } from '../../src/modules/planning/searches-of-run.js';
import { Database, SYSTEM, type Tx } from '../../src/modules/platform/database/database.js';
import { type Plan } from '../../src/scheduling/plan.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitUntil } from '../support/wait-until.js';
import { check } from '../solver/exchange/check.mjs';

const MINUTE_MS = 60_000;

describe('facts that change while the planner is at work', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let year: SmallYear;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.get(Database).inTransaction(SYSTEM, work);
  const get = (id: string): Promise<PlanRun> => inTx((tx) => app.get(PlanRunsService, { strict: false }).get(tx, id));
  const snapshotOf = (runId: string) =>
    inTx(async (tx) => {
      const [row] = await tx.query<{ problemId: string }[]>(
        'select problem_id as "problemId" from plan_run where id = $1',
        [runId],
      );
      return row!.problemId;
    });
  const firstPlan = async (runId: string): Promise<Plan> => {
    await waitUntil('there is a plan', async () => (await get(runId)).incumbent !== null, MINUTE_MS / 2);
    const [row] = await inTx((tx) =>
      tx.query<{ plan: Plan }[]>(`select incumbent -> 'plan' as plan from plan_run_progress where run_id = $1`, [
        runId,
      ]),
    );
    return row!.plan;
  };
  /** Starts a run, has something done when it has a plan, and waits for its end. */
  const runWhile = async (
    seconds: number,
    change: (plan: Plan, runId: string) => Promise<void>,
    wish: SearchWish = {},
  ): Promise<PlanRun> => {
    const options = { seconds, seed: 1, threads: 1, ...wish };
    const runId = await inTx((tx) =>
      app.get(PlanRunsRepository, { strict: false }).add(tx, year.yearId, null, options),
    );
    const ended = app.get(PlanRunner, { strict: false }).run(runId, new AbortController().signal);
    await change(await firstPlan(runId), runId);
    await ended;
    return get(runId);
  };
  const withdraw = (peerId: string) =>
    inTx((tx) =>
      tx.query(
        `update peer_availability set letters = repeat('N', length(letters)), version = version + 1 where peer_id = $1`,
        [peerId],
      ),
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    const module = await Test.createTestingModule({
      imports: [AppModule.register(testConfig({ plannerFactsSeconds: 1 }), database.databaseUrl)],
    }).compile();
    app = await module.init();
    year = await createSmallYear(app);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it(
    'reach the running search, whose plan keeps to them and can be approved',
    async () => {
      let gone = '';
      let closed = -1;
      let before = '';
      const run = await runWhile(10, async (plan, runId) => {
        before = await snapshotOf(runId);
        gone = plan.challenges[0]!.peers[0]!;
        closed = plan.challenges[1]!.week!;
        await withdraw(gone);
        await inTx((tx) =>
          tx.query(
            `insert into week_override (year_id, monday, is_open, reason) values ($1, date '2027-09-06' + 7 * $2::int, false, 'The hall burnt down')`,
            [year.yearId, closed],
          ),
        );
        await waitUntil('the search has them', async () => (await get(runId)).progress?.revision === 1, MINUTE_MS / 2);
      });
      expect(run).toMatchObject({ state: 'proposed', attempt: 1, progress: { revision: 1, hard: 0 } });

      const plans = app.get(PlansService, { strict: false });
      const stored = await inTx((tx) => plans.get(tx, run.planId!));
      const plan = await inTx((tx) => plans.getDocument(tx, stored.id));
      const problem = await inTx((tx) => plans.getProblem(tx, stored.id));
      const now = await inTx((tx) => app.get(LoadProblemQuery, { strict: false }).load(tx, year.yearId));
      expect(problem).toEqual(now.problem);
      expect(check(now.problem, plan)).toMatchObject({ hard: 0, medium: stored.medium, soft: stored.soft });
      expect(plan.challenges.some(({ week, peers }) => week === closed || peers.includes(gone))).toBe(false);
      expect(await snapshotOf(run.id)).toBe(stored.problemId);
      expect(stored.problemId).not.toBe(before);

      const approvals = app.get(ApprovalsService, { strict: false });
      expect((await inTx((tx) => approvals.approve(tx, SYSTEM, stored.id))).state).toBe('approved');
      await inTx((tx) => approvals.withdraw(tx, stored.id));
    },
    2 * MINUTE_MS,
  );

  it(
    'are passed over when they are none of the year’s, or leave it as it was',
    async () => {
      const run = await runWhile(5, async (_, runId) => {
        const before = await snapshotOf(runId);
        const rename = (name: string) =>
          inTx((tx) =>
            tx.query('update programme_year set name = $2, version = version + 1 where id = $1', [year.yearId, name]),
          );
        await rename('Another name');
        await waitUntil('two looks have gone by', async () => (await get(runId)).state === 'proposed', MINUTE_MS / 2);
        expect(await snapshotOf(runId)).toBe(before);
      });
      expect(run).toMatchObject({ state: 'proposed', progress: { revision: 0 } });
    },
    MINUTE_MS,
  );

  it(
    'wait until the year can be planned again when a change is half done',
    async () => {
      const suspended = year.peers.get('PEER-007')!;
      const run = await runWhile(12, async (plan, runId) => {
        const before = await snapshotOf(runId);
        await inTx(async (tx) => {
          await tx.query(`update peer set accreditation_state = 'suspended', version = version + 1 where id = $1`, [
            suspended,
          ]);
          await tx.query(
            `update challenge set pinned_peer_ids = array[$1::uuid], version = version + 1 where reference = 'PC-001'`,
            [suspended],
          );
        });
        const beat = (await get(runId)).progress!.elapsedMs;
        const laterBy = (ms: number) => async () => (await get(runId)).progress!.elapsedMs > beat + ms;
        await waitUntil('two looks have gone by', laterBy(3000), MINUTE_MS / 2);
        expect(await get(runId)).toMatchObject({ state: 'running', progress: { revision: 0 } });
        expect(await snapshotOf(runId)).toBe(before);
        await inTx((tx) =>
          tx.query(`update challenge set pinned_peer_ids = '{}', version = version + 1 where reference = 'PC-001'`),
        );
        await waitUntil('the search has them', async () => (await get(runId)).progress?.revision === 1, MINUTE_MS / 2);
      });
      const plan = await inTx((tx) => app.get(PlansService, { strict: false }).getDocument(tx, run.planId!));
      expect(plan.challenges.some(({ peers }) => peers.includes(suspended))).toBe(false);
    },
    2 * MINUTE_MS,
  );

  it(
    'reach every plan of a run that makes several, also one that was found before',
    async () => {
      let gone: readonly string[] = [];
      const run = await runWhile(
        4,
        async (_, runId) => {
          // The second search begins when the first has had its time.
          const isSecond = async () => ((await get(runId)).progress?.elapsedMs ?? 0) > 4_500;
          await waitUntil('the first plan is found', isSecond, MINUTE_MS / 2);
          // So many that the plan before has some of them, whichever of the two searches this one is of.
          gone = (await firstPlan(runId)).challenges.flatMap(({ peers }) => peers).slice(0, 20);
          for (const peerId of gone) await withdraw(peerId);
        },
        { alternatives: true },
      );
      expect(run).toMatchObject({ state: 'proposed', progress: { hard: 0 } });
      const ids = await inTx((tx) => app.get(PlansRepository, { strict: false }).findAlternatives(tx, run.id));
      expect(ids).toHaveLength(3);
      const now = await inTx((tx) => app.get(LoadProblemQuery, { strict: false }).load(tx, year.yearId));
      for (const id of ids) {
        const plans = app.get(PlansService, { strict: false });
        const stored = await inTx((tx) => plans.get(tx, id));
        const plan = await inTx((tx) => plans.getDocument(tx, id));
        expect(stored.problemId).toBe(await snapshotOf(run.id));
        expect(check(now.problem, plan)).toMatchObject({ hard: 0, medium: stored.medium, soft: stored.soft });
        expect(plan.challenges.some(({ peers }) => peers.some((peer) => gone.includes(peer)))).toBe(false);
        // Each was searched for with weights of its own, by which a bound would say nothing of this score.
        expect(stored.bound).toBeNull();
      }
    },
    2 * MINUTE_MS,
  );
});
