import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, SYSTEM } from '../database/database.js';
import { DomainError } from '../errors/domain-error.js';

/** How often something may be done. */
export interface RateLimit {
  /** `<room>.<what>`, the name under which it is counted. */
  readonly purpose: string;
  readonly most: number;
  readonly windowMinutes: number;
}

const MINUTE_MS = 60_000;

/** Counts in the database: every process sees the same count, and losing Redis changes nothing. */
@Injectable()
export class RateLimits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one use by `key` (an address, say) in a transaction of its own, so that a refused use counts as well.
   * @throws DomainError too-many (429) with the seconds to wait, from the use after the last allowed one.
   */
  async take({ purpose, most, windowMinutes }: RateLimit, key: string): Promise<void> {
    const now = this.clock.now();
    const [row] = await this.database.inTransaction(SYSTEM, (tx) =>
      tx.query<{ used: number; window_ends_at: Date }[]>(
        `insert into rate_limit as r (purpose, key_hash, window_ends_at, used) values ($1, $2, $4, 1)
         on conflict (purpose, key_hash) do update set
           used = case when r.window_ends_at <= $3 then 1 else r.used + 1 end,
           window_ends_at = case when r.window_ends_at <= $3 then excluded.window_ends_at else r.window_ends_at end
         returning used, window_ends_at`,
        [purpose, hashKey(key), now, new Date(now.getTime() + windowMinutes * MINUTE_MS)],
      ),
    );
    if (!row || row.used <= most) return;
    const retryAfterSeconds = Math.ceil((row.window_ends_at.getTime() - now.getTime()) / 1000);
    const minutes = Math.ceil(retryAfterSeconds / 60);
    throw new DomainError(
      'too-many',
      'platform.rate-limited',
      `This may be done ${most} times in ${windowMinutes} minutes. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
      { retryAfterSeconds },
    );
  }

  /** Forgets the uses by `key`, for limits that count only what goes wrong. */
  async forget({ purpose }: RateLimit, key: string): Promise<void> {
    await this.database.inTransaction(SYSTEM, (tx) =>
      tx.query('delete from rate_limit where purpose = $1 and key_hash = $2', [purpose, hashKey(key)]),
    );
  }
}

const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();
