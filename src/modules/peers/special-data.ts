import { seal, unseal } from '../platform/secrets/sealed-text.js';

/**
 * Party, equality or access data as it is kept, sealed under a key of its own.
 * @param key 32 bytes.
 */
export const encryptSpecial = (text: string, key: Uint8Array): Buffer => seal(text, key);

/**
 * The text that `encryptSpecial` sealed under the same key.
 * @throws Error when the bytes were cut or changed, or were sealed under another key.
 */
export const decryptSpecial = (bytes: Uint8Array, key: Uint8Array): string => unseal(bytes, key);
