import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, Handles, type JobContext, type JobHandler } from '../platform/jobs/define-job.js';
import { PlanRunner } from './plan-runner.service.js';
import { MAX_RUN_ATTEMPTS } from './run-lifecycle.js';

const RETRY_PAUSE_MS = 1000;

/**
 * Works on one plan run. The run counts its own attempts, so that a killed worker counts too; the message outlives them by
 * one, which finds the run at its end.
 */
export const runPlan = defineJob({
  name: 'planning.run-plan',
  queue: 'planning',
  attempts: MAX_RUN_ATTEMPTS + 1,
  backoffMs: () => RETRY_PAUSE_MS,
  leaseSeconds: 15,
  payload: z.strictObject({ runId: z.uuid() }),
});

@Injectable()
@Handles(runPlan)
export class RunPlanJob implements JobHandler<{ runId: string }> {
  constructor(private readonly runner: PlanRunner) {}

  handle({ runId }: { runId: string }, { signal }: JobContext): Promise<void> {
    return this.runner.run(runId, signal);
  }
}
