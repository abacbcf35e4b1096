import { createHmac, randomInt } from 'node:crypto';

const HOW_MANY = 10;
const LENGTH = 12;
/** Without letters and digits that are taken for one another. 12 of 31 characters are 59 bits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const drawCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Ten new codes, each of which stands in once for the phone: `abcd-efgh-jkmn`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: HOW_MANY }, () => drawCode().match(/.{4}/g)!.join('-'));

/** Whether what was typed has the form of a recovery code, however it is spaced. */
export const isRecoveryCode = (typed: string): boolean => plain(typed).length === LENGTH;

/**
 * What is kept of a code: an HMAC under a key that the database does not hold, so that a copy of it opens nothing.
 * @param personId a code opens its own person's account only.
 */
export const hashRecoveryCode = (key: Uint8Array, personId: string, typed: string): Buffer =>
  createHmac('sha256', key)
    .update(`${personId} ${plain(typed)}`)
    .digest();

const plain = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, '');
