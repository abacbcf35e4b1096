import { Injectable } from '@nestjs/common';
import { type Sweep, SweepsEvery } from '../jobs/define-job.js';
import { Log } from '../log/log.js';
import { Outbox } from '../outbox/outbox.js';
import { LetterRows } from './letter-rows.js';
import { jobFor } from './send-letter.job.js';

/**
 * A letter that is to go and that no message speaks of would wait for ever: its word is left again. One whose job was put aside is
 * shown as undeliverable, for a coordinator to look at.
 */
@Injectable()
@SweepsEvery({ name: 'mail.find-stranded', everySeconds: 60 })
export class FindStrandedSweep implements Sweep {
  constructor(
    private readonly outbox: Outbox,
    private readonly rows: LetterRows,
    private readonly log: Log,
  ) {}

  async sweep(): Promise<void> {
    await this.rows.asSystem(async (tx) => {
      for (const { id, isUrgent, failure } of await this.rows.findStranded(tx)) {
        this.log.error('letter-stranded', { letterId: id });
        if (failure !== null)
          await this.rows.move(tx, id, 'undeliverable', `It could not be sent from here: ${failure}`);
        else
          await this.rows.setOutbox(tx, [
            { letterId: id, outboxId: await this.outbox.add(tx, jobFor(isUrgent), { letterId: id }) },
          ]);
      }
    });
  }
}
