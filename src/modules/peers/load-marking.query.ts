import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type AvailabilityEntry } from './availability-weeks.js';

/** A programme year that a peer can mark. */
export interface MarkableYear {
  readonly id: string;
  readonly name: string;
  /** A Monday. */
  readonly startsOn: IsoDate;
  readonly weekCount: number;
}

/** Years that are not over, the nearest first; the last that was where none is to come. */
export async function loadMarkableYears(tx: Tx, today: IsoDate): Promise<MarkableYear[]> {
  const years = await tx.query<(MarkableYear & { isOver: boolean })[]>(
    `select id, name, starts_on::text as "startsOn", week_count as "weekCount", starts_on + 7 * week_count <= $1::date as "isOver"
       from programme_year order by starts_on, reference`,
    [today],
  );
  const coming = years.filter(({ isOver }) => !isOver);
  return (coming.length > 0 ? coming : years.slice(-1)).map(({ id, name, startsOn, weekCount }) => ({
    id,
    name,
    startsOn,
    weekCount,
  }));
}

/** What a peer is as far as marking weeks goes. */
export interface MarkingPeer {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly isElectedMember: boolean;
  readonly homeCouncilId: string | null;
  readonly version: number;
  readonly entries: readonly AvailabilityEntry[];
}

/** @param lock keeps the peer's row until the transaction ends, so that two who save wait for each other. */
export async function findMarkingPeer(tx: Tx, peerId: string, lock: boolean): Promise<MarkingPeer | null> {
  if (lock) await tx.query('select id from peer where id = $1 for no key update', [peerId]);
  const [peer] = await tx.query<Omit<MarkingPeer, 'entries'>[]>(
    `select p.id, p.person_id as "personId", n.name, k.is_elected_member as "isElectedMember",
            o.council_id as "homeCouncilId", p.version
       from peer p join person n on n.id = p.person_id join peer_kind k on k.code = p.kind_code
            join organisation o on o.id = p.organisation_id
      where p.id = $1`,
    [peerId],
  );
  if (!peer) return null;
  const entries = await tx.query<AvailabilityEntry[]>(
    'select starts_on::text as "startsOn", letters from peer_availability where peer_id = $1 order by starts_on',
    [peerId],
  );
  return { ...peer, entries };
}

/** One time that a peer's weeks were saved by the peer or an assistant. */
export interface PastSave {
  readonly savedAt: Date;
  /** Null when the person has gone. */
  readonly by: string | null;
  readonly isOnBehalf: boolean;
  readonly weeks: number;
}

/** The latest first. */
export const loadPastSaves = (tx: Tx, peerId: string, limit: number): Promise<PastSave[]> =>
  tx.query<PastSave[]>(
    `select s.saved_at as "savedAt", n.name as by, s.is_on_behalf as "isOnBehalf", jsonb_array_length(s.weeks) as weeks
       from availability_save s left join person n on n.id = s.saved_by
      where s.peer_id = $1 order by s.saved_at desc limit $2`,
    [peerId, limit],
  );

/** A place that a peer has on a team of an approved plan. */
export interface Place {
  readonly challengeId: string;
  readonly monday: IsoDate;
  readonly council: string;
  /** False while the plan has chosen the peer and nobody has asked: which council it is stays with the coordinator. */
  readonly isAsked: boolean;
}

/** The places of a peer whose week is not over, in order. */
export const loadPlaces = (tx: Tx, peerId: string, today: IsoDate): Promise<Place[]> =>
  tx.query<Place[]>(
    `select distinct t.challenge_id as "challengeId", t.monday::text, c.name as council, s.peer_id is not distinct from $1 as "isAsked"
       from seat s join team t on t.id = s.team_id join challenge h on h.id = t.challenge_id join council c on c.id = h.council_id
      where coalesce(s.peer_id, s.chosen_peer_id) = $1 and s.state <> 'released' and t.monday + 5 > $2::date
      order by 2, 3`,
    [peerId, today],
  );
