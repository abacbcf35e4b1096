import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { deriveSecret } from '../platform/mail/link-secrets.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { SIGN_IN_PATH } from '../platform/web/paths.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { answerSignIn } from './answer-sign-in.job.js';
import { type Grant, OneUseGrants } from './one-use-grants.service.js';
import { hashSecret } from './secrets.js';
import { type NewSession, SessionsService } from './sessions.service.js';

/** Source: ASVS 5.0.0, 2.4.1 and 6.6.3. */
const REQUESTS_PER_ADDRESS: RateLimit = { purpose: 'accounts.sign-in-address', most: 5, windowMinutes: 15 };
const REQUESTS_PER_CALLER: RateLimit = { purpose: 'accounts.sign-in-caller', most: 20, windowMinutes: 60 };
/** Assumption: a whole council behind one address signs in less often than this. */
const TRIES_PER_CALLER: RateLimit = { purpose: 'accounts.sign-in-tries', most: 100, windowMinutes: 15 };

/** How a try to sign in ends. */
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly personId: string; readonly session: NewSession }
  | { readonly kind: 'used' | 'expired' | 'other-browser' | 'wrong' };

/** Signing in by a link or a code that works once, for a few minutes, in one browser. */
@Injectable()
export class SignInService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly grants: OneUseGrants,
    private readonly limits: RateLimits,
    private readonly outbox: Outbox,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Takes down that somebody wants a letter. Whether anybody reads mail at `address` is looked up later, by a job, so that
   * neither the answer nor the time that it takes tells.
   * @param browser random name of the browser that asks; only there will link and code work.
   * @param caller network address of the browser.
   * @throws DomainError too-many after five requests for an address in 15 minutes, or 20 of a caller in an hour.
   */
  async request(address: string, browser: string, caller: string): Promise<void> {
    await this.limits.take(REQUESTS_PER_ADDRESS, address);
    await this.limits.take(REQUESTS_PER_CALLER, caller);
    await this.database.inTransaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(
        'insert into sign_in_request (address, browser_hash, created_at) values ($1, $2, $3) returning id',
        [address, hashSecret(browser), this.clock.now()],
      );
      await this.outbox.add(tx, answerSignIn, { requestId: row!.id });
    });
  }

  /** A link that is not bound to a browser yet: the first one that presses it has it. */
  async issueLink(tx: Tx, personId: string): Promise<string> {
    const grantId = await this.grants.issue(tx, 'sign-in', personId, null);
    return `${this.config.publicBaseUrl}${SIGN_IN_PATH}#${deriveSecret(this.config.secretKey, 'sign-in', grantId)}`;
  }

  /**
   * Signs in by the secret of a link. A second press in the same browser signs in again, so that a lost answer costs
   * nothing; any other browser learns that the link has been used.
   * @throws DomainError too-many after a hundred tries of a caller in 15 minutes.
   */
  async byLink(secret: string, browser: string, caller: string): Promise<SignInOutcome> {
    await this.limits.take(TRIES_PER_CALLER, caller);
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const grant = await this.grants.findBySecret(tx, 'sign-in', secret);
      if (!grant) return { kind: 'wrong' };
      const isSameBrowser = grant.browserHash?.equals(hashSecret(browser)) ?? grant.usedAt === null;
      if (!isSameBrowser) return { kind: grant.usedAt === null ? 'other-browser' : 'used' };
      if (grant.expiresAt <= this.clock.now()) return { kind: grant.usedAt === null ? 'expired' : 'used' };
      if (grant.usedAt !== null && !(await this.endUnlessOver(tx, grant.sessionId))) return { kind: 'used' };
      return this.use(tx, grant, browser);
    });
  }

  /**
   * Signs in by the code of the letter that was asked for in this browser.
   * @throws DomainError too-many after a hundred tries of a caller in 15 minutes.
   */
  async byCode(code: string, browser: string, caller: string): Promise<SignInOutcome> {
    await this.limits.take(TRIES_PER_CALLER, caller);
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const grant = await this.grants.findByCode(tx, 'sign-in', { code, browser });
      return grant ? this.use(tx, grant, browser) : { kind: 'wrong' };
    });
  }

  private async use(tx: Tx, grant: Grant, browser: string): Promise<SignInOutcome> {
    const session = await this.sessions.start(tx, grant.personId, ['mail']);
    await this.grants.use(tx, grant, browser, session.sessionId);
    return { kind: 'signed-in', personId: grant.personId, session };
  }

  /** Ends the session of an earlier press. False when its person has signed out since. */
  private async endUnlessOver(tx: Tx, sessionId: string | null): Promise<boolean> {
    return sessionId !== null && this.sessions.end(tx, sessionId);
  }
}
