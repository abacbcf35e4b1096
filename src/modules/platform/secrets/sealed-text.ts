import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The first byte says how the rest is laid out, so that another cipher can join without a flag day. */
const AES_256_GCM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const KEY_BYTES = 32;

/**
 * Text as it is kept where a copy of the database must not tell it: version byte, nonce, tag, ciphertext. The same text gives
 * other bytes each time, so compare texts and never bytes.
 * @param key 32 bytes.
 * @param owner whose it is, an id: moved to somebody else's row it does not open.
 * Source: NIST SP 800-38D, random nonce of 96 bits and tag of 128 bits.
 */
export function seal(text: string, key: Uint8Array, owner = ''): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(AES_256_GCM), nonce, cipher.getAuthTag(), sealed]);
}

/**
 * The text that `seal` sealed under the same key for the same owner.
 * @throws Error when the bytes were cut or changed, or were sealed under another key or for another owner.
 */
export function unseal(bytes: Uint8Array, key: Uint8Array, owner = ''): string {
  if (bytes.length < HEADER_BYTES || bytes[0] !== AES_256_GCM) {
    throw new Error(`Sealed text of ${bytes.length} bytes and layout ${bytes[0] ?? 'none'} is not ours to read.`);
  }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8');
}

/**
 * A key for one purpose made from the service's own, 32 bytes: what one part seals no other part opens by mistake.
 * Source: RFC 5869 (HKDF) with SHA-256.
 */
export const deriveKey = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, KEY_BYTES));
