import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes } from './recovery-codes.js';

const key = Buffer.alloc(32, 1);

describe('recovery codes', () => {
  it('are ten, each of its own', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/);
  });

  it('are known however they are spaced and written', () => {
    const kept = hashRecoveryCode(key, 'ann', 'abcd-efgh-jkmn');
    expect(hashRecoveryCode(key, 'ann', ' ABCD efghjkmn ')).toEqual(kept);
    expect(hashRecoveryCode(key, 'bob', 'abcd-efgh-jkmn')).not.toEqual(kept);
    expect(hashRecoveryCode(Buffer.alloc(32, 2), 'ann', 'abcd-efgh-jkmn')).not.toEqual(kept);
    expect(hashRecoveryCode(key, 'ann', 'abcd-efgh-jkmp')).not.toEqual(kept);
  });

  it.each([
    ['abcd-efgh-jkmn', true],
    ['ABCD EFGH JKMN', true],
    ['123456', false],
    ['', false],
  ])('are told apart from the codes of an app: "%s"', (typed, expected) => {
    expect(isRecoveryCode(typed)).toBe(expected);
  });
});
