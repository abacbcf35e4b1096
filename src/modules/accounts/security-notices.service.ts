import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { Letters } from '../platform/mail/letters.js';
import { type SecurityNotice, writeSecurityNotice } from './security-notice.email.js';

/** Tells people by letter what has changed about how they sign in. */
@Injectable()
export class SecurityNotices {
  constructor(
    private readonly config: Config,
    private readonly letters: Letters,
  ) {}

  /** Writes to a person's primary address; a person without one is told nothing. */
  async write(tx: Tx, personId: string, notice: SecurityNotice): Promise<void> {
    const address = await this.findAddress(tx, personId);
    if (address === null) return;
    await this.letters.write(tx, {
      ...writeSecurityNotice(notice, `${this.config.publicBaseUrl}/account`),
      kind: 'accounts.security-notice',
      dedupeKey: randomUUID(),
      personId,
      toAddress: address,
    });
  }

  /** Where letters to a person go, or null. */
  async findAddress(tx: Tx, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ address: string }[]>(
      'select address from person_address where person_id = $1 and is_primary',
      [personId],
    );
    return row?.address ?? null;
  }
}
