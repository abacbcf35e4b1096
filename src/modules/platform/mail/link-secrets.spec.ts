import {
  codePlaceholder,
  deriveCode,
  deriveSecret,
  fillSecrets,
  hideSecrets,
  secretPlaceholder,
} from './link-secrets.js';

const key = Buffer.alloc(32, 7);
const otherKey = Buffer.alloc(32, 8);
const row = '018f3a1e-0000-7000-8000-000000000001';

describe('the secrets of links', () => {
  it('are the same each time for the same row, so that a repeated letter carries the same link', () => {
    expect(deriveSecret(key, 'sign-in', row)).toBe(deriveSecret(key, 'sign-in', row));
    expect(deriveSecret(key, 'sign-in', row)).toMatch(/^[\w-]{43}$/);
    expect(deriveCode(key, 'sign-in', row)).toMatch(/^\d{8}$/);
  });

  it('differ by purpose, by row and by key', () => {
    const other = '018f3a1e-0000-7000-8000-000000000002';
    const secrets = [
      deriveSecret(key, 'sign-in', row),
      deriveSecret(key, 'invitation', row),
      deriveSecret(key, 'sign-in', other),
      deriveSecret(otherKey, 'sign-in', row),
    ];
    expect(new Set(secrets).size).toBe(4);
  });

  it('stand in a letter only when it goes out', () => {
    const stored = `Press ${secretPlaceholder('sign-in', row)} or type ${codePlaceholder('sign-in', row)}. {{name}}`;
    expect(stored).not.toContain(deriveSecret(key, 'sign-in', row));
    expect(fillSecrets(key, stored)).toBe(
      `Press ${deriveSecret(key, 'sign-in', row)} or type ${deriveCode(key, 'sign-in', row)}. {{name}}`,
    );
  });

  it('stay hidden from those who look at other people’s letters', () => {
    const stored = `https://friend.example/i/${secretPlaceholder('invitation', row)} or ${codePlaceholder('sign-in', row)}`;
    expect(hideSecrets(stored)).toBe('https://friend.example/i/… or …');
  });
});
