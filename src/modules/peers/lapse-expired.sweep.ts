import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';
import { PeerLifeService } from './peer-life.service.js';

/** An accreditation ends with its last day, whether or not somebody looks. */
@Injectable()
@SweepsEvery({ name: 'peers.lapse-expired', everySeconds: 3600 })
export class LapseExpiredSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly lives: PeerLifeService,
  ) {}

  async sweep(): Promise<void> {
    await this.database.inTransaction(SYSTEM, (tx) => this.lives.lapseExpired(tx));
  }
}
