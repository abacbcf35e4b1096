import { readIdentity } from './organisation-claims.js';

const trust = { domains: ['kent.example', 'kent-fire.example'], secondStep: { amr: ['mfa'], acr: ['urn:two'] } };
const claims = { sub: 'u1', email: 'Ann@Kent.example', email_verified: true };

describe('what an organisation says of somebody', () => {
  it('is taken for a verified address of its own domains', () => {
    expect(readIdentity(claims, trust)).toEqual({
      kind: 'known',
      subject: 'u1',
      address: 'ann@kent.example',
      method: 'organisation',
    });
    expect(readIdentity({ ...claims, email: 'bob@kent-fire.example' }, trust)).toMatchObject({ kind: 'known' });
  });

  it.each([
    ['no address', { sub: 'u1', email_verified: true }, 'no-address'],
    ['an address that is none', { ...claims, email: 'a@kent.example\nx@y.example' }, 'no-address'],
    ['a list of addresses', { ...claims, email: ['ann@kent.example'] }, 'no-address'],
    ['an unverified address', { ...claims, email_verified: false }, 'unverified-address'],
    ['one that it says nothing about', { sub: 'u1', email: 'ann@kent.example' }, 'unverified-address'],
    ['a word instead of true', { ...claims, email_verified: 'true' }, 'unverified-address'],
    ['another domain', { ...claims, email: 'ann@essex.example' }, 'other-domain'],
    ['a domain below its own', { ...claims, email: 'ann@x.kent.example' }, 'other-domain'],
    ['a domain that ends alike', { ...claims, email: 'ann@notkent.example' }, 'other-domain'],
  ])('is refused with %s', (_, given, reason) => {
    expect(readIdentity(given, trust)).toEqual({ kind: 'refused', reason });
  });

  it.each([
    [{ amr: ['pwd', 'mfa'] }, 'organisation-two-step'],
    [{ acr: 'urn:two' }, 'organisation-two-step'],
    [{ amr: ['pwd'] }, 'organisation'],
    [{ amr: 'mfa' }, 'organisation'],
    [{ acr: ['urn:two'] }, 'organisation'],
    [{ acr: 'urn:one' }, 'organisation'],
  ])('counts as a second step as far as the settings say: %j', (extra, method) => {
    expect(readIdentity({ ...claims, ...extra }, trust)).toMatchObject({ method });
    expect(readIdentity({ ...claims, ...extra }, { ...trust, secondStep: { amr: [], acr: [] } })).toMatchObject({
      method: 'organisation',
    });
  });
});
