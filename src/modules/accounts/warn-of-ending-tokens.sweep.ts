import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { type Sweep, SweepsEvery } from '../platform/jobs/define-job.js';
import { Letters } from '../platform/mail/letters.js';
import { WARN_DAYS } from './api-token.js';
import { writeTokenExpiryLetter } from './token-expiry.email.js';
import { formatDay } from './views/account.view.js';

interface EndingToken {
  id: string;
  name: string;
  personId: string;
  address: string;
  expiresAt: Date;
}

/** Writes once about each API token that ends soon; one that was made for less than a month ends as its maker meant it to. */
@Injectable()
@SweepsEvery({ name: 'accounts.warn-of-ending-tokens', everySeconds: 3600 })
export class WarnOfEndingTokensSweep implements Sweep {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly letters: Letters,
  ) {}

  async sweep(): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      for (const token of await this.listEnding(tx)) {
        await this.letters.write(tx, {
          ...writeTokenExpiryLetter({
            name: token.name,
            endsOn: formatDay(token.expiresAt),
            address: `${this.config.publicBaseUrl}/account`,
          }),
          kind: 'accounts.token-expiry',
          dedupeKey: token.id,
          personId: token.personId,
          toAddress: token.address,
        });
      }
    });
  }

  private listEnding(tx: Tx): Promise<EndingToken[]> {
    return tx.query<EndingToken[]>(
      `select t.id, t.name, t.person_id as "personId", a.address, t.expires_at as "expiresAt"
         from api_token t join person_address a on a.person_id = t.person_id and a.is_primary
        where t.revoked_at is null and t.expires_at > $1 and t.expires_at < $1::timestamptz + make_interval(days => $2)
          and t.expires_at - t.created_at > interval '1 month'
          and not exists (select from letter l where l.kind = 'accounts.token-expiry' and l.dedupe_key = t.id::text)`,
      [this.clock.now(), WARN_DAYS],
    );
  }
}
