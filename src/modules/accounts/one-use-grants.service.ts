import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { deriveCode, deriveSecret } from '../platform/mail/link-secrets.js';
import { hashSecret, isSameSecret } from './secrets.js';

const MINUTE_MS = 60_000;
/** A grant dies after so many wrong codes; with five letters in a quarter of an hour, 25 guesses of 10^8. */
const MAX_WRONG_CODES = 5;

/** What a letter allows: to sign in, or to choose a new PIN. */
export type GrantPurpose = 'sign-in' | 'new-pin';

/** A grant as it stands. */
export interface Grant {
  readonly id: string;
  readonly personId: string;
  readonly browserHash: Buffer | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly sessionId: string | null;
}

const COLUMNS = `id, person_id as "personId", browser_hash as "browserHash", expires_at as "expiresAt",
                 used_at as "usedAt", session_id as "sessionId"`;

/** Permissions that a letter carries: for one use, some minutes and one browser. The letter's secrets are not kept. */
@Injectable()
export class OneUseGrants {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * A new grant, whose time begins now.
   * @param browserHash of the browser that asked; null where the first one that presses has it.
   * @returns its id, from which code and secret are derived.
   */
  async issue(tx: Tx, purpose: GrantPurpose, personId: string, browserHash: Buffer | null): Promise<string> {
    const [{ id }] = await tx.query<[{ id: string }]>('select gen_random_uuid() as id');
    const now = this.clock.now();
    await tx.query(
      `insert into sign_in_grant (id, purpose, person_id, token_hash, browser_hash, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        purpose,
        personId,
        hashSecret(deriveSecret(this.config.secretKey, purpose, id)),
        browserHash,
        now,
        new Date(now.getTime() + this.config.signInMinutes * MINUTE_MS),
      ],
    );
    return id;
  }

  /** The grant that a secret belongs to, used or not, or null. Locked until the transaction ends. */
  async findBySecret(tx: Tx, purpose: GrantPurpose, secret: string): Promise<Grant | null> {
    const [grant] = await tx.query<Grant[]>(
      `select ${COLUMNS} from sign_in_grant where token_hash = $1 and purpose = $2 for update`,
      [hashSecret(secret), purpose],
    );
    return grant ?? null;
  }

  /**
   * The live grant of this browser whose code was typed, or null, which counts as a wrong try with all of its grants.
   * @param personId where it is known already whose code it must be.
   */
  async findByCode(
    tx: Tx,
    purpose: GrantPurpose,
    typed: { code: string; browser: string; personId?: string },
  ): Promise<Grant | null> {
    const grants = await tx.query<Grant[]>(
      `select ${COLUMNS} from sign_in_grant
        where purpose = $1 and browser_hash = $2 and used_at is null and expires_at > $3 and failed_codes < $4
          and ($5::uuid is null or person_id = $5)
        order by created_at desc for update`,
      [purpose, hashSecret(typed.browser), this.clock.now(), MAX_WRONG_CODES, typed.personId ?? null],
    );
    const right = grants.find(({ id }) => isSameSecret(deriveCode(this.config.secretKey, purpose, id), typed.code));
    if (right) return right;
    await tx.query('update sign_in_grant set failed_codes = failed_codes + 1 where id = any($1)', [
      grants.map(({ id }) => id),
    ]);
    return null;
  }

  /** Marks a grant as used, in this browser and for this session. */
  async use(tx: Tx, grant: Grant, browser: string, sessionId: string | null): Promise<void> {
    await tx.query('update sign_in_grant set used_at = $2, session_id = $3, browser_hash = $4 where id = $1', [
      grant.id,
      grant.usedAt ?? this.clock.now(),
      sessionId,
      hashSecret(browser),
    ]);
  }
}
