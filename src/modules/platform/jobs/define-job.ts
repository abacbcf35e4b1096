import { SetMetadata } from '@nestjs/common';
import { type z } from 'zod';

/** Queues apart by purpose, so that a slow mail server or a long search keeps nobody else waiting. */
export type QueueName = 'mail' | 'urgent-mail' | 'planning' | 'general';

/** Jobs that a worker process takes on at once, by queue; for `mail` MAIL_CONCURRENCY says it. */
export const QUEUE_CONCURRENCY: Readonly<Record<Exclude<QueueName, 'mail'>, number>> = {
  'urgent-mail': 2,
  planning: 1,
  general: 5,
};

export interface JobDefinition<Payload> {
  /** `<room>.<verb-object>`. */
  readonly name: string;
  readonly queue: QueueName;
  /** Tries before the job ends as failed. A `DomainError` ends it at once. */
  readonly attempts: number;
  /** Pause before the next try, milliseconds; `attempt` counts from 1. */
  readonly backoffMs: (attempt: number) => number;
  /** How long a silent worker is believed to be alive, seconds. Renewed while the handler runs. */
  readonly leaseSeconds: number;
  /** A message whose worker died this often is put aside: it may be what kills workers. 3 unless said otherwise. */
  readonly maxCrashes?: number;
  /** Ids only. */
  readonly payload: z.ZodType<Payload>;
}

/** What a handler may use beside its payload. */
export interface JobContext {
  /** Counts from 1. */
  readonly attempt: number;
  /** Aborted when the process stops or the lease was lost: leave the work in a state that another try can take up. */
  readonly signal: AbortSignal;
}

/** Thrown by a handler that cannot do its work yet: it is asked again after the pause, as often as it takes. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';

  constructor(
    readonly afterMs: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** Work that arrives at least once: load the row, return if the work is done, lean on unique indexes. */
export interface JobHandler<Payload> {
  handle(payload: Payload, context: JobContext): Promise<void>;
}

const definitions = new Map<string, JobDefinition<unknown>>();

/** Declares a job. Boot fails unless exactly one handler takes it. @throws Error when the name is taken or malformed. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(definition.name))
    throw new Error(`Job "${definition.name}" is not named <room>.<verb-object>.`);
  if (definitions.has(definition.name)) throw new Error(`Job "${definition.name}" is declared twice.`);
  definitions.set(definition.name, definition);
  return definition;
}

/** Every job declared so far. */
export const listJobs = (): readonly JobDefinition<unknown>[] => [...definitions.values()];

export const JOB_METADATA = 'critical-friend:job';

/** Marks a provider as the handler of `job`. */
export const Handles = <Payload>(job: JobDefinition<Payload>): ClassDecorator => SetMetadata(JOB_METADATA, job.name);

export interface SweepDefinition {
  /** `<room>.<verb-object>`. */
  readonly name: string;
  readonly everySeconds: number;
}

/** Looks over the database for what is due. One process at a time; any number of runs must be harmless. */
export interface Sweep {
  sweep(): Promise<void>;
}

export const SWEEP_METADATA = 'critical-friend:sweep';

/** Marks a provider as a sweep that worker processes run. */
export const SweepsEvery = (definition: SweepDefinition): ClassDecorator => SetMetadata(SWEEP_METADATA, definition);
