import { createHash, createHmac } from 'node:crypto';

const CODE_DIGITS = 8;
const PLACEHOLDER = /\{\{(secret|code):([a-z-]+):([0-9a-f-]{36})\}\}/g;

/**
 * The secret that belongs to a row, 43 characters: an HMAC of its id under the server's key. A letter that is sent again
 * carries the same link, and neither the row nor the letter holds it.
 */
export const deriveSecret = (key: Buffer, purpose: string, rowId: string): string =>
  createHmac('sha256', key).update(`secret ${purpose} ${rowId}`).digest('base64url');

/** The eight digits of a row that a person may type instead of following the link. */
export function deriveCode(key: Buffer, purpose: string, rowId: string): string {
  const bytes = createHmac('sha256', key).update(`code ${purpose} ${rowId}`).digest();
  return String(bytes.readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

/** What a letter's text says where its secret will stand. `purpose` is lower-case words with hyphens. */
export const secretPlaceholder = (purpose: string, rowId: string): string => `{{secret:${purpose}:${rowId}}}`;
export const codePlaceholder = (purpose: string, rowId: string): string => `{{code:${purpose}:${rowId}}}`;

/** A letter's text as it goes out. It is filled in at the moment of sending, so that the stored letter opens nothing. */
export const fillSecrets = (key: Buffer, text: string): string =>
  text.replace(PLACEHOLDER, (_, kind: string, purpose: string, rowId: string) =>
    (kind === 'secret' ? deriveSecret : deriveCode)(key, purpose, rowId),
  );

/** A letter's text for whoever may read it without being its reader: a mark stands where the secret would. */
export const hideSecrets = (text: string): string => text.replace(PLACEHOLDER, '…');

/** What is kept of a secret, so that whoever reads the database can follow no link: its SHA-256. */
export const hashLinkSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** What the secret of a link looks like; everything else is refused unread. */
export const isLinkSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);
