import { Injectable } from '@nestjs/common';
import { Database, SYSTEM, type Tx } from '../database/database.js';
import { Outbox } from '../outbox/outbox.js';
import { findOutcomeJob } from './define-letter.js';
import { type LetterState, statesBefore } from './letter-states.js';
import { type LetterCalendar, type NewLetter } from './new-letter.js';
import { type Delivery } from './sending-policy.js';

/** What is needed to send a letter. */
export interface LetterRow {
  readonly id: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
  readonly calendar: (LetterCalendar & { readonly sequence: number }) | null;
  readonly createdAt: Date;
}

/** A letter that is on its way. */
export interface LetterToSend extends LetterRow {
  readonly state: LetterState;
  readonly delivery: Delivery;
  /** Tries that failed. */
  readonly tries: number;
  /** Since the first try that failed, milliseconds; 0 before it. */
  readonly ageMs: number;
}

/** Outcomes that whoever wrote the letter should know of. */
const ENDED_BADLY: readonly LetterState[] = ['recalled', 'bounced', 'undeliverable', 'unknown'];

/** Columns that `LetterRow` is made of. */
export const LETTER_COLUMNS = `id, to_address as "toAddress", subject, text, html, message_id as "messageId", calendar,
  created_at as "createdAt"`;

/** Rows of letters. Every change of state is a compare-and-set that leaves an event. */
@Injectable()
export class LetterRows {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async isWritten(tx: Tx, kind: string, dedupeKey: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('select from letter where kind = $1 and dedupe_key = $2', [kind, dedupeKey]);
    return rows.length > 0;
  }

  /** Null when another transaction wrote the same letter meanwhile. */
  async add(
    tx: Tx,
    letter: Omit<NewLetter, 'calendar'> & { readonly messageId: string; readonly calendar: LetterCalendar | null },
  ): Promise<string | null> {
    const rows = await tx.query<{ id: string }[]>(
      `insert into letter (kind, dedupe_key, person_id, to_address, subject, text, html, message_id, calendar, batch_id, delivery,
                           is_urgent, state, queued_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid, $11, $12,
               case when $10::uuid is null then 'queued' else 'held' end, case when $10::uuid is null then app_now() end)
       on conflict (kind, dedupe_key) do nothing returning id`,
      [
        letter.kind,
        letter.dedupeKey,
        letter.personId,
        letter.toAddress,
        letter.subject,
        letter.text,
        letter.html ?? null,
        letter.messageId,
        letter.calendar === null ? null : JSON.stringify(letter.calendar),
        letter.batchId ?? null,
        letter.delivery ?? 'at-least-once',
        letter.isUrgent ?? false,
      ],
    );
    return rows[0]?.id ?? null;
  }

  /** Highest sequence of a calendar entry so far; -1 without one. */
  async highestSequence(tx: Tx, uid: string): Promise<number> {
    const [row] = await tx.query<{ highest: number | null }[]>(
      'select max(calendar_sequence) as highest from letter where calendar_uid = $1',
      [uid],
    );
    return row?.highest ?? -1;
  }

  /** A letter that is queued or in the middle of being sent; null when it has gone or was never written. */
  async findToSend(letterId: string): Promise<LetterToSend | null> {
    const rows = await this.asSystem((tx) =>
      tx.query<LetterToSend[]>(
        `select ${LETTER_COLUMNS}, state, delivery, attempt as tries,
                coalesce(extract(epoch from app_now() - first_tried_at) * 1000, 0)::float8 as "ageMs"
           from letter where id = $1 and state in ('queued', 'sending')`,
        [letterId],
      ),
    );
    return rows[0] ?? null;
  }

  /** Whether an earlier letter about the same calendar entry is still to go: a cancellation must not arrive before what it cancels. */
  async wouldOvertake({ calendar }: LetterRow): Promise<boolean> {
    if (calendar === null) return false;
    const rows = await this.asSystem((tx) =>
      tx.query<unknown[]>(
        `select from letter where calendar_uid = $1 and calendar_sequence < $2 and state in ('held', 'queued', 'sending') limit 1`,
        [calendar.uid, calendar.sequence],
      ),
    );
    return rows.length > 0;
  }

