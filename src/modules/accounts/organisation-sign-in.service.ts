import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM, type Tx } from '../platform/database/database.js';
import { Log } from '../platform/log/log.js';
import { deriveKey, seal, unseal } from '../platform/secrets/sealed-text.js';
import { type RateLimit, RateLimits } from '../platform/web/rate-limits.js';
import { type Binding, IdentityProviders } from './identity-providers.service.js';
import { readIdentity } from './organisation-claims.js';
import { hashSecret, newSecret } from './secrets.js';
import { type NewSession, SessionsService } from './sessions.service.js';

const MINUTE_MS = 60_000;
const VISITS_PER_CALLER: RateLimit = { purpose: 'accounts.organisation-visits', most: 60, windowMinutes: 60 };

/** How a visit to somebody's own organisation ends. */
export type OrganisationOutcome =
  | { readonly kind: 'signed-in'; readonly personId: string; readonly session: NewSession }
  | { readonly kind: 'over' | 'not-proved' | 'not-known' };

interface Visit {
  provider: string;
  nonce: string;
  verifierCipher: Buffer;
}

/** Signing in at one's own organisation, by OpenID Connect: authorization code, PKCE, state and nonce. */
@Injectable()
export class OrganisationSignIn {
  private readonly sealingKey: Buffer;

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly limits: RateLimits,
    private readonly log: Log,
    private readonly providers: IdentityProviders,
    private readonly sessions: SessionsService,
  ) {
    this.sealingKey = deriveKey(config.secretKey, 'accounts.organisation-sign-in');
  }

  /**
   * Begins a visit that only this browser can end, within SIGN_IN_MINUTES, once.
   * @returns where the browser goes, and the organisation's name.
   */
  async begin(key: string, browser: string, caller: string): Promise<{ address: string; name: string }> {
    const provider = this.providers.get(key);
    await this.limits.take(VISITS_PER_CALLER, caller);
    const binding: Binding = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
    const address = await this.providers.addressFor(provider, binding);
    await this.database.inTransaction(SYSTEM, (tx) =>
      tx.query(
        `insert into organisation_sign_in (provider, state_hash, browser_hash, nonce, verifier_cipher, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          key,
          hashSecret(binding.state),
          hashSecret(browser),
          binding.nonce,
          seal(binding.verifier, this.sealingKey, binding.nonce),
          new Date(this.clock.now().getTime() + this.config.signInMinutes * MINUTE_MS),
        ],
      ),
    );
    return { address, name: provider.name };
  }

  /** Ends a visit with the organisation's answer: `state` and `code`, as they came back. */
  async finish(
    answer: Readonly<Record<string, string>> & { state: string },
    browser: string,
  ): Promise<OrganisationOutcome> {
    const { state } = answer;
    const visit = await this.takeVisit(state, browser);
    if (!visit) return { kind: 'over' };
    const { nonce } = visit;
    const provider = this.providers.get(visit.provider);
    const verifier = unseal(visit.verifierCipher, this.sealingKey, nonce);
    const claims = await this.providers.redeem(provider, answer, { state, nonce, verifier });
    if (!claims) return { kind: 'not-proved' };
    const identity = readIdentity(claims, provider);
    if (identity.kind === 'refused') return this.refuse(identity.reason);
    return this.database.inTransaction(SYSTEM, async (tx) => {
      const personId = await this.bind(tx, provider.issuer, identity);
      if (personId === null) return this.refuse('no-such-person');
      const session = await this.sessions.start(tx, personId, [identity.method]);
      return { kind: 'signed-in', personId, session };
    });
  }

  /** A visit is over with its first answer, right or wrong. */
  private async takeVisit(state: string, browser: string): Promise<Visit | null> {
    const [[visit]] = await this.database.inTransaction(SYSTEM, (tx) =>
      tx.query<[Visit[], number]>(
        `update organisation_sign_in set used_at = $3
          where state_hash = $1 and browser_hash = $2 and used_at is null and expires_at > $3
        returning provider, nonce, verifier_cipher as "verifierCipher"`,
        [hashSecret(state), hashSecret(browser), this.clock.now()],
      ),
    );
    return visit ?? null;
  }

  /**
   * The person who reads mail at the address that the organisation vouches for. The first time their name there is kept;
   * another name for the same person, or the same name for another person, is refused: an address that was given to
   * somebody new takes nobody over.
   */
  private async bind(
    tx: Tx,
    issuer: string,
    { subject, address }: { readonly subject: string; readonly address: string },
  ): Promise<string | null> {
    const [reader] = await tx.query<{ personId: string }[]>(
      'select person_id as "personId" from person_address where address = $1',
      [address],
    );
    if (!reader) return null;
    await tx.query(
      'insert into organisation_identity (person_id, issuer, subject) values ($1, $2, $3) on conflict do nothing',
      [reader.personId, issuer, subject],
    );
    const [bound] = await tx.query<unknown[]>(
      'select from organisation_identity where person_id = $1 and issuer = $2 and subject = $3',
      [reader.personId, issuer, subject],
    );
    return bound ? reader.personId : null;
  }

  private refuse(reason: string): OrganisationOutcome {
    this.log.warn('organisation-sign-in-refused', { reason });
    return { kind: 'not-known' };
  }
}
