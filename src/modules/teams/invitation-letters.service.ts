import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { type Tx } from '../platform/database/database.js';
import { Letters } from '../platform/mail/letters.js';
import { secretPlaceholder } from '../platform/mail/link-secrets.js';
import { type Letter } from './invitation.email.js';
import { type InvitationFacts } from './invitation-facts.query.js';

export const INVITATION_PURPOSE = 'invitation';

/** The one place of this room from which letters to peers leave. */
@Injectable()
export class InvitationLettersService {
  constructor(
    private readonly config: Config,
    private readonly letters: Letters,
  ) {}

  /** Where the link of a letter leads; its secret stands there only when the letter goes out. */
  linkOf({ id }: Pick<InvitationFacts, 'id'>): string {
    return `${this.config.publicBaseUrl}/invitations/${secretPlaceholder(INVITATION_PURPOSE, id)}`;
  }

  /** Writes to the peer of an invitation, once for each kind and occurrence; without an address nothing is written. */
  async send(tx: Tx, facts: InvitationFacts, kind: string, letter: Letter, occurrence = ''): Promise<void> {
    if (facts.address === null) return;
    await this.letters.write(tx, {
      ...letter,
      kind: `teams.${kind}`,
      dedupeKey: `${facts.id}${occurrence}`,
      personId: facts.personId,
      toAddress: facts.address,
    });
  }
}
