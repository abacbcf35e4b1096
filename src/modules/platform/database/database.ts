import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { SPECIAL_ROLE } from './roles.js';

/** Who acts: recorded with every change and seen by row-level security. */
export interface Actor {
  readonly kind: 'person' | 'system' | 'anonymous';
  readonly personId: string | null;
  readonly roles: readonly string[];
}

/** The service itself: sweeps, imports of the demonstration, jobs. */
export const SYSTEM: Actor = { kind: 'system', personId: null, roles: [] };
export const ANONYMOUS: Actor = { kind: 'anonymous', personId: null, roles: [] };

/** A transaction in progress. Rooms pass it on; they never open a second one. */
export type Tx = EntityManager;

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 3;
const RETRY_PAUSE_MS = 20;

const sqlState = (error: unknown): string | undefined =>
  error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;

/** The one way to the database. */
@Injectable()
export class Database {
  private readonly ambient = new AsyncLocalStorage<Tx>();

  constructor(readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction as `actor`. Inside another transaction of the same call chain it joins that one.
   * Serialization failures and deadlocks are tried again, at most three times; `work` must therefore have no effect
   * outside the database.
   */
  async inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.ambient.getStore();
    if (outer) return work(outer);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction(async (tx) => {
          await tx.query(
            `select set_config('app.actor_id', $1, true), set_config('app.actor_kind', $2, true), set_config('app.actor_roles', $3, true)`,
            [actor.personId ?? '', actor.kind, actor.roles.join(',')],
          );
          return this.ambient.run(tx, () => work(tx));
        });
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await sleep(RETRY_PAUSE_MS * attempt * (1 + attempt));
      }
    }
  }

  /** Reads as `actor`, in a read-only view of one moment where no transaction is open yet. */
  async read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTransaction(actor, work);
  }

  /** Runs `work` with the right to party, equality and access data, and gives the right back. */
  async withSpecialData<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
    await tx.query(`set local role ${SPECIAL_ROLE}`);
    try {
      return await work();
    } finally {
      await tx.query('reset role').catch(() => undefined);
    }
  }
}
