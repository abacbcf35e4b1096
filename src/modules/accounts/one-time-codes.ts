import { createHmac, randomBytes } from 'node:crypto';
import { isSameSecret } from './secrets.js';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** Source: RFC 4226, section 4, R6: 160 bits recommended. */
const SECRET_BYTES = 20;
/** Steps before and after the present one that are taken, for phones whose clock is off. Source: RFC 6238, section 5.2. */
const DRIFT_STEPS = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS_PER_CHARACTER = 5;

/** Bytes as an authenticator app takes them typed: 5 bits a character, no padding. Source: RFC 4648, section 6. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(BITS_PER_CHARACTER, '0'), 2)]).join('');
}

/** The bytes that `toBase32` wrote. @throws Error at a character that is none of its own. */
export function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (character) => {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new Error('A secret has a character that base32 does not know.');
    return value.toString(2).padStart(BITS_PER_CHARACTER, '0');
  });
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** A new secret for an authenticator app, as it is typed: 32 characters. */
export const newAppSecret = (): string => toBase32(randomBytes(SECRET_BYTES));

/** The step that an instant lies in: 30 seconds each, counted from 1970. */
export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / 1000 / STEP_SECONDS);

/** The six digits that an app shows in a step. Source: RFC 6238 with HMAC-SHA-1, truncated as RFC 4226, section 5.3 says. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = hash.at(-1)! & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/**
 * The step whose code somebody typed, or null.
 * @param used the last step whose code was taken: that one and earlier ones count no longer, so that a code that was
 * looked over a shoulder opens nothing.
 */
export function findStep(secret: string, typed: string, milliseconds: number, used: number): number | null {
  const now = stepAt(milliseconds);
  for (let step = now - DRIFT_STEPS; step <= now + DRIFT_STEPS; step++) {
    if (step > used && isSameSecret(codeAt(secret, step), typed)) return step;
  }
  return null;
}

/** The address that a QR code carries into an authenticator app. Source: the otpauth key URI format that apps read. */
export function appAddress(secret: string, account: string): string {
  const issuer = 'Critical Friend';
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