  /** State of the letter, which stays as it is until the transaction ends; null without one. */
  async lock(tx: Tx, letterId: string): Promise<LetterState | null> {
    const rows = await tx.query<{ state: LetterState }[]>('select state from letter where id = $1 for update', [
      letterId,
    ]);
    return rows[0]?.state ?? null;
  }

  /**
   * Brings a letter to `state` and notes the event; whoever wrote it is told of an outcome that it did not want.
   * @returns false when it is in a state that does not lead there.
   */
  async move(tx: Tx, letterId: string, state: LetterState, detail: string | null = null): Promise<boolean> {
    const [moved] = await tx.query<[{ kind: string }[], number]>(
      `update letter set state = $2, failure = case when $2 in ('bounced', 'undeliverable', 'unknown') then $4 end,
              queued_at = case when $2 = 'queued' then app_now() else queued_at end,
              sent_at = case when $2 in ('sent', 'kept') then app_now() else sent_at end
        where id = $1 and state = any ($3) returning kind`,
      [letterId, state, statesBefore(state), detail],
    );
    const [letter] = moved;
    if (!letter) return false;
    await this.note(tx, letterId, state, detail);
    const job = ENDED_BADLY.includes(state) ? findOutcomeJob(letter.kind) : null;
    if (job) await this.outbox.add(tx, job, { letterId });
    return true;
  }

  /** Counts a try that failed and leaves the letter queued. */
  async countTry(tx: Tx, letterId: string, detail: string): Promise<void> {
    await tx.query(
      `update letter set attempt = attempt + 1, first_tried_at = coalesce(first_tried_at, app_now()), failure = $2, state = 'queued'
        where id = $1 and state in ('queued', 'sending')`,
      [letterId, detail],
    );
    await this.note(tx, letterId, 'not-taken', detail);
  }

  /** Leaves the letter queued as if it had not been tried. */
  async putBack(tx: Tx, letterId: string): Promise<void> {
    await tx.query(`update letter set state = 'queued' where id = $1 and state in ('queued', 'sending')`, [letterId]);
  }

  /** Queues what is held of a batch. */
  async release(tx: Tx, batchId: string): Promise<{ readonly id: string; readonly isUrgent: boolean }[]> {
    const [released] = await tx.query<[{ id: string; isUrgent: boolean }[], number]>(
      `update letter set state = 'queued', queued_at = app_now() where batch_id = $1 and state = 'held'
       returning id, is_urgent as "isUrgent"`,
      [batchId],
    );
    await tx.query(`insert into letter_event (letter_id, event) select unnest($1::uuid[]), 'queued'`, [
      released.map(({ id }) => id),
    ]);
    return released;
  }

  /** Letters to go of which no message is on its way; `failure` says why theirs was put aside, null when there is none. */
  findStranded(
    tx: Tx,
  ): Promise<{ readonly id: string; readonly isUrgent: boolean; readonly failure: string | null }[]> {
    return tx.query(
      `select l.id, l.is_urgent as "isUrgent", case when o.state = 'failed' then coalesce(o.failure, 'unknown') end as failure
         from letter l left join outbox o on o.id = l.outbox_id
        where l.state in ('queued', 'sending') and l.queued_at < app_now() - interval '1 minute'
          and (o.id is null or o.state in ('done', 'failed'))
        order by l.queued_at for update of l skip locked`,
    );
  }

  /** A letter that is sent again has its three days anew. */
  async forgetTries(tx: Tx, letterId: string): Promise<void> {
    await tx.query('update letter set attempt = 0, first_tried_at = null, failure = null where id = $1', [letterId]);
  }

  async setOutbox(
    tx: Tx,
    messages: readonly { readonly letterId: string; readonly outboxId: string }[],
  ): Promise<void> {
    await tx.query(
      `update letter set outbox_id = m."outboxId"
         from jsonb_to_recordset($1::jsonb) as m ("letterId" uuid, "outboxId" uuid) where id = m."letterId"`,
      [JSON.stringify(messages)],
    );
  }

  /** One transaction of the service itself. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.inTransaction(SYSTEM, work);
  }

  private async note(tx: Tx, letterId: string, event: string, detail: string | null): Promise<void> {
    await tx.query('insert into letter_event (letter_id, event, detail) values ($1, $2, $3)', [
      letterId,
      event,
      detail,
    ]);
  }
}
