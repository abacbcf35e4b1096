import { Injectable } from '@nestjs/common';
import { Database, SYSTEM, type Tx } from '../database/database.js';
import { Log } from '../log/log.js';

/** Since when no letters go, and what the mail server said. */
export interface MailStop {
  readonly since: Date;
  readonly reason: string;
}

/** How long after a stop one letter tries whether the mail server takes letters again, minutes. */
const PROBE_MINUTES = 15;

/** Stops all letters while the mail server takes none from us at all: trying each of them would only make matters worse. */
@Injectable()
export class MailStops {
  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  async find(tx: Tx): Promise<MailStop | null> {
    const [stop] = await tx.query<MailStop[]>('select since, reason from mail_stop');
    return stop ?? null;
  }

  /** Whether a letter may go now: `probe` when letters are stopped and it is this letter's turn to see whether they still must be. */
  async ask(): Promise<'go' | 'probe' | 'wait'> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      if ((await this.find(tx)) === null) return 'go';
      const [, taken] = await tx.query<[unknown[], number]>(
        `update mail_stop set probe_at = app_now() + make_interval(mins => $1) where probe_at <= app_now()`,
        [PROBE_MINUTES],
      );
      return taken > 0 ? 'probe' : 'wait';
    });
  }

  /** Stops all letters. @param reason what the mail server said. */
  async stop(tx: Tx, reason: string): Promise<void> {
    await tx.query(
      `insert into mail_stop (reason, probe_at) values ($1, app_now() + make_interval(mins => $2))
       on conflict (only_row) do update set reason = excluded.reason`,
      [reason, PROBE_MINUTES],
    );
    this.log.error('mail-stopped');
  }

  /** Lets letters go again. False when they were not stopped. */
  async resume(tx: Tx): Promise<boolean> {
    const [, removed] = await tx.query<[unknown[], number]>('delete from mail_stop where only_row');
    if (removed > 0) this.log.info('mail-resumed');
    return removed > 0;
  }
}
