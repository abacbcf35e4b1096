import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { rewriteEntries } from './rewrite-entries.js';

export const CONTACT_ROLES = ['leader', 'chief-executive', 'challenge-contact'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Somebody at a council to whom letters about its challenge go. */
export interface CouncilContact {
  readonly name: string;
  /** In small letters. */
  readonly address: string;
  readonly role: ContactRole;
}

/** Who at a council is written to. */
@Injectable()
export class CouncilContactsService {
  /** The contacts of a council, the officer who looks after the challenge first. */
  list(tx: Tx, councilId: string): Promise<CouncilContact[]> {
    return tx.query<CouncilContact[]>(
      `select name, address, role from council_contact where council_id = $1
        order by array_position(array['challenge-contact', 'chief-executive', 'leader'], role), name, address`,
      [councilId],
    );
  }

  /** Puts the whole list in place of what is recorded; contacts that stay as they were are not touched. */
  async replace(tx: Tx, councilId: string, contacts: readonly CouncilContact[]): Promise<void> {
    const recorded = await tx.query<(CouncilContact & { id: string; version: number })[]>(
      'select id, name, address, role, version from council_contact where council_id = $1',
      [councilId],
    );
    const { gone, changed, fresh } = rewriteEntries(recorded, contacts, ({ address }) => address);
    await tx.query('delete from council_contact where id = any ($1)', [gone.map(({ id }) => id)]);
    for (const { row, entry } of changed)
      await tx.query('update council_contact set name = $2, role = $3, version = version + 1 where id = $1', [
        row.id,
        entry.name,
        entry.role,
      ]);
    for (const { name, address, role } of fresh)
      await tx.query('insert into council_contact (council_id, name, address, role) values ($1, $2, $3, $4)', [
        councilId,
        name,
        address,
        role,
      ]);
  }
}
