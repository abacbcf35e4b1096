import { identityProvidersSchema } from './identity-providers.js';

const kent = {
  key: 'kent',
  name: 'Kent County Council',
  issuer: 'https://login.kent.example',
  clientId: 'critical-friend',
  clientSecret: 'hush',
  domains: ['kent.example'],
};
const faultOf = (value: unknown) => {
  const result = identityProvidersSchema.safeParse(typeof value === 'string' ? value : JSON.stringify(value));
  return result.success ? null : result.error.issues[0]!.message;
};

describe('identity providers', () => {
  it('trust nobody with a second step unless told', () => {
    expect(identityProvidersSchema.parse(JSON.stringify([kent]))).toEqual([
      { ...kent, secondStep: { amr: [], acr: [] } },
    ]);
    expect(faultOf([])).toBeNull();
  });

  it.each([
    ['not JSON', 'kent', 'a JSON array'],
    ['no list', kent, 'a JSON array'],
    ['no domain', [{ ...kent, domains: [] }], '0.domains'],
    ['a domain in capitals', [{ ...kent, domains: ['Kent.example'] }], '0.domains.0'],
    ['every domain', [{ ...kent, domains: ['*'] }], '0.domains.0'],
    ['an issuer without https', [{ ...kent, issuer: 'http://login.kent.example' }], '0.issuer'],
    ['a host that only begins like this machine', [{ ...kent, issuer: 'http://localhost.evil.example' }], '0.issuer'],
    ['a misspelt field', [{ ...kent, domain: 'kent.example' }], '0'],
    ['the same key twice', [kent, kent], 'key of its own'],
  ])('are refused with %s, by name and without the secret', (_, value, words) => {
    expect(faultOf(value)).toContain(words);
    expect(faultOf(value)).not.toContain('hush');
  });

  it.each(['http://localhost:4000', 'http://127.0.0.1:4000/realm'])('may be on this machine: %s', (issuer) => {
    expect(faultOf([{ ...kent, issuer }])).toBeNull();
  });
});
