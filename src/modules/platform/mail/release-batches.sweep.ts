import { Injectable } from '@nestjs/common';
import { type Sweep, SweepsEvery } from '../jobs/define-job.js';
import { LetterBatches } from './letter-batches.js';
import { LetterRows } from './letter-rows.js';

/** Lets batches go when their hold has ended. */
@Injectable()
@SweepsEvery({ name: 'mail.release-batches', everySeconds: 5 })
export class ReleaseBatchesSweep implements Sweep {
  constructor(
    private readonly batches: LetterBatches,
    private readonly rows: LetterRows,
  ) {}

  async sweep(): Promise<void> {
    await this.rows.asSystem((tx) => this.batches.releaseDue(tx));
  }
}
