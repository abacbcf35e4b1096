import { parseAddress } from './address.js';
import { type Method } from './session-strength.js';

/** What a provider is trusted with. */
export interface Trust {
  readonly domains: readonly string[];
  readonly secondStep: { readonly amr: readonly string[]; readonly acr: readonly string[] };
}

/** Claims of a verified id token that matter here. Source: OpenID Connect Core 1.0, 2 and 5.1. */
export interface Claims {
  readonly sub: string;
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly amr?: unknown;
  readonly acr?: unknown;
}

/** Who somebody is at their organisation, as far as it may say so. */
export type OrganisationIdentity =
  | {
      readonly kind: 'known';
      readonly subject: string;
      readonly address: string;
      readonly method: Extract<Method, 'organisation' | 'organisation-two-step'>;
    }
  | { readonly kind: 'refused'; readonly reason: 'no-address' | 'unverified-address' | 'other-domain' };

const refused = (reason: Extract<OrganisationIdentity, { kind: 'refused' }>['reason']): OrganisationIdentity => ({
  kind: 'refused',
  reason,
});

/**
 * Reads who an id token is about. The token's signature, issuer, audience, nonce and time have been verified before.
 * An organisation vouches for addresses of its own domains only, and only for those that it says it has verified.
 */
export function readIdentity(claims: Claims, { domains, secondStep }: Trust): OrganisationIdentity {
  const address = typeof claims.email === 'string' ? parseAddress(claims.email) : null;
  if (address === null) return refused('no-address');
  if (claims.email_verified !== true) return refused('unverified-address');
  if (!domains.includes(address.slice(address.lastIndexOf('@') + 1))) return refused('other-domain');
  const amr: unknown[] = Array.isArray(claims.amr) ? claims.amr : [];
  const askedTwice =
    amr.some((value) => typeof value === 'string' && secondStep.amr.includes(value)) ||
    (typeof claims.acr === 'string' && secondStep.acr.includes(claims.acr));
  return { kind: 'known', subject: claims.sub, address, method: askedTwice ? 'organisation-two-step' : 'organisation' };
}
