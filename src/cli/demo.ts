import path from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { PlanRunsService } from '../modules/planning/plan-runs.service.js';
import { type Config, parseConfig } from '../modules/platform/config/config.js';
import { Database, SYSTEM } from '../modules/platform/database/database.js';
import { type OpenDatabase, openDatabase } from '../modules/platform/database/open-database.js';
import { JobRunner } from '../modules/platform/jobs/job-runner.js';
import { choosePort } from '../modules/platform/process/choose-port.js';
import { closeServer, explainFailedStart, waitForStopSignal } from '../modules/platform/process/run-process.js';
import { createWebApplication } from '../web-application.js';
import { DEMO_HELP, type DemoOptions, parseDemoOptions } from './demo/demo-options.js';
import { followRun } from './demo/follow-run.js';
import { findDemonstration, issueCoordinatorLink, loadDemonstration } from './demo/load-year.js';
import { repairPlan } from './demo/repair-plan.js';
import { findNewestPlan, readSummary } from './demo/read-summary.js';
import { describePlan, summaryLine } from './demo/summary.js';

const REQUEST_GRACE_MS = 2000;
/** What a shell expects of a command that Ctrl-C ended before it was done. */
const INTERRUPTED = 130;

/** A demonstration never touches a real database, queue or mail server: it keeps to a folder of its own. */
async function demoConfig(): Promise<Config> {
  const config = parseConfig({
    ...process.env,
    NODE_ENV: 'development',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    DATA_DIR: path.join(process.env['DATA_DIR'] ?? '.data', 'demonstration'),
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    REDIS_URL: '',
    SMTP_URL: '',
  });
  config.port = await choosePort(config.host, config.port);
  if (!process.env['PUBLIC_BASE_URL']) config.publicBaseUrl = `http://localhost:${config.port}`;
  return config;
}

interface OpenDemo {
  readonly database: OpenDatabase;
  readonly app: NestExpressApplication;
}

async function open(config: Config, startOver: boolean): Promise<OpenDemo> {
  const database = await openDatabase(config, { startOver });
  try {
    return { database, app: await createWebApplication(config, database.databaseUrl) };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Opens what is stored, emptied when it is not the year that is wanted. */
async function openWantedYear(config: Config, { fresh, seed, profile }: DemoOptions): Promise<OpenDemo> {
  const demo = await open(config, fresh);
  const stored = await findDemonstration(demo.app.get(Database));
  if (!stored || (stored.seed === seed && stored.profile === profile)) return demo;
  process.stderr.write(`Starting over: the stored year has seed ${stored.seed} and profile ${stored.profile}.\n`);
  await demo.app.close();
  await demo.database.stop();
  return open(config, true);
}

/** Plans the year unless there is a plan already, and says what came of it. */
async function planYear(app: NestExpressApplication, options: DemoOptions, signal: AbortSignal): Promise<void> {
  const database = app.get(Database);
  let stored = await findDemonstration(database);
  if (!stored) {
    process.stderr.write('Loading councils, people and commissions…\n');
    stored = await loadDemonstration(app, database, options);
  }
  const { yearId } = stored;
  let planId = await findNewestPlan(database, yearId);
  if (planId === null) {
    const runs = app.get(PlanRunsService);
    const run = await database.inTransaction(SYSTEM, (tx) =>
      runs.request(tx, SYSTEM, yearId, { seconds: options.seconds }),
    );
    process.stderr.write(`Planning the year for ${options.seconds} seconds…\n`);
    planId = await followRun(runs, database, { runId: run.id, signal, target: process.stderr });
    planId = await repairPlan(app, planId, process.stderr);
  } else process.stderr.write('This year has been planned before; --fresh plans it again.\n');
  const summary = await readSummary(app, database, stored, planId);
  process.stdout.write(`\n${describePlan(summary)}\n\n`);
  if (options.once) process.stdout.write(`${summaryLine(summary)}\n`);
}

async function serve(app: NestExpressApplication, config: Config, stopped: Promise<void>): Promise<void> {
  await app.listen(config.port, config.host);
  const offerLink = async () => {
    const link = await issueCoordinatorLink(app, app.get(Database));
    process.stdout.write(`Sign in as the coordinator, once, within ${config.signInMinutes} minutes:\n  ${link}\n`);
  };
  process.stdout.write(`Critical Friend is at ${config.publicBaseUrl}\n\n`);
  await offerLink();
  process.stdout.write('\nEnter gives another link. Ctrl-C stops everything; the data stays for the next time.\n');
  process.stdin.on('data', () => void offerLink());
  await stopped;
  process.stdin.pause();
  await closeServer(app.getHttpServer(), REQUEST_GRACE_MS);
}

/** @param stopping aborted when the person asks to stop. */
async function demo(options: DemoOptions, stopping: AbortController): Promise<void> {
  const stopped = waitForStopSignal().then(() => {
    stopping.abort();
    process.stderr.write('\nStopping…\n');
  });
  const config = await demoConfig();
  const { app, database } = await openWantedYear(config, options);
  const jobs = app.get(JobRunner);
  try {
    await jobs.start(database.databaseUrl);
    await planYear(app, options, stopping.signal);
    if (!options.once && !stopping.signal.aborted) await serve(app, config, stopped);
  } finally {
    await jobs.stop();
    await app.close();
    await database.stop();
  }
}

const parsed = parseDemoOptions(process.argv.slice(2));
if ('faults' in parsed) {
  process.stderr.write(`${parsed.faults.join('\n')}\n\n${DEMO_HELP}`);
  process.exit(2);
}
if (parsed.options.help) {
  process.stdout.write(DEMO_HELP);
  process.exit(0);
}
const stopping = new AbortController();
try {
  await demo(parsed.options, stopping);
  process.exit(0);
} catch (error) {
  if (stopping.signal.aborted) process.exit(INTERRUPTED);
  explainFailedStart(error);
  process.exit(1);
}
