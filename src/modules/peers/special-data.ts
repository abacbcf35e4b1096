import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The first byte says how the rest is laid out, so that another cipher can join without a flag day. */
const AES_256_GCM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/**
 * Party, equality or access data as it is kept: version byte, nonce, tag, ciphertext. The same text gives other bytes each
 * time, so compare texts and never bytes.
 * @param key 32 bytes.
 * Source: NIST SP 800-38D, random nonce of 96 bits and tag of 128 bits.
 */
export function encryptSpecial(text: string, key: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(AES_256_GCM), nonce, cipher.getAuthTag(), sealed]);
}

/**
 * The text that `encryptSpecial` sealed under the same key.
 * @throws Error when the bytes were cut or changed, or were sealed under another key.
 */
export function decryptSpecial(bytes: Uint8Array, key: Uint8Array): string {
  if (bytes.length < HEADER_BYTES || bytes[0] !== AES_256_GCM) {
    throw new Error(`Special data of ${bytes.length} bytes and layout ${bytes[0] ?? 'none'} is not ours to read.`);
  }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8');
}
