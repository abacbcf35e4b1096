import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, SYSTEM } from '../database/database.js';
import { defineJob, Handles, type JobHandler } from '../jobs/define-job.js';
import { Log } from '../log/log.js';
import { classifyReply } from './smtp-reply.js';
import { type LetterRow, PostOffice } from './post-office.js';

const MINUTE_MS = 60_000;
/** Pauses between tries; after the last one every hour, up to 72 hours in all. Source: RFC 5321, section 4.5.4.1. */
const PAUSES_MS = [1, 5, 15, 30].map((minutes) => minutes * MINUTE_MS);
const HOURLY_TRIES = 71;

export const sendLetter = defineJob({
  name: 'mail.send-letter',
  queue: 'mail',
  attempts: PAUSES_MS.length + HOURLY_TRIES,
  backoffMs: (attempt) => PAUSES_MS[attempt - 1] ?? 60 * MINUTE_MS,
  leaseSeconds: 120,
  payload: z.strictObject({ letterId: z.uuid() }),
});

/** At least once: a letter keeps its Message-ID, so a second copy is harmless. */
@Injectable()
@Handles(sendLetter)
export class SendLetterJob implements JobHandler<{ letterId: string }> {
  constructor(
    private readonly database: Database,
    private readonly postOffice: PostOffice,
    private readonly log: Log,
  ) {}

  async handle({ letterId }: { letterId: string }): Promise<void> {
    const letter = await this.findQueued(letterId);
    if (!letter) return;
    try {
      await this.setState(letterId, await this.postOffice.send(letter), null);
    } catch (error) {
      if (classifyReply(error) === 'try-again') throw error;
      await this.setState(letterId, 'bounced', error instanceof Error ? error.message.slice(0, 500) : 'unknown');
      this.log.warn('letter-bounced', { letterId });
    }
  }

  private async findQueued(letterId: string): Promise<LetterRow | undefined> {
    const rows = await this.database.source.query<LetterRow[]>(
      `select id, to_address as "toAddress", subject, text, html, message_id as "messageId" from letter where id = $1 and state = 'queued'`,
      [letterId],
    );
    return rows[0];
  }

  private async setState(letterId: string, state: 'sent' | 'kept' | 'bounced', failure: string | null): Promise<void> {
    await this.database.inTransaction(SYSTEM, (tx) =>
      tx.query(
        `update letter set state = $2, failure = $3, attempt = attempt + 1, sent_at = app_now() where id = $1 and state = 'queued'`,
        [letterId, state, failure],
      ),
    );
  }
}
