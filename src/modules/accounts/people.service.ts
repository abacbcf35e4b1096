import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';

/** A person as other rooms record them. The id is the caller's choice for someone new. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  /** Where letters go, in small letters. */
  readonly address: string;
  readonly isFictional: boolean;
}

/** Who reads an address. */
export interface AddressOwner {
  readonly personId: string;
  readonly name: string;
}

/** People and their addresses, for the rooms in which they are peers, staff or contacts. */
@Injectable()
export class PeopleService {
  /** Who reads which of these addresses (small letters); an address nobody reads is not in the map. */
  async findAddressOwners(tx: Tx, addresses: readonly string[]): Promise<Map<string, AddressOwner>> {
    const rows = await tx.query<(AddressOwner & { address: string })[]>(
      `select a.address, a.person_id as "personId", p.name
         from person_address a join person p on p.id = a.person_id where a.address = any ($1)`,
      [addresses],
    );
    return new Map(rows.map(({ address, personId, name }) => [address, { personId, name }]));
  }

  /**
   * Makes or changes people. A new primary address takes the place of the former one and has to be verified again, so that
   * nobody signs in through a mailbox that the person has left.
   */
  async savePeople(tx: Tx, people: readonly PersonRecord[]): Promise<void> {
    const wanted = [JSON.stringify(people)];
    const records = 'jsonb_to_recordset($1::jsonb) as r (id uuid, name text, address text, "isFictional" boolean)';
    await tx.query(
      `insert into person (id, name, is_fictional) select r.id, r.name, r."isFictional" from ${records}
         on conflict (id) do update set name = excluded.name, is_fictional = excluded.is_fictional, version = person.version + 1
            where (person.name, person.is_fictional) is distinct from (excluded.name, excluded.is_fictional)`,
      wanted,
    );
    await tx.query(
      `delete from person_address a using ${records} where a.person_id = r.id and a.address = r.address and not a.is_primary`,
      wanted,
    );
    await tx.query(
      `insert into person_address (person_id, address) select r.id, r.address from ${records}
         on conflict (person_id) where is_primary
         do update set address = excluded.address, verified_at = null, version = person_address.version + 1
            where person_address.address <> excluded.address`,
      wanted,
    );
  }
}
