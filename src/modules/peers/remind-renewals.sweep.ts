import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { addMonths } from '../platform/clock/iso-date.js';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';
import { Letters } from '../platform/mail/letters.js';
import { findRenewals } from './peer-lives.query.js';
import { findDueReminder } from './renewal.js';
import { writeRenewalLetter } from './renewal.email.js';

/** Reminds peers before their accreditation ends, once for each number of months. */
@Injectable()
@SweepsEvery({ name: 'peers.remind-renewals', everySeconds: 3600 })
export class RemindRenewalsSweep implements Sweep {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly letters: Letters,
  ) {}

  async sweep(): Promise<void> {
    const today = this.clock.today();
    const { renewalReminderMonths } = this.config;
    await this.database.inTransaction(SYSTEM, async (tx) => {
      for (const peer of await findRenewals(tx, today, addMonths(today, renewalReminderMonths[0] ?? 0))) {
        const months = findDueReminder(peer.until, today, renewalReminderMonths);
        if (months === null) continue;
        await this.letters.write(tx, {
          ...writeRenewalLetter(peer.name, peer.until),
          kind: 'peers.renewal',
          dedupeKey: `${peer.peerId} ${peer.until} ${months}`,
          personId: peer.personId,
          toAddress: peer.address,
        });
      }
    });
  }
}
