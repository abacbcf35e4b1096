import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { describeError, Log } from '../log/log.js';
import { type ClaimedMessage, OutboxRows } from '../outbox/outbox-rows.js';
import { type JobDefinition, listJobs, QUEUE_CONCURRENCY, type QueueName, TryAgain } from './define-job.js';
import { HandlerRegistry } from './handler-registry.js';
import { openQueues, type QueueBackend, type RunningWorker } from './queue-backend.js';
import { SweepLocks } from './sweep-locks.js';

const BATCH = 100;
const MAX_CRASHES = 3;

/** The queue side of a process: hands over messages, works on jobs, runs sweeps. */
@Injectable()
export class JobRunner {
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];
  private readonly workers: RunningWorker[] = [];
  private readonly sweepLocks: SweepLocks;
  private queues: QueueBackend | null = null;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly rows: OutboxRows,
    private readonly registry: HandlerRegistry,
    private readonly log: Log,
  ) {
    this.sweepLocks = new SweepLocks(database.source);
    // Every loop and every job in hand listens.
    setMaxListeners(0, this.stopping.signal);
  }

  /** Starts working. @throws Error when the queues cannot be opened. */
  async start(databaseUrl: string): Promise<void> {
    const queues = await openQueues({ redisUrl: this.config.redisUrl, databaseUrl }, (error, queue) => {
      if (!this.stopping.signal.aborted) this.log.warn('queue-error', { queue, ...describeError(error) });
    });
    this.queues = queues;
    const atOnce = { ...QUEUE_CONCURRENCY, mail: this.config.mailConcurrency };
    for (const [name, concurrency] of Object.entries(atOnce)) {
      this.workers.push(queues.work(name as QueueName, concurrency, ({ outboxId }) => this.work(outboxId)));
    }
    this.loops.push(this.repeat(this.config.outboxPollMs, () => this.handOver(queues)));
    for (const { definition, sweep } of this.registry.sweeps) {
      this.loops.push(
        this.repeat(definition.everySeconds * 1000, () =>
          this.sweepLocks.withLock(definition.name, () => sweep.sweep()),
        ),
      );
    }
  }

  /** Stops taking work, asks what is running to leave, and waits for it no longer than STOP_GRACE_SECONDS. */
  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort(new Error('the process is stopping'));
    const closed = Promise.all([...this.loops, ...this.workers.map((worker) => worker.close())]);
    await Promise.race([closed, sleep(this.config.stopGraceSeconds * 1000, undefined, { ref: false })]);
    await this.sweepLocks.close();
    await this.queues?.close();
  }

  /** Rings for every due message. Safe in any number of processes at once. */
  async handOver(queues: QueueBackend): Promise<void> {
    const known = new Map(listJobs().map((job) => [job.name, job]));
    for (;;) {
      const due = await this.rows.takeDue(BATCH);
      for (const message of due) {
        const job = known.get(message.job);
        if (!job) {
          this.log.error('unknown-job', { job: message.job, outboxId: message.id });
          continue;
        }
        await queues.ring(job.queue, job.name, `${message.id}-${message.attempt}`, { outboxId: message.id });
      }
      if (due.length < BATCH) return;
    }
  }

  private async work(outboxId: string): Promise<void> {
    const found = await this.findJob(outboxId);
    if (!found) return;
    const message = await this.rows.claim(outboxId, found.leaseSeconds);
    if (!message) return;
    if (message.crashes >= (found.maxCrashes ?? MAX_CRASHES)) {
      await this.rows.fail(message, `its worker died ${message.crashes} times`);
      this.log.error('job-quarantined', { job: message.job, outboxId, attempt: message.attempt });
      return;
    }
    await this.runClaimed(found, message);
  }

  private async findJob(outboxId: string): Promise<JobDefinition<unknown> | undefined> {
    const rows: { job: string }[] = await this.database.source.query(`select job from outbox where id = $1`, [
      outboxId,
    ]);
    return listJobs().find(({ name }) => name === rows[0]?.job);
  }

  private async runClaimed(job: JobDefinition<unknown>, message: ClaimedMessage): Promise<void> {
    const lost = new AbortController();
    const renewal = setInterval(
      () => {
        this.rows.renew(message, job.leaseSeconds).then(
          (held) => {
            if (!held) lost.abort(new Error('another worker took the job over'));
          },
          (error: unknown) => {
            this.log.warn('lease-not-renewed', { job: job.name, outboxId: message.id, ...describeError(error) });
          },
        );
      },
      (job.leaseSeconds * 1000) / 3,
    );
    try {
      const signal = AbortSignal.any([lost.signal, this.stopping.signal]);
      await this.registry
        .getHandler(job.name)
        .handle(job.payload.parse(message.payload), { attempt: message.attempt, signal });
      await this.rows.finish(message);
    } catch (error) {
      await this.recordFailure(job, message, error);
    } finally {
      clearInterval(renewal);
    }
  }

  private async recordFailure(job: JobDefinition<unknown>, message: ClaimedMessage, error: unknown): Promise<void> {
    const fields = { job: job.name, outboxId: message.id, attempt: message.attempt, ...describeError(error) };
    if (this.stopping.signal.aborted) {
      await this.rows.retryLater(message, 0);
      return;
    }
    if (error instanceof TryAgain) {
      await this.rows.retryLater(message, error.afterMs);
      return;
    }
    const isFinal = error instanceof DomainError || message.attempt >= job.attempts;
    this.log.error(isFinal ? 'job-failed' : 'job-will-be-tried-again', fields);
    if (isFinal) await this.rows.fail(message, error instanceof Error ? error.message.slice(0, 2000) : 'unknown');
    else await this.rows.retryLater(message, job.backoffMs(message.attempt));
  }

  private async repeat(pauseMs: number, step: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await step().catch((error: unknown) => {
        this.log.warn('loop-step-failed', describeError(error));
      });
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
