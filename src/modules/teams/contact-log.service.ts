import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';

/** One time that a peer was written to or spoken with. */
export interface ContactLine {
  readonly at: Date;
  readonly channel: 'telephone' | 'e-mail' | 'meeting' | 'note' | 'letter' | 'answer';
  readonly saidBy: string | null;
  readonly text: string;
}

/** What was said to and by a peer: letters, answers, and what people noted. */
@Injectable()
export class ContactLogService {
  /** Everything, the newest first. @throws DomainError not-found. */
  async list(tx: Tx, peerId: string): Promise<ContactLine[]> {
    await this.refuseUnknown(tx, peerId);
    return tx.query<ContactLine[]>(
      `select at, channel, said_by as "saidBy", note as text from contact_entry where peer_id = $1
       union all
       select l.created_at, 'letter', null, l.subject || ' (' || l.state || ')' from letter l join peer p on p.person_id = l.person_id
        where p.id = $1
       union all
       select i.answered_at, 'answer', i.said_by,
              k.name || ': ' || i.state || coalesce(', ' || i.reason, '') || case i.answered_via when 'telephone' then ', by telephone' else '' end
         from invitation i join team t on t.id = i.team_id join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id
        where i.peer_id = $1 and i.answered_at is not null
       order by 1 desc limit 500`,
      [peerId],
    );
  }

  /** @throws DomainError not-found. */
  async add(
    tx: Tx,
    peerId: string,
    { channel, saidBy, note }: { channel: string; saidBy: string | null; note: string },
    recordedBy: string | null,
  ): Promise<void> {
    await this.refuseUnknown(tx, peerId);
    await tx.query(
      'insert into contact_entry (peer_id, channel, said_by, note, recorded_by) values ($1, $2, $3, $4, $5)',
      [peerId, channel, saidBy, note, recordedBy],
    );
  }

  private async refuseUnknown(tx: Tx, peerId: string): Promise<void> {
    const [peer] = await tx.query<unknown[]>('select from peer where id = $1', [peerId]);
    if (!peer) throw new DomainError('not-found', 'teams.unknown-peer', `There is no peer ${peerId}.`);
  }
}
