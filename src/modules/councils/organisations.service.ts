import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Tx } from '../platform/database/database.js';
import { OrganisationEntity } from './organisation.entity.js';

/** An organisation that people come from: a council, or any other body. */
export interface Organisation {
  readonly id: string;
  /** A council's code, or a reference of the sender's own. */
  readonly reference: string;
  readonly name: string;
  readonly councilId: string | null;
  readonly region: string;
  /** Metres on the British National Grid. */
  readonly easting: number;
  readonly northing: number;
  readonly isFictional: boolean;
}

/** What others say about an organisation that is no council. */
export type OrganisationFacts = Omit<Organisation, 'id' | 'councilId'>;

/** Where people come from. Councils are kept here by the register of councils, other bodies by the import of peers. */
@Injectable()
export class OrganisationsService {
  async findByReferences(tx: Tx, references: readonly string[]): Promise<Map<string, Organisation>> {
    const rows = await tx.findBy(OrganisationEntity, { reference: In([...references]) });
    return new Map(rows.map((row) => [row.reference, row]));
  }

  /** Gives every council with a position its organisation, under its code; changes nothing the second time. */
  async keepCouncils(tx: Tx): Promise<void> {
    await tx.query(`
      insert into organisation as o (reference, name, council_id, region, easting, northing)
      select code, name, id, region, easting, northing from council where easting is not null
      on conflict (reference) do update
        set name = excluded.name, council_id = excluded.council_id, region = excluded.region, easting = excluded.easting,
            northing = excluded.northing, version = o.version + 1
        where (o.name, o.council_id, o.region, o.easting, o.northing)
              is distinct from (excluded.name, excluded.council_id, excluded.region, excluded.easting, excluded.northing)`);
  }

  /** Adds or changes organisations that are no councils, by reference; a council's own row is never touched. */
  async keepOthers(tx: Tx, organisations: readonly OrganisationFacts[]): Promise<void> {
    await tx.query(
      `insert into organisation as o (reference, name, region, easting, northing, is_fictional)
       select reference, name, region, easting, northing, "isFictional"
         from jsonb_to_recordset($1)
           as given (reference text, name text, region text, easting integer, northing integer, "isFictional" boolean)
       on conflict (reference) do update
         set name = excluded.name, region = excluded.region, easting = excluded.easting, northing = excluded.northing,
             is_fictional = excluded.is_fictional, version = o.version + 1
         where o.council_id is null
           and (o.name, o.region, o.easting, o.northing, o.is_fictional)
               is distinct from (excluded.name, excluded.region, excluded.easting, excluded.northing, excluded.is_fictional)`,
      [JSON.stringify(organisations)],
    );
  }
}
