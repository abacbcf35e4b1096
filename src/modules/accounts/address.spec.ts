import { parseAddress } from './address.js';

describe('an e-mail address', () => {
  it('is kept in lower case without the space around it', () => {
    expect(parseAddress('  Ann.Lee+peer@Kent.example.ORG ')).toBe('ann.lee+peer@kent.example.org');
  });

  it.each([
    '',
    'ann',
    'ann@kent',
    'ann@@kent.example',
    'ann@kent.example\nBcc: all@kent.example',
    '"ann lee"@kent.example',
    'Ann <ann@kent.example>',
    'a@kent.example, b@kent.example',
    `${'a'.repeat(65)}@kent.example`,
    `a@${'k'.repeat(260)}.example`,
  ])('is not %j', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});
