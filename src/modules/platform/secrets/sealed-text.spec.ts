import { randomBytes } from 'node:crypto';
import { deriveKey, seal, unseal } from './sealed-text.js';

const key = randomBytes(32);

describe('sealed text', () => {
  it.each(['', 'JBSWY3DPEHPK3PXP', 'ŵ and 🏴'])('"%s" comes back to its owner', (text) => {
    expect(unseal(seal(text, key, 'ann'), key, 'ann')).toBe(text);
  });

  it('does not open in another owner’s row, under another key, or with a changed byte', () => {
    const sealed = seal('secret', key, 'ann');
    expect(() => unseal(sealed, key, 'bob')).toThrow();
    expect(() => unseal(sealed, randomBytes(32), 'ann')).toThrow();
    sealed.forEach((byte, at) => {
      const changed = Buffer.from(sealed);
      changed[at] = byte ^ 1;
      expect(() => unseal(changed, key, 'ann')).toThrow();
    });
  });

  it('cut short is refused with words', () => {
    expect(() => unseal(seal('', key).subarray(0, 28), key)).toThrow('Sealed text of 28 bytes and layout 1');
  });
});

describe('a key for a purpose', () => {
  it('is always the same, and another for each purpose and each service', () => {
    expect(deriveKey(key, 'a')).toEqual(deriveKey(key, 'a'));
    expect(deriveKey(key, 'a')).toHaveLength(32);
    expect(deriveKey(key, 'a')).not.toEqual(deriveKey(key, 'b'));
    expect(deriveKey(key, 'a')).not.toEqual(deriveKey(randomBytes(32), 'a'));
  });
});
