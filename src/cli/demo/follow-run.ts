import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, SYSTEM } from '../../modules/platform/database/database.js';
import { type PlanRunsService } from '../../modules/planning/plan-runs.service.js';
import { hasEnded } from '../../modules/planning/run-lifecycle.js';
import { formatProgress } from './progress-line.js';

const LOOK_EVERY_MS = 250;
const PLAIN_LINE_EVERY_MS = 5000;

/** Where progress goes: one line that is written over on a terminal, a line now and then elsewhere. */
export interface ProgressTarget {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Watches a run until it ends.
 * @returns the id of the plan that it proposed.
 * @throws Error with the run's own words when it failed or was cancelled, or when `signal` is aborted (which cancels it).
 */
export async function followRun(
  runs: PlanRunsService,
  database: Database,
  { runId, signal, target }: { runId: string; signal: AbortSignal; target: ProgressTarget },
): Promise<string> {
  let nextPlainLineMs = 0;
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    const run = await database.inTransaction(SYSTEM, (tx) =>
      signal.aborted ? runs.cancel(tx, runId) : runs.get(tx, runId),
    );
    const { progress } = run;
    const line = formatProgress({
      elapsedMs: progress?.elapsedMs ?? 0,
      limitMs: run.options.seconds * 1000,
      best: progress,
    });
    if (target.isTTY) target.write(`\r\u001b[2K${line}`);
    else if (waitedMs >= nextPlainLineMs) {
      target.write(`${line}\n`);
      nextPlainLineMs += PLAIN_LINE_EVERY_MS;
    }
    if (hasEnded(run.state)) {
      target.write('\n');
      if (run.planId !== null) return run.planId;
      throw new Error(
        `The run ${run.state === 'cancelled' ? 'was cancelled' : `failed: ${run.failure?.message ?? 'no reason was kept'}`}.`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}
