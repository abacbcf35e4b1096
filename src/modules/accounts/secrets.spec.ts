import { hashSecret, isSameSecret, newSecret } from './secrets.js';

describe('a secret', () => {
  it('is 43 characters that no other secret has', () => {
    const secrets = new Set(Array.from({ length: 10_000 }, newSecret));
    expect(secrets.size).toBe(10_000);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  });

  it('is known again by its hash, which does not contain it', () => {
    expect(hashSecret('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is the same or not, whatever its length', () => {
    expect(isSameSecret('12345678', '12345678')).toBe(true);
    expect(isSameSecret('12345678', '12345679')).toBe(false);
    expect(isSameSecret('12345678', '1')).toBe(false);
  });
});
