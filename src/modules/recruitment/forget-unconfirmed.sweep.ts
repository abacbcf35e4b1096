import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';
import { ExpressionsService } from './expressions.service.js';

/** What somebody gave of a person who never said yes is not kept. */
@Injectable()
@SweepsEvery({ name: 'recruitment.forget-unconfirmed', everySeconds: 3600 })
export class ForgetUnconfirmedSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly expressions: ExpressionsService,
  ) {}

  async sweep(): Promise<void> {
    await this.database.inTransaction(SYSTEM, (tx) => this.expressions.forgetUnconfirmed(tx));
  }
}
