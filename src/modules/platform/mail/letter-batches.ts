import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { type Actor, type Tx } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';
import { Outbox } from '../outbox/outbox.js';
import { LetterRows } from './letter-rows.js';
import { jobFor } from './send-letter.job.js';

/** Letters that go together. */
export interface LetterBatch {
  readonly id: string;
  /** What the letters are about, as a coordinator reads it. */
  readonly title: string;
  readonly state: 'held' | 'released' | 'recalled';
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly holdUntil: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

const BATCH = `id, title, state, created_at as "createdAt", created_by as "createdBy", hold_until as "holdUntil",
  ended_at as "endedAt", version`;

/** Batches of letters: held for some minutes, so that a mistake is seen before anybody else sees it. */
@Injectable()
export class LetterBatches {
  constructor(
    private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly rows: LetterRows,
  ) {}

  /**
   * Opens a batch, in the caller's transaction. Letters written with its id are held until MAIL_HOLD_MINUTES have passed.
   * @returns id of the batch.
   */
  async open(tx: Tx, actor: Actor, title: string): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into letter_batch (title, created_by, hold_until) values ($1, $2, app_now() + make_interval(mins => $3)) returning id`,
      [title, actor.personId, this.config.mailHoldMinutes],
    );
    return row!.id;
  }

  /** @throws DomainError not-found. */
  async get(tx: Tx, batchId: string): Promise<LetterBatch> {
    const [batch] = await tx.query<LetterBatch[]>(`select ${BATCH} from letter_batch where id = $1`, [batchId]);
    if (batch) return batch;
    throw new DomainError('not-found', 'mail.unknown-batch', `There is no batch of letters ${batchId}.`);
  }

  /** Lets the batch go now. @returns letters that go. @throws DomainError not-found; `mail.batch-has-ended` when it is not held. */
  async sendNow(tx: Tx, batchId: string): Promise<number> {
    await this.end(tx, batchId, 'released');
    return this.queueLetters(tx, batchId);
  }

  /**
   * Takes back every letter of the batch that is still held. @returns letters that were recalled.
   * @throws DomainError not-found; `mail.batch-has-ended` when it is not held.
   */
  async recall(tx: Tx, batchId: string): Promise<number> {
    await this.end(tx, batchId, 'recalled');
    const held = await tx.query<{ id: string }[]>(
      `select id from letter where batch_id = $1 and state = 'held' order by id`,
      [batchId],
    );
    for (const { id } of held) await this.rows.move(tx, id, 'recalled');
    return held.length;
  }

  /** Lets every batch go whose time has come. @returns letters that go. */
  async releaseDue(tx: Tx): Promise<number> {
    const due = await tx.query<{ id: string }[]>(
      `select id from letter_batch where state = 'held' and hold_until <= app_now() order by hold_until for update skip locked`,
    );
    let letters = 0;
    for (const { id } of due) letters += await this.sendNow(tx, id);
    return letters;
  }

  private async end(tx: Tx, batchId: string, state: 'released' | 'recalled'): Promise<void> {
    const [, ended] = await tx.query<[unknown[], number]>(
      `update letter_batch set state = $2, ended_at = app_now(), version = version + 1 where id = $1 and state = 'held'`,
      [batchId, state],
    );
    if (ended === 1) return;
    const batch = await this.get(tx, batchId);
    throw new DomainError(
      'conflict',
      'mail.batch-has-ended',
      `The batch “${batch.title}” is not held any longer: it was ${batch.state === 'released' ? 'sent' : 'recalled'}.`,
      { state: batch.state },
    );
  }

  private async queueLetters(tx: Tx, batchId: string): Promise<number> {
    const released = await this.rows.release(tx, batchId);
    for (const isUrgent of [true, false]) {
      const letters = released.filter((letter) => letter.isUrgent === isUrgent).map(({ id }) => ({ letterId: id }));
      if (letters.length === 0) continue;
      const messages = await this.outbox.addAll(tx, jobFor(isUrgent), letters);
      await this.rows.setOutbox(
        tx,
        letters.map(({ letterId }, place) => ({ letterId, outboxId: messages[place]! })),
      );
    }
    return released.length;
  }
}
