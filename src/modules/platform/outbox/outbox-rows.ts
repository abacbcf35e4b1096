import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '../database/database.js';

/** A message that is due to be handed to its queue. */
export interface DueMessage {
  readonly id: string;
  readonly job: string;
  readonly attempt: number;
}

/** A message that this process works on, until the lease ends. */
export interface ClaimedMessage extends DueMessage {
  readonly payload: unknown;
  readonly crashes: number;
  readonly claimToken: string;
}

/** How long a handed-over message may wait in its queue before the bell rings again, seconds. */
const RING_AGAIN_SECONDS = 30;

/** The outbox as the worker sees it. Every change of state is a compare-and-set; the claim token fences late finishers. */
@Injectable()
export class OutboxRows {
  constructor(private readonly database: Database) {}

  /** Takes up to `limit` due messages, waiting ones and those whose worker fell silent. */
  takeDue(limit: number): Promise<DueMessage[]> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const [rows] = await tx.query<[DueMessage[], number]>(
        `update outbox set state = case when state = 'waiting' then 'dispatched' else state end,
                next_attempt_at = app_now() + make_interval(secs => $2)
          where id in (select id from outbox where state in ('waiting', 'dispatched', 'claimed') and next_attempt_at <= app_now()
                        order by next_attempt_at limit $1 for update skip locked)
          returning id, job, attempt`,
        [limit, RING_AGAIN_SECONDS],
      );
      return rows;
    });
  }

  /** Null when the message is done, or another worker holds it. */
  claim(id: string, leaseSeconds: number): Promise<ClaimedMessage | null> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const [rows] = await tx.query<[ClaimedMessage[], number]>(
        `update outbox set state = 'claimed', claim_token = gen_random_uuid(), attempt = attempt + 1,
                crashes = crashes + (state = 'claimed')::int,
                claimed_until = app_now() + make_interval(secs => $2), next_attempt_at = app_now() + make_interval(secs => $2)
          where id = $1 and (state in ('waiting', 'dispatched') or (state = 'claimed' and claimed_until <= app_now()))
          returning id, job, attempt, payload, crashes, claim_token as "claimToken"`,
        [id, leaseSeconds],
      );
      return rows[0] ?? null;
    });
  }

  /** False when the lease was lost. */
  renew(message: ClaimedMessage, leaseSeconds: number): Promise<boolean> {
    return this.change(
      message,
      `claimed_until = app_now() + make_interval(secs => $3), next_attempt_at = app_now() + make_interval(secs => $3)`,
      leaseSeconds,
    );
  }

  finish(message: ClaimedMessage): Promise<boolean> {
    return this.change(
      message,
      `state = 'done', finished_at = app_now(), claim_token = null, claimed_until = null, failure = $3`,
      null,
    );
  }

  fail(message: ClaimedMessage, failure: string): Promise<boolean> {
    return this.change(
      message,
      `state = 'failed', finished_at = app_now(), claim_token = null, claimed_until = null, failure = $3`,
      failure,
    );
  }

  retryLater(message: ClaimedMessage, pauseMs: number): Promise<boolean> {
    return this.change(
      message,
      `state = 'waiting', claim_token = null, claimed_until = null, next_attempt_at = app_now() + make_interval(secs => $3)`,
      pauseMs / 1000,
    );
  }

  private change(message: ClaimedMessage, assignments: string, value: unknown): Promise<boolean> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const [, changed] = await tx.query<[unknown[], number]>(
        `update outbox set ${assignments} where id = $1 and claim_token = $2`,
        [message.id, message.claimToken, value],
      );
      return changed === 1;
    });
  }
}
