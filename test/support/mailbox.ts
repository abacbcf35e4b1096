import { fillSecrets } from '../../src/modules/platform/mail/link-secrets.js';
import { Config } from '../../src/modules/platform/config/config.js';
import { type TestWeb } from './test-web.js';

/** A letter as its reader has it. */
export interface ReadLetter {
  readonly kind: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
}

/** Letters of a kind to an address, the newest first, with the secrets that they carry when they go out. */
export async function readLetters(web: TestWeb, kind: string, address?: string): Promise<ReadLetter[]> {
  const letters = await web.query<ReadLetter>(
    `select kind, to_address as "toAddress", subject, text from letter
      where kind = $1 and ($2::text is null or to_address = $2) order by created_at desc, id`,
    [kind, address ?? null],
  );
  const { secretKey } = web.app.get(Config);
  return letters.map((letter) => ({ ...letter, text: fillSecrets(secretKey, letter.text) }));
}

/** The path of the link in a letter. @throws Error when it has none. */
export function linkIn({ text }: ReadLetter): string {
  const link = /https?:\/\/[^\s/]+(\/[\w-]+\/[\w-]{43})/.exec(text)?.[1];
  if (link === undefined) throw new Error(`No link in: ${text}`);
  return link;
}
