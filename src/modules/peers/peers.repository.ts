import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type PeerRow } from './import-peers.js';

/** A peer with the ids of what it hangs on. */
export interface PeerToSave {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  /** The party, kept elsewhere, is another one: the peer's version rises with it. */
  readonly isPartyNew: boolean;
  readonly row: PeerRow;
}

const COLUMNS = `kind_code, organisation_id, region, easting, northing, themes, max_days, max_travel_km, experience, carried_over,
  acceptance, accreditation_state, accredited_until`;
const SOURCE = COLUMNS.split(',')
  .map((column) => `r.${column.trim()}`)
  .join(', ');

/** Makes or changes peers, as many as a batch holds; those that are stored so already keep their version. A new state becomes history. */
export async function savePeers(tx: Tx, peers: readonly PeerToSave[], today: IsoDate): Promise<void> {
  const records = peers.map(({ id, personId, organisationId, isPartyNew, row }) => ({
    ...row,
    id,
    person_id: personId,
    organisation_id: organisationId,
    kind_code: row.kind,
    themes: row.themes ?? [],
    is_party_new: isPartyNew,
  }));
  await tx.query(
    `with r as (
       select * from jsonb_to_recordset($1::jsonb) as r (id uuid, reference text, person_id uuid, kind_code text, organisation_id uuid,
         region text, easting integer, northing integer, themes text[], max_days numeric, max_travel_km integer,
         experience integer, carried_over integer, acceptance numeric, accreditation_state text, accredited_until date,
         is_party_new boolean)
     ), changed as (
       update peer p set (${COLUMNS}) = (${SOURCE}), version = p.version + 1
         from r where p.id = r.id and (r.is_party_new or (${COLUMNS.split(',')
           .map((column) => `p.${column.trim()}`)
           .join(', ')}) is distinct from (${SOURCE}))
     ), known as (
       insert into peer_life_event (peer_id, from_state, to_state, happened_on, until, source)
       select r.id, p.accreditation_state, r.accreditation_state, $2, r.accredited_until, 'file'
         from r left join peer p on p.id = r.id
        where p.id is null
           or (p.accreditation_state, p.accredited_until) is distinct from (r.accreditation_state, r.accredited_until)
        order by r.reference
     )
     insert into peer (id, reference, person_id, ${COLUMNS})
     select r.id, r.reference, r.person_id, ${SOURCE} from r where not exists (select from peer p where p.id = r.id)`,
    [JSON.stringify(records), today],
  );
}
