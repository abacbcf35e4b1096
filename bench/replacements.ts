import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { createDraw } from '../src/demonstration/draw.js';
import { loadDemonstration } from '../src/cli/demo/load-year.js';
import { followRun } from '../src/cli/demo/follow-run.js';
import { AccountsService } from '../src/modules/accounts/accounts.service.js';
import { SessionsService } from '../src/modules/accounts/sessions.service.js';
import { PlanRunsService } from '../src/modules/planning/plan-runs.service.js';
import { PlansService } from '../src/modules/planning/plans.service.js';
import { parseConfig } from '../src/modules/platform/config/config.js';
import { Database, SYSTEM } from '../src/modules/platform/database/database.js';
import { openDatabase } from '../src/modules/platform/database/open-database.js';
import { JobRunner } from '../src/modules/platform/jobs/job-runner.js';
import { readStandingPlan } from '../src/scheduling/standing-plan.js';
import { whyThisPeer } from '../src/scheduling/why-this-peer.js';
import { createWebApplication } from '../src/web-application.js';

/**
 * How long it takes to have ranked replacements, each with its exact price, when one member of a planned year says no: in
 * process with the problem loaded, and over HTTP from a web process on PostgreSQL. Prints a table; 1 minute.
 */
const SEED = 2027;
const PLAN_SECONDS = 10;
const DECLINES = 200;
/** Requests that warm the process up and are not counted. */
const WARM_UP = 10;

const dataDir = mkdtempSync(path.join(tmpdir(), 'critical-friend-bench-'));
const config = parseConfig({
  ...process.env,
  NODE_ENV: 'development',
  LOG_LEVEL: 'warn',
  DATA_DIR: dataDir,
  PORT: '0',
});
const server = await openDatabase(config, { startOver: true });
const app = await createWebApplication(config, server.databaseUrl);
try {
  const database = app.get(Database);
  const { yearId } = await loadDemonstration(app, database, { profile: 'trebled', seed: SEED });
  const planId = await planYear(database, yearId);
  const plans = app.get(PlansService);
  const { problem, plan } = await database.inTransaction(SYSTEM, (tx) => plans.getWithProblem(tx, planId));
  const members = plan.challenges.flatMap(({ id, peers }) => peers.map((peer) => ({ challenge: id, peer })));
  const declines = createDraw(SEED, 'declines').sample(members, DECLINES + WARM_UP);

  const read = readStandingPlan(problem, plan);
  if ('faults' in read) throw new Error(read.faults.join(' '));
  let offered = 0;
  const inProcess = await timeEach(declines, ({ challenge, peer }) => {
    offered += whyThisPeer(read.standing, challenge, peer)!.alternatives.length;
  });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const headers = { Cookie: await signIn(database) };
  const overHttp = await timeEach(declines, async ({ challenge, peer }) => {
    const address = `http://127.0.0.1:${port}/api/plans/${planId}/challenges/${challenge}/members/${peer}`;
    const answer = await fetch(address, { headers });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
    await answer.text();
  });
  process.stdout.write(
    [
      `${problem.challenges.length} challenges, ${problem.peers.length} peers, ${DECLINES} declines; ` +
        `${(offered / declines.length).toFixed(1)} replacements each; Node ${process.version.slice(1)}, ${cpus().length} cores`,
      '',
      '| milliseconds               | median | 95th percentile | most |',
      '| -------------------------- | -----: | --------------: | ---: |',
      renderRow('in process, problem loaded', inProcess),
      renderRow('over HTTP', overHttp),
      '',
    ].join('\n'),
  );
} finally {
  await app.get(JobRunner).stop();
  await app.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function planYear(database: Database, yearId: string): Promise<string> {
  await app.get(JobRunner).start(server.databaseUrl);
  const runs = app.get(PlanRunsService);
  const run = await database.inTransaction(SYSTEM, (tx) => runs.request(tx, SYSTEM, yearId, { seconds: PLAN_SECONDS }));
  const { signal } = new AbortController();
  return followRun(runs, database, { runId: run.id, signal, target: process.stderr });
}

async function signIn(database: Database): Promise<string> {
  return database.inTransaction(SYSTEM, async (tx) => {
    const person = { reference: null, name: 'Bench', address: 'bench@critical-friend.example', isFictional: true };
    const personId = await app.get(AccountsService).createPerson(tx, person, ['coordinator']);
    const { secret } = await app.get(SessionsService).start(tx, personId);
    return `session=${secret}`;
  });
}

/** Milliseconds of each piece of work after the warm-up, in order of size. */
async function timeEach<T>(items: readonly T[], work: (item: T) => void | Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const startedAt = performance.now();
    await work(item);
    times.push(performance.now() - startedAt);
  }
  return times.slice(WARM_UP).sort((a, b) => a - b);
}

function renderRow(name: string, times: readonly number[]): string {
  const at = (share: number): string => times[Math.ceil(share * times.length) - 1]!.toFixed(1);
  return `| ${name.padEnd(26)} | ${at(0.5).padStart(6)} | ${at(0.95).padStart(15)} | ${at(1).padStart(4)} |`;
}
