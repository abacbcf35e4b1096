import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { SPECIAL_ROLE } from './roles.js';

/** What an actor sees all of: rows of everybody, of every programme year, of the pool of peers, or every year's calendar. */
export type SeenWhole = 'all' | 'years' | 'pool' | 'calendars';

/** What else an actor sees, by id. */
export type OwnRows =
  /** Programme years with all that belongs to them, and years of which the weeks are seen. */
  | 'years'
  | 'calendars'
  /** Challenges with their teams, and those among them whose seats are seen too. */
  | 'challenges'
  | 'seated'
  | 'councils'
  /** Challenge managers the actor is, and those whose names are seen. */
  | 'managers'
  | 'staff'
  /** Peers the actor is, those for whom they act as assistant, and those whose profile is seen. */
  | 'peers'
  | 'served'
  | 'known';

/** Which rows row-level security lets an actor meet. */
export interface RowReach {
  readonly sees: readonly SeenWhole[];
  readonly own: Readonly<Partial<Record<OwnRows, readonly string[]>>>;
}

/** Who acts: recorded with every change and seen by row-level security. */
export interface Actor {
  readonly kind: 'person' | 'system' | 'anonymous';
  readonly personId: string | null;
  readonly roles: readonly string[];
  /** Absent: no row that belongs to somebody; the service itself meets every row. */
  readonly reach?: RowReach;
}

/** The service itself: sweeps, imports of the demonstration, jobs. */
export const SYSTEM: Actor = { kind: 'system', personId: null, roles: [] };
export const ANONYMOUS: Actor = { kind: 'anonymous', personId: null, roles: [] };
/** Whoever opens the link of a letter. Nobody is known by it: the service that checks the link decides what it opens. */
export const LINK_HOLDER: Actor = { ...ANONYMOUS, reach: { sees: ['all', 'years', 'pool', 'calendars'], own: {} } };

/** A transaction in progress. Rooms pass it on; they never open a second one. */
export type Tx = EntityManager;

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 3;
const RETRY_PAUSE_MS = 20;

const sqlState = (error: unknown): string | undefined =>
  error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;

const setActor = async (tx: Tx, { kind, personId, roles, reach }: Actor): Promise<void> => {
  await tx.query(
    `select set_config('app.actor_id', $1, true), set_config('app.actor_kind', $2, true), set_config('app.actor_roles', $3, true),
            set_config('app.sees', $4, true), set_config('app.own', $5, true)`,
    [personId ?? '', kind, roles.join(','), reach?.sees.join(',') ?? '', JSON.stringify(reach?.own ?? {})],
  );
};

/** The one way to the database. */
@Injectable()
export class Database {
  private readonly ambient = new AsyncLocalStorage<{ readonly tx: Tx; readonly actor: Actor }>();

  constructor(readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction as `actor`. Inside another transaction of the same call chain it joins that one, and acts in it
   * as `actor` until `work` is done. Serialization failures and deadlocks are tried again, at most three times; `work` must
   * therefore have no effect outside the database.
   */
  async inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.ambient.getStore();
    if (outer) return actor === outer.actor ? work(outer.tx) : this.actAs(outer, actor, work);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction(async (tx) => {
          await setActor(tx, actor);
          return this.ambient.run({ tx, actor }, () => work(tx));
        });
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await sleep(RETRY_PAUSE_MS * attempt * (1 + attempt));
      }
    }
  }

  private async actAs<T>(outer: { tx: Tx; actor: Actor }, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { tx } = outer;
    await setActor(tx, actor);
    try {
      return await this.ambient.run({ tx, actor }, () => work(tx));
    } finally {
      // A failed statement has ended the transaction, and with it whoever acted.
      await setActor(tx, outer.actor).catch(() => undefined);
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
