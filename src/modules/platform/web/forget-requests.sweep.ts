import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database, SYSTEM } from '../database/database.js';
import { type Sweep, SweepsEvery } from '../jobs/define-job.js';

/** Forgets stored answers and counts of uses once their time is over. */
@Injectable()
@SweepsEvery({ name: 'platform.forget-requests', everySeconds: 3600 })
export class ForgetRequestsSweep implements Sweep {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  async sweep(): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      await tx.query('delete from idempotency_key where created_at < app_now() - make_interval(hours => $1)', [
        this.config.idempotencyHours,
      ]);
      await tx.query('delete from rate_limit where window_ends_at < app_now()');
    });
  }
}
