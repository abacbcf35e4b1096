import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database, SYSTEM, type Tx } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { Outbox } from '../outbox/outbox.js';
import { LetterRows } from './letter-rows.js';
import { canBeSentAgain, type LetterState } from './letter-states.js';
import { isOneMailbox, type LetterCalendar, type NewLetter } from './new-letter.js';
import { jobFor } from './send-letter.job.js';

export type { LetterCalendar, NewLetter } from './new-letter.js';

/** Letters are rows first; a job sends them by id. */
@Injectable()
export class Letters {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly rows: LetterRows,
  ) {}

  /**
   * Writes a letter in the caller's transaction and leaves word to send it, or puts it with the others of its batch.
   * @returns id of the letter, or null when it was written before.
   * @throws DomainError `mail.bad-address` for an address that is not one plain mailbox, `mail.batch-has-ended` when the batch is
   * no longer held, `mail.stale-calendar` for a sequence that is not higher than those before it.
   */
  async write(tx: Tx, letter: NewLetter): Promise<string | null> {
    if (!isOneMailbox(letter.toAddress)) {
      throw new DomainError(
        'invalid',
        'mail.bad-address',
        'The e-mail address is not one plain mailbox. Give it as name@host.',
      );
    }
    // Who writes a letter may not read those of others, and so could not be told whether it was written before.
    return this.database.inTransaction(SYSTEM, () => this.add(tx, letter));
  }

  private async add(tx: Tx, letter: NewLetter): Promise<string | null> {
    if (await this.rows.isWritten(tx, letter.kind, letter.dedupeKey)) return null;
    if (letter.batchId !== undefined) await this.insistOnHeldBatch(tx, letter.batchId);
    const id = await this.rows.add(tx, {
      ...letter,
      subject: letter.subject.replace(/[\r\n]+/g, ' '),
      messageId: `<${randomUUID()}@${new URL(this.config.publicBaseUrl).hostname}>`,
      calendar: letter.calendar ? await this.numberCalendar(tx, letter.calendar) : null,
    });
    if (id !== null && letter.batchId === undefined) await this.leaveWord(tx, id, letter.isUrgent ?? false);
    return id;
  }

  /** Which letter it is and how it stands, for the room that wrote it; null without one. */
  async find(
    tx: Tx,
    letterId: string,
  ): Promise<{ readonly kind: string; readonly dedupeKey: string; readonly state: LetterState } | null> {
    const rows = await tx.query<{ kind: string; dedupeKey: string; state: LetterState }[]>(
      'select kind, dedupe_key as "dedupeKey", state from letter where id = $1',
      [letterId],
    );
    return rows[0] ?? null;
  }

  /**
   * Takes back a letter that is still held. Whoever wrote it is told by the job of its kind, if it has one.
   * @throws DomainError not-found; `mail.not-held` when it has gone or was recalled before.
   */
  async recall(tx: Tx, letterId: string): Promise<void> {
    const state = await this.getState(tx, letterId);
    if (await this.rows.move(tx, letterId, 'recalled')) return;
    throw new DomainError(
      'conflict',
      'mail.not-held',
      `The letter is not held: it is ${state}. Only a letter that is held can be recalled.`,
      { state },
    );
  }

  /**
   * Sends a letter again that did not arrive, or of which nobody can know: the same letter, with the same Message-ID and link.
   * @throws DomainError not-found; `mail.needs-no-resending` in any other state.
   */
  async sendAgain(tx: Tx, letterId: string): Promise<void> {
    const state = await this.getState(tx, letterId);
    if (!canBeSentAgain(state) || !(await this.rows.move(tx, letterId, 'queued', 'sent again by hand'))) {
      throw new DomainError(
        'conflict',
        'mail.needs-no-resending',
        `The letter is ${state}. Only one that bounced, could not be delivered, or may not have arrived is sent again.`,
        { state },
      );
    }
    await this.rows.forgetTries(tx, letterId);
    await this.leaveWord(tx, letterId, true);
  }

  private async getState(tx: Tx, letterId: string): Promise<LetterState> {
    const state = await this.rows.lock(tx, letterId);
    if (state !== null) return state;
    throw new DomainError('not-found', 'mail.unknown-letter', `There is no letter ${letterId}.`);
  }

  private async leaveWord(tx: Tx, letterId: string, isUrgent: boolean): Promise<void> {
    await this.rows.setOutbox(tx, [{ letterId, outboxId: await this.outbox.add(tx, jobFor(isUrgent), { letterId }) }]);
  }

  /** Shares the batch with other writers; whoever ends it waits for them. */
  private async insistOnHeldBatch(tx: Tx, batchId: string): Promise<void> {
    const [batch] = await tx.query<{ title: string; state: string }[]>(
      'select title, state from letter_batch where id = $1 for share',
      [batchId],
    );
    if (!batch) throw new DomainError('not-found', 'mail.unknown-batch', `There is no batch of letters ${batchId}.`);
    if (batch.state === 'held') return;
    throw new DomainError(
      'conflict',
      'mail.batch-has-ended',
      `The batch “${batch.title}” was ${batch.state} and takes no more letters. Open another one.`,
      { state: batch.state },
    );
  }

  /** Sequences of one UID rise, also when two letters are written at once. */
  private async numberCalendar(tx: Tx, calendar: LetterCalendar): Promise<LetterCalendar & { sequence: number }> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`calendar:${calendar.uid}`]);
    const highest = await this.rows.highestSequence(tx, calendar.uid);
    const sequence = calendar.sequence ?? highest + 1;
    if (sequence > highest) return { ...calendar, sequence };
    throw new DomainError(
      'conflict',
      'mail.stale-calendar',
      `Sequence ${sequence} of calendar entry ${calendar.uid} is not higher than ${highest}, which was written before.`,
      { sequence, highest },
    );
  }
}
