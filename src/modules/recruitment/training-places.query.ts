import { type Tx } from '../platform/database/database.js';
import { type PlaceState } from './training-places.js';

/** A place with the peer who has it. */
export interface TrainingPlace {
  readonly id: string;
  readonly state: PlaceState;
  readonly peerId: string;
  readonly reference: string;
  readonly name: string;
  /** State of the accreditation. */
  readonly peerState: string;
  readonly peerVersion: number;
}

/** The places of a session by name. */
export function listPlaces(tx: Tx, sessionId: string): Promise<TrainingPlace[]> {
  return tx.query<TrainingPlace[]>(
    `select t.id, t.state, p.id as "peerId", p.reference, n.name, p.accreditation_state as "peerState", p.version as "peerVersion"
       from training_place t join peer p on p.id = t.peer_id join person n on n.id = p.person_id
      where t.session_id = $1 order by n.name, t.id`,
    [sessionId],
  );
}

/** A peer who can be invited. */
export interface Trainee {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly address: string | null;
}

/** The peer of a reference, or null. */
export async function findTrainee(tx: Tx, reference: string): Promise<Trainee | null> {
  const [peer] = await tx.query<Trainee[]>(
    `select p.id, n.id as "personId", n.name, a.address from peer p join person n on n.id = p.person_id
       left join person_address a on a.person_id = n.id and a.is_primary where lower(p.reference) = lower($1)`,
    [reference],
  );
  return peer ?? null;
}

/** Vetted peers whom no session has yet, by name: those to be invited next. */
export function listUntrained(tx: Tx): Promise<{ reference: string; name: string }[]> {
  return tx.query<{ reference: string; name: string }[]>(
    `select p.reference, n.name from peer p join person n on n.id = p.person_id
      where p.accreditation_state = 'vetted'
        and not exists (select from training_place t where t.peer_id = p.id and t.state in ('invited', 'booked'))
      order by n.name, p.id limit 500`,
  );
}
