import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Response } from 'express';
import { type Actor, Database } from '../platform/database/database.js';
import { PlanRunsService } from './plan-runs.service.js';
import { toPlanRunDto } from './planning.dto.js';
import { hasEnded } from './run-lifecycle.js';

const POLL_MS = 1000;
/** Proxies close a stream that is silent for a minute. */
const COMMENT_EVERY_MS = 15_000;

/** Streams how a run goes, read from our own tables: any web process can serve it, whichever worker runs the planner. */
@Injectable()
export class RunEventsService implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly runs: PlanRunsService,
  ) {}

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }

  /** Sends events until the run has ended, the reader has left or the process stops. @throws DomainError not-found, at first. */
  async send(actor: Actor, runId: string, response: Response): Promise<void> {
    const read = async () => toPlanRunDto(await this.database.read(actor, (tx) => this.runs.get(tx, runId)));
    let run = await read();
    const left = new AbortController();
    response.on('close', () => {
      left.abort();
    });
    const signal = AbortSignal.any([left.signal, this.stopping.signal]);
    const isOver = () => signal.aborted;
    response.status(200).type('text/event-stream').setHeader('X-Accel-Buffering', 'no');
    response.flushHeaders();
    let told = '';
    let silentMs = 0;
    while (!isOver()) {
      const data = JSON.stringify(run);
      if (data !== told) {
        response.write(`event: run\ndata: ${data}\n\n`);
        told = data;
        silentMs = 0;
      } else if (silentMs >= COMMENT_EVERY_MS) {
        response.write(': still here\n\n');
        silentMs = 0;
      }
      if (hasEnded(run.state)) break;
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
      silentMs += POLL_MS;
      if (!isOver()) run = await read();
    }
    response.end();
  }
}
