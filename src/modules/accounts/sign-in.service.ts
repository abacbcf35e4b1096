import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { Letters } from '../platform/mail/letters.js';
import { codePlaceholder, deriveCode, deriveSecret, secretPlaceholder } from '../platform/mail/link-secrets.js';
import { SIGN_IN_PATH } from '../platform/web/paths.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { hashSecret, isSameSecret } from './secrets.js';
import { SessionsService } from './sessions.service.js';
import { writeSignInLetter } from './sign-in.email.js';

const MINUTE_MS = 60_000;
const PURPOSE = 'sign-in';
/** A grant dies after so many wrong codes; with the limit below, 25 guesses of 10^8 in a quarter of an hour. */
const MAX_WRONG_CODES = 5;

/** Source: ASVS 5.0.0, 2.4.1 and 6.6.3. */
const REQUESTS_PER_ADDRESS: RateLimit = { purpose: 'accounts.sign-in-address', most: 5, windowMinutes: 15 };
const REQUESTS_PER_CALLER: RateLimit = { purpose: 'accounts.sign-in-caller', most: 20, windowMinutes: 60 };

/** How a try to sign in ends; `secret` goes into the browser's cookie. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly secret: string }
  | { readonly kind: 'used' | 'expired' | 'other-browser' | 'wrong' };

interface GrantRow {
  id: string;
  personId: string;
  browserHash: Buffer | null;
  expiresAt: Date;
  usedAt: Date | null;
  sessionId: string | null;
}

const GRANT_COLUMNS = `id, person_id as "personId", browser_hash as "browserHash", expires_at as "expiresAt",
                       used_at as "usedAt", session_id as "sessionId"`;

/** Signing in by a link or a code that works once, for a few minutes, in one browser. */
@Injectable()
export class SignInService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly letters: Letters,
    private readonly limits: RateLimits,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Sends a letter with link and code when somebody reads mail at `address`; the caller cannot tell whether.
   * @param browser random name of the browser that asks; only there will they work.
   * @param caller network address of the browser.
   * @throws DomainError too-many after five requests for an address in 15 minutes, or 20 of a caller in an hour.
   */
  async request(address: string, browser: string, caller: string): Promise<void> {
    await this.limits.take(REQUESTS_PER_ADDRESS, address);
    await this.limits.take(REQUESTS_PER_CALLER, caller);
    await this.database.inTransaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<{ personId: string }[]>(
        'select person_id as "personId" from person_address where address = $1',
        [address],
      );
      if (!row) return;
      const grantId = await this.grant(tx, row.personId, hashSecret(browser));
      const letter = writeSignInLetter({
        link: `${this.config.publicBaseUrl}${SIGN_IN_PATH}#${secretPlaceholder(PURPOSE, grantId)}`,
        code: codePlaceholder(PURPOSE, grantId),
        minutes: this.config.signInMinutes,
      });
      await this.letters.write(tx, {
        ...letter,
        kind: 'accounts.sign-in',
        dedupeKey: grantId,
        personId: row.personId,
        toAddress: address,
      });
    });
  }

  /** A link that is not bound to a browser yet: the first one that presses it has it. */
  async issueLink(tx: Tx, personId: string): Promise<string> {
    const grantId = await this.grant(tx, personId, null);
    return `${this.config.publicBaseUrl}${SIGN_IN_PATH}#${deriveSecret(this.config.secretKey, PURPOSE, grantId)}`;
  }

  /**
   * Signs in by the secret of a link. A second press in the same browser signs in again, so that a lost answer costs
   * nothing; any other browser learns that the link has been used.
   */
  async byLink(secret: string, browser: string): Promise<SignInOutcome> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const [grant] = await tx.query<GrantRow[]>(
        `select ${GRANT_COLUMNS} from sign_in_grant where token_hash = $1 for update`,
        [hashSecret(secret)],
      );
      if (!grant) return { kind: 'wrong' };
      const isSameBrowser = grant.browserHash?.equals(hashSecret(browser)) ?? grant.usedAt === null;
      if (!isSameBrowser) return { kind: grant.usedAt === null ? 'other-browser' : 'used' };
      if (grant.expiresAt <= this.clock.now()) return { kind: grant.usedAt === null ? 'expired' : 'used' };
      if (grant.usedAt !== null && !(await this.endUnlessOver(tx, grant.sessionId))) return { kind: 'used' };
      return this.use(tx, grant, browser);
    });
  }

  /** Signs in by the code of the letter that was asked for in this browser. */
  async byCode(code: string, browser: string): Promise<SignInOutcome> {
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const grants = await tx.query<GrantRow[]>(
        `select ${GRANT_COLUMNS} from sign_in_grant
          where browser_hash = $1 and used_at is null and expires_at > $2 and failed_codes < $3
          order by created_at desc for update`,
        [hashSecret(browser), this.clock.now(), MAX_WRONG_CODES],
      );
      const right = grants.find(({ id }) => isSameSecret(deriveCode(this.config.secretKey, PURPOSE, id), code));
      if (right) return this.use(tx, right, browser);
      await tx.query('update sign_in_grant set failed_codes = failed_codes + 1 where id = any($1)', [
        grants.map(({ id }) => id),
      ]);
      return { kind: 'wrong' };
    });
  }

  private async grant(tx: Tx, personId: string, browserHash: Buffer | null): Promise<string> {
    const [{ id }] = await tx.query<[{ id: string }]>('select gen_random_uuid() as id');
    const now = this.clock.now();
    await tx.query(
      `insert into sign_in_grant (id, person_id, token_hash, browser_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        personId,
        hashSecret(deriveSecret(this.config.secretKey, PURPOSE, id)),
        browserHash,
        now,
        new Date(now.getTime() + this.config.signInMinutes * MINUTE_MS),
      ],
    );
    return id;
  }

  private async use(tx: Tx, grant: GrantRow, browser: string): Promise<SignInOutcome> {
    const { sessionId, secret } = await this.sessions.start(tx, grant.personId);
    await tx.query('update sign_in_grant set used_at = $2, session_id = $3, browser_hash = $4 where id = $1', [
      grant.id,
      grant.usedAt ?? this.clock.now(),
      sessionId,
      hashSecret(browser),
    ]);
    return { kind: 'signed-in', secret };
  }

  /** Ends the session of an earlier press. False when its person has signed out since. */
  private async endUnlessOver(tx: Tx, sessionId: string | null): Promise<boolean> {
    return sessionId !== null && this.sessions.end(tx, sessionId);
  }
}
