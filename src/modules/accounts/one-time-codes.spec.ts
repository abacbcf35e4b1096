import { randomBytes } from 'node:crypto';
import { appAddress, codeAt, findStep, fromBase32, newAppSecret, stepAt, toBase32 } from './one-time-codes.js';

/** The secret of RFC 6238, appendix B, for SHA-1. */
const secret = toBase32(Buffer.from('12345678901234567890'));
const at = (seconds: number) => seconds * 1000;

describe('the code that an app shows', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %d is the one of RFC 6238, appendix B: %s', (seconds, code) => {
    expect(codeAt(secret, stepAt(at(seconds)))).toBe(code);
  });

  it('is taken in its own thirty seconds, those before and those after, and no longer', () => {
    const now = stepAt(at(1111111111));
    const tries = [-2, -1, 0, 1, 2].map((shift) => findStep(secret, codeAt(secret, now + shift), at(1111111111), 0));
    expect(tries).toEqual([null, now - 1, now, now + 1, null]);
  });

  it('is not taken again, nor is one before it', () => {
    const now = stepAt(at(1111111111));
    expect(findStep(secret, codeAt(secret, now), at(1111111111), now)).toBeNull();
    expect(findStep(secret, codeAt(secret, now - 1), at(1111111111), now)).toBeNull();
    expect(findStep(secret, codeAt(secret, now + 1), at(1111111111), now)).toBe(now + 1);
  });

  it.each(['', '28708', '2870820', 'abcdef'])('is six digits: "%s" is none', (typed) => {
    expect(findStep(secret, typed, at(59), 0)).toBeNull();
  });
});

describe('a secret', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['foobar', 'MZXW6YTBOI'],
  ])('is written as RFC 4648, section 10 writes "%s"', (text, written) => {
    expect(toBase32(Buffer.from(text))).toBe(written);
  });

  it('comes back from what is typed, and is new each time', () => {
    const bytes = randomBytes(20);
    expect(fromBase32(toBase32(bytes))).toEqual(bytes);
    expect(newAppSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newAppSecret()).not.toBe(newAppSecret());
    expect(() => fromBase32('ABC1')).toThrow('base32');
  });

  it('reaches the app with the name of the service and of the account', () => {
    expect(appAddress('ABC', 'ann@kent.example')).toBe(
      'otpauth://totp/Critical%20Friend:ann%40kent.example?secret=ABC&issuer=Critical%20Friend&algorithm=SHA1&digits=6&period=30',
    );
  });
});
