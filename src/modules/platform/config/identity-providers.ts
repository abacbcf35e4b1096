import { z } from 'zod';

/** An organisation that signs its own people in, by OpenID Connect. */
export interface IdentityProvider {
  /** Short name in addresses and logs: `kent`. */
  readonly key: string;
  /** As people read it on the sign-in page. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whose addresses it may vouch for, in small letters, without those below them. */
  readonly domains: readonly string[];
  /** Values of `amr` and `acr` that say that a second step was asked there. */
  readonly secondStep: { readonly amr: readonly string[]; readonly acr: readonly string[] };
}

const words = z.array(z.string().min(1).max(200)).max(20).default([]);
const isSafe = (issuer: string): boolean =>
  /^https:/.test(issuer) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(issuer);

const providerSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'is a word of small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(100),
  issuer: z.url({ protocol: /^https?$/ }).refine(isSafe, 'is an https address, or http on this machine'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  domains: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is a domain in small letters, like kent.example'))
    .min(1),
  secondStep: z.strictObject({ amr: words, acr: words }).default({ amr: [], acr: [] }),
});

const hasOwnKeys = (providers: readonly { key: string }[]): boolean =>
  new Set(providers.map(({ key }) => key)).size === providers.length;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A JSON array of identity providers; its fault names the entry and the field, and none of their values. */
export const identityProvidersSchema = z.string().transform((text, context): IdentityProvider[] => {
  const result = z
    .array(providerSchema)
    .max(50)
    .refine(hasOwnKeys, 'each needs a key of its own')
    .safeParse(parseJson(text));
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  context.addIssue({
    code: 'custom',
    message: `${path.length === 0 ? 'a JSON array is expected' : path.join('.')}: ${message}`,
  });
  return z.NEVER;
});
