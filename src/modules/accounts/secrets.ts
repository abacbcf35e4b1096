import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new unguessable secret: 32 random bytes, base64url, 43 characters. Source: ASVS 5.0.0, 11.5.1. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** SHA-256 of a secret: all that is kept of it. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Compares in a time that says nothing about where the difference is. */
export const isSameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(hashSecret(left), hashSecret(right));
