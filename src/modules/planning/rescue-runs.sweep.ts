import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';
import { Log } from '../platform/log/log.js';
import { PlanRunsRepository } from './plan-runs.repository.js';
import { runPlan } from './run-plan.job.js';

/** Longer than any worker is silent, short enough that no run hangs for a minute. */
const SILENT_SECONDS = 30;

/** Ends runs that nobody will ever end: their worker is gone and their message was given up. */
@Injectable()
@SweepsEvery({ name: 'planning.rescue-runs', everySeconds: 5 })
export class RescueRunsSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly runs: PlanRunsRepository,
    private readonly log: Log,
  ) {}

  async sweep(): Promise<void> {
    const failure = {
      code: 'planning.run-abandoned',
      message: `Nothing was heard of the run for ${SILENT_SECONDS} seconds and nobody works on it. Start another.`,
    };
    const ended = await this.database.inTransaction(SYSTEM, (tx) =>
      this.runs.failAbandoned(tx, SILENT_SECONDS, runPlan.name, failure),
    );
    for (const runId of ended) this.log.warn('plan-run-abandoned', { runId });
  }
}
