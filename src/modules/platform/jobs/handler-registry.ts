import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  JOB_METADATA,
  type JobHandler,
  listJobs,
  type Sweep,
  SWEEP_METADATA,
  type SweepDefinition,
} from './define-job.js';

/** Finds who handles which job, once, at boot. */
@Injectable()
export class HandlerRegistry implements OnModuleInit {
  private readonly handlers = new Map<string, JobHandler<unknown>>();
  readonly sweeps: { definition: SweepDefinition; sweep: Sweep }[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error when a job has no handler, or two; the boot stops there. */
  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!metatype || !instance) continue;
      const job = Reflect.getMetadata(JOB_METADATA, metatype) as string | undefined;
      if (job !== undefined) {
        if (this.handlers.has(job))
          throw new Error(`Job "${job}" has two handlers; ${metatype.name} is the second. Remove one.`);
        this.handlers.set(job, instance as JobHandler<unknown>);
      }
      const definition = Reflect.getMetadata(SWEEP_METADATA, metatype) as SweepDefinition | undefined;
      if (definition) this.sweeps.push({ definition, sweep: instance as Sweep });
    }
    const orphans = listJobs().filter(({ name }) => !this.handlers.has(name));
    if (orphans.length > 0) {
      throw new Error(
        `No handler for job ${orphans.map(({ name }) => `"${name}"`).join(', ')}. Mark a provider with @Handles and list it in its module.`,
      );
    }
  }

  /** @throws Error for a job that nobody declared. */
  getHandler(job: string): JobHandler<unknown> {
    const handler = this.handlers.get(job);
    if (!handler) throw new Error(`No handler for job "${job}".`);
    return handler;
  }
}
