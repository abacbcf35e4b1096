import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database, SYSTEM } from '../database/database.js';
import { type Sweep, SweepsEvery } from '../jobs/define-job.js';

/** Messages that were delivered are of no use later; those that failed stay for a person to look at. */
@Injectable()
@SweepsEvery({ name: 'platform.forget-finished', everySeconds: 3600 })
export class ForgetFinishedSweep implements Sweep {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  async sweep(): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      await tx.query(
        `delete from outbox where state = 'done' and finished_at < app_now() - make_interval(days => $1)`,
        [this.config.outboxKeepDays],
      );
    });
  }
}
