import { type DataSource, type QueryRunner } from 'typeorm';

type LockCall = 'pg_try_advisory_lock' | 'pg_advisory_unlock';

/**
 * Keeps one sweep from running in two processes at a time. All locks of a process are held on one connection: with one each, sweeps
 * that are due together would take every connection of the pool, and each wait for another to do its work on.
 */
export class SweepLocks {
  private runner: QueryRunner | null = null;
  /** The connection answers one call at a time. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly source: DataSource) {}

  /** Runs `work` unless another process holds the lock of that name. A connection that breaks loses its locks and is replaced. */
  async withLock(name: string, work: () => Promise<void>): Promise<void> {
    if (!(await this.call('pg_try_advisory_lock', name))) return;
    try {
      await work();
    } finally {
      await this.call('pg_advisory_unlock', name);
    }
  }

  /** Gives the connection back, and with it every lock. */
  async close(): Promise<void> {
    await this.last;
    await this.drop();
  }

  private call(lock: LockCall, name: string): Promise<boolean> {
    const answer = this.last.then(async () => {
      this.runner ??= await this.connect();
      const rows = (await this.runner.query(`select ${lock}(hashtext($1)) as done`, [`sweep:${name}`])) as {
        done: boolean;
      }[];
      return rows[0]!.done;
    });
    this.last = answer.catch(() => this.drop());
    return answer;
  }

  private async connect(): Promise<QueryRunner> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    return runner;
  }

  private async drop(): Promise<void> {
    const { runner } = this;
    this.runner = null;
    await runner?.release().catch(() => undefined);
  }
}
