import { randomBytes } from 'node:crypto';
import { decryptSpecial, encryptSpecial } from './special-data.js';

const key = randomBytes(32);

describe('special data', () => {
  test.each(['', 'labour', 'Plaid Cymru, ŵ and 🏴'])('"%s" comes back', (text) => {
    expect(decryptSpecial(encryptSpecial(text, key), key)).toBe(text);
  });

  test('the same text looks different each time', () => {
    expect(encryptSpecial('green', key).equals(encryptSpecial('green', key))).toBe(false);
  });

  test('the text cannot be seen in the bytes', () => {
    expect(encryptSpecial('liberal-democrat', key).includes('liberal')).toBe(false);
  });

  test('another key opens nothing', () => {
    expect(() => decryptSpecial(encryptSpecial('labour', key), randomBytes(32))).toThrow();
  });

  test('a changed byte anywhere is noticed', () => {
    const sealed = encryptSpecial('labour', key);
    sealed.forEach((byte, at) => {
      const changed = Buffer.from(sealed);
      changed[at] = byte ^ 1;
      expect(() => decryptSpecial(changed, key)).toThrow();
    });
  });

  test('cut bytes are refused with words', () => {
    expect(() => decryptSpecial(encryptSpecial('', key).subarray(0, 28), key)).toThrow(
      'Sealed text of 28 bytes and layout 1 is not ours to read.',
    );
  });
});
