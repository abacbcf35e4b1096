import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database, SYSTEM, type Tx } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { Outbox } from '../outbox/outbox.js';
import { sendLetter } from './send-letter.job.js';

/** A letter as a room writes it: plain text that suffices alone, and HTML where it helps. */
export interface NewLetter {
  /** `<room>.<what>`. */
  readonly kind: string;
  /** Together with `kind` unique: the same letter is never written twice. */
  readonly dedupeKey: string;
  readonly personId: string | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

const ADDRESS = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/;
const MAX_ADDRESS_LENGTH = 254;

/** Letters are rows first; a job sends them by id. */
@Injectable()
export class Letters {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Writes a letter and leaves word to send it, in the caller's transaction.
   * @returns id of the letter, or null when it was written before.
   * @throws DomainError `mail.bad-address` for an address that is not one plain mailbox.
   */
  async write(tx: Tx, letter: NewLetter): Promise<string | null> {
    if (letter.toAddress.length > MAX_ADDRESS_LENGTH || !ADDRESS.test(letter.toAddress)) {
      throw new DomainError(
        'invalid',
        'mail.bad-address',
        'The e-mail address is not one plain mailbox. Give it as name@host.',
      );
    }
    // Who writes a letter may not read those of others, and so could not be told whether it was written before.
    const rows = await this.database.inTransaction(SYSTEM, () => this.insert(tx, letter));
    const id = rows[0]?.id ?? null;
    if (id) await this.outbox.add(tx, sendLetter, { letterId: id });
    return id;
  }

  private insert(tx: Tx, letter: NewLetter): Promise<{ id: string }[]> {
    const host = new URL(this.config.publicBaseUrl).hostname;
    return tx.query<{ id: string }[]>(
      `insert into letter (kind, dedupe_key, person_id, to_address, subject, text, html, message_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (kind, dedupe_key) do nothing returning id`,
      [
        letter.kind,
        letter.dedupeKey,
        letter.personId,
        letter.toAddress,
        letter.subject.replace(/[\r\n]+/g, ' '),
        letter.text,
        letter.html ?? null,
        `<${randomUUID()}@${host}>`,
      ],
    );
  }
}
