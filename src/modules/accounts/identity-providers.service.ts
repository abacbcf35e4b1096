import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import { Config } from '../platform/config/config.js';
import { type IdentityProvider } from '../platform/config/identity-providers.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { describeError, Log } from '../platform/log/log.js';
import { type Claims } from './organisation-claims.js';

const TIMEOUT_SECONDS = 10;

/** What binds an answer to the visit that asked for it. */
export interface Binding {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The organisations' own servers: the only addresses besides mail, database and Redis that the service ever calls. */
@Injectable()
export class IdentityProviders {
  private readonly known = new Map<string, Promise<Configuration>>();

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Those of the settings, for the sign-in page. */
  list(): readonly { readonly key: string; readonly name: string }[] {
    return this.config.identityProviders.map(({ key, name }) => ({ key, name }));
  }

  /** @throws DomainError not-found for a key that no provider has. */
  get(key: string): IdentityProvider {
    const provider = this.config.identityProviders.find((each) => each.key === key);
    if (provider) return provider;
    throw new DomainError('not-found', 'accounts.unknown-provider', 'No such organisation signs its people in here.');
  }

  /** Where the browser is sent. @throws DomainError unavailable when the provider does not say where that is. */
  async addressFor(provider: IdentityProvider, { state, nonce, verifier }: Binding): Promise<string> {
    const server = await this.discover(provider);
    const address = buildAuthorizationUrl(server, {
      redirect_uri: this.returnAddress,
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return address.href;
  }

  /**
   * Exchanges the code of an answer for an id token, and verifies that token: signature by a published key, issuer,
   * audience, nonce, time.
   * @returns its claims, or null when anything about it is wrong, which the log names.
   */
  async redeem(
    provider: IdentityProvider,
    answer: Readonly<Record<string, string>>,
    { state, nonce, verifier }: Binding,
  ): Promise<Claims | null> {
    const server = await this.discover(provider);
    const returned = new URL(this.returnAddress);
    returned.search = new URLSearchParams(answer).toString();
    try {
      const tokens = await authorizationCodeGrant(server, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return (tokens.claims() as Claims | undefined) ?? null;
    } catch (error) {
      const { error: name, code } = describeError(error);
      this.log.warn('organisation-answer-refused', { error: name ?? null, reason: code ?? null });
      return null;
    }
  }

  private get returnAddress(): string {
    return `${this.config.publicBaseUrl}/sign-in/organisation/return`;
  }

  /** What the provider says of itself, asked once and again after a failure. */
  private async discover(provider: IdentityProvider): Promise<Configuration> {
    const pending = this.known.get(provider.key) ?? this.ask(provider);
    this.known.set(provider.key, pending);
    try {
      return await pending;
    } catch (error) {
      this.known.delete(provider.key);
      this.log.warn('organisation-unreachable', describeError(error));
      throw new DomainError(
        'unavailable',
        'accounts.provider-unavailable',
        `${provider.name} does not answer just now. Sign in by letter, or try again later.`,
      );
    }
  }

  private ask({ issuer, clientId, clientSecret }: IdentityProvider): Promise<Configuration> {
    const execute = [enableNonRepudiationChecks];
    // Settings refuse http but on this machine, and in production there too.
    if (issuer.startsWith('http:')) execute.push(allowInsecureRequests);
    const metadata = { id_token_signed_response_alg: 'RS256' };
    return discovery(new URL(issuer), clientId, metadata, ClientSecretBasic(clientSecret), {
      execute,
      timeout: TIMEOUT_SECONDS,
    });
  }
}
