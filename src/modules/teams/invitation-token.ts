import { createHash } from 'node:crypto';

/** SHA-256 of the secret in a link: all that is kept of it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a secret of a link looks like; everything else is refused unread. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);
