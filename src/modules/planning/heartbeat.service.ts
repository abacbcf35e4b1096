import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '../platform/database/database.js';
import { describeError, Log } from '../platform/log/log.js';
import { type ClaimedRun, type KeptIncumbent, PlanRunsRepository } from './plan-runs.repository.js';
import { type SolverProgress } from './solver-messages.js';

const BEAT_MS = 1000;

/**
 * Writes every second that a run is alive and where it stands, and learns in the same step whether somebody cancelled it,
 * told it to finish, or another worker took it over; then `signal` aborts. A beat that fails is only logged: the next one comes in a second.
 */
export class Heartbeat {
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | null;
  private beating: Promise<void> = Promise.resolve();
  private progress: SolverProgress | null = null;
  private incumbent: KeptIncumbent | null = null;
  isCancelRequested = false;
  isFinishRequested = false;
  isLost = false;

  constructor(
    private readonly database: Database,
    private readonly runs: PlanRunsRepository,
    private readonly log: Log,
    private readonly run: ClaimedRun,
  ) {
    this.timer = setInterval(() => {
      this.beating = this.beating.then(() => this.beat());
    }, BEAT_MS);
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  show(progress: SolverProgress): void {
    this.progress = progress;
  }

  keep(incumbent: KeptIncumbent): void {
    this.incumbent = incumbent;
  }

  /** Ends after one last beat, so that what was shown last is kept. Safe to call again. */
  async stop(): Promise<void> {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
    await this.beating;
    await this.beat();
  }

  private async beat(): Promise<void> {
    const { progress, incumbent } = this;
    try {
      const answer = await this.database.inTransaction(SYSTEM, (tx) =>
        this.runs.beat(tx, this.run, progress, incumbent),
      );
      if (this.incumbent === incumbent) this.incumbent = null;
      if (answer === null) this.isLost = true;
      else {
        this.isCancelRequested ||= answer.isCancelRequested;
        this.isFinishRequested ||= answer.isFinishRequested;
      }
    } catch (error) {
      this.log.warn('heartbeat-failed', { runId: this.run.id, ...describeError(error) });
    }
    if (this.isLost || this.isCancelRequested || this.isFinishRequested) this.ending.abort();
  }
}

/** Starts heartbeats. */
@Injectable()
export class HeartbeatService {
  constructor(
    private readonly database: Database,
    private readonly runs: PlanRunsRepository,
    private readonly log: Log,
  ) {}

  /** The heartbeat of a run, which beats until it is stopped. */
  start(run: ClaimedRun): Heartbeat {
    return new Heartbeat(this.database, this.runs, this.log, run);
  }
}
