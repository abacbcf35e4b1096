import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM } from '../platform/database/database.js';
import { defineJob, Handles, type JobHandler } from '../platform/jobs/define-job.js';
import { defineLetter } from '../platform/mail/define-letter.js';
import { LetterWordings } from '../platform/mail/letter-wordings.js';
import { Letters } from '../platform/mail/letters.js';
import { codePlaceholder, secretPlaceholder } from '../platform/mail/link-secrets.js';
import { SIGN_IN_PATH } from '../platform/web/paths.js';
import { OneUseGrants } from './one-use-grants.service.js';
import { SIGN_IN_LETTER } from './sign-in.email.js';

defineLetter(SIGN_IN_LETTER);

export const answerSignIn = defineJob({
  name: 'accounts.answer-sign-in',
  queue: 'general',
  attempts: 5,
  backoffMs: (attempt) => attempt * 2000,
  leaseSeconds: 30,
  payload: z.strictObject({ requestId: z.uuid() }),
});

/** Writes the letter that was asked for, if somebody reads mail at that address, and forgets the request either way. */
@Injectable()
@Handles(answerSignIn)
export class AnswerSignInJob implements JobHandler<{ requestId: string }> {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly grants: OneUseGrants,
    private readonly letters: Letters,
    private readonly wordings: LetterWordings,
  ) {}

  async handle({ requestId }: { requestId: string }): Promise<void> {
    await this.database.inTransaction(SYSTEM, async (tx) => {
      const [[request]] = await tx.query<[{ address: string; browserHash: Buffer }[], number]>(
        'delete from sign_in_request where id = $1 returning address, browser_hash as "browserHash"',
        [requestId],
      );
      if (!request) return;
      const [reader] = await tx.query<{ personId: string }[]>(
        'select person_id as "personId" from person_address where address = $1',
        [request.address],
      );
      if (!reader) return;
      const grantId = await this.grants.issue(tx, 'sign-in', reader.personId, request.browserHash);
      const letter = await this.wordings.write(tx, SIGN_IN_LETTER.kind, {
        link: `${this.config.publicBaseUrl}${SIGN_IN_PATH}#${secretPlaceholder('sign-in', grantId)}`,
        code: codePlaceholder('sign-in', grantId),
        minutes: String(this.config.signInMinutes),
      });
      await this.letters.write(tx, {
        ...letter,
        dedupeKey: grantId,
        personId: reader.personId,
        toAddress: request.address,
      });
    });
  }
}
