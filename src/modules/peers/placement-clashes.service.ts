import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Actor, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { staleVersion } from '../platform/web/etag.js';

/** A peer who has a place in a week that does not suit them any more. */
export interface PlacementClash {
  readonly id: string;
  readonly peer: { readonly id: string; readonly reference: string; readonly name: string };
  readonly challenge: { readonly id: string; readonly reference: string; readonly council: string };
  readonly monday: IsoDate;
  readonly foundAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly version: number;
}

/** The last word of a peer on the week of `p`; nothing said is as good as "not". */
const LETTER = `coalesce((select substr(a.letters, (p.monday - a.starts_on) / 7 + 1, 1) from peer_availability a
   where a.peer_id = p.peer_id and a.starts_on <= p.monday and p.monday < a.starts_on + 7 * length(a.letters)
   order by a.starts_on desc limit 1), 'N')`;
/** Peers of $1 placed from day $2 on in weeks that do not suit them. */
const CLASHING = `select p.peer_id, p.challenge_id, p.monday from (
     select distinct coalesce(s.peer_id, s.chosen_peer_id) as peer_id, t.challenge_id, t.monday
       from seat s join team t on t.id = s.team_id
      where s.state <> 'released' and t.monday >= $2::date and coalesce(s.peer_id, s.chosen_peer_id) = any ($1)) p
  where ${LETTER} = 'N'`;
const OPEN = `from placement_clash c join peer p on p.id = c.peer_id join person n on n.id = p.person_id
    join challenge h on h.id = c.challenge_id join council k on k.id = h.council_id
    left join person b on b.id = c.acknowledged_by
   where h.year_id = $1 and c.ended_at is null
     and exists (select from seat s join team t on t.id = s.team_id
                  where t.challenge_id = c.challenge_id and t.monday = c.monday and s.state <> 'released'
                    and coalesce(s.peer_id, s.chosen_peer_id) = c.peer_id)`;

/** Availability that changed after somebody was placed, until the coordinator has dealt with it. */
@Injectable()
export class PlacementClashesService {
  constructor(private readonly clock: Clock) {}

  /**
   * Looks at what these peers say now: places in weeks that do not suit are recorded, clashes that are none any more end.
   * Call it in the transaction that changes availability. @returns how many clashes are new.
   */
  async note(tx: Tx, peerIds: readonly string[]): Promise<number> {
    const values = [peerIds, this.clock.today()];
    await tx.query(
      `update placement_clash o set ended_at = $3, version = version + 1
        where o.peer_id = any ($1) and o.ended_at is null and o.monday >= $2::date
          and not exists (select from (${CLASHING}) x
                           where x.peer_id = o.peer_id and x.challenge_id = o.challenge_id and x.monday = o.monday)`,
      [...values, this.clock.now()],
    );
    const added = await tx.query<unknown[]>(
      `insert into placement_clash (peer_id, challenge_id, monday, found_at)
       select peer_id, challenge_id, monday, $3 from (${CLASHING}) x
       on conflict (peer_id, challenge_id) where ended_at is null do nothing returning id`,
      [...values, this.clock.now()],
    );
    return added.length;
  }

  /** The clashes of a year that stand, those that nobody has acknowledged first, then by week. */
  list(tx: Tx, yearId: string): Promise<PlacementClash[]> {
    return tx.query<PlacementClash[]>(
      `select c.id, jsonb_build_object('id', p.id, 'reference', p.reference, 'name', n.name) as peer,
              jsonb_build_object('id', h.id, 'reference', h.reference, 'council', k.name) as challenge, c.monday::text,
              c.found_at as "foundAt", c.acknowledged_at as "acknowledgedAt", b.name as "acknowledgedBy", c.version
         ${OPEN} order by c.acknowledged_at is not null, c.monday, p.reference`,
      [yearId],
    );
  }

  /** How many stand that nobody has acknowledged. */
  async countNew(tx: Tx, yearId: string): Promise<number> {
    const [row] = await tx.query<{ clashes: number }[]>(
      `select count(*)::int as clashes ${OPEN} and c.acknowledged_at is null`,
      [yearId],
    );
    return row!.clashes;
  }

  /** Says that somebody deals with it. @throws DomainError not-found; stale when it ended or changed meanwhile. */
  async acknowledge(tx: Tx, actor: Actor, yearId: string, id: string, version: number): Promise<PlacementClash> {
    const clash = await this.find(tx, yearId, id);
    if (!clash)
      throw new DomainError(
        'not-found',
        'peers.unknown-clash',
        'There is no such entry, or it is settled already. Look at the list again.',
      );
    const [, changed] = await tx.query<[unknown[], number]>(
      `update placement_clash set acknowledged_at = $3, acknowledged_by = $4, version = version + 1
        where id = $1 and version = $2 and ended_at is null`,
      [id, version, this.clock.now(), actor.personId],
    );
    if (changed !== 1) throw staleVersion(id);
    return (await this.find(tx, yearId, id))!;
  }

  private async find(tx: Tx, yearId: string, id: string): Promise<PlacementClash | null> {
    return (await this.list(tx, yearId)).find((clash) => clash.id === id) ?? null;
  }
}
