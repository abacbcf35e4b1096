import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/database.js';
import { type HeldPlace, type TeamWeek } from './place-calendar.js';

/** Places and weeks, as calendars show them. */
@Injectable()
export class ListPlaces {
  /** Whom a person is as a peer, or null. */
  async findPeer(tx: Tx, personId: string | null): Promise<string | null> {
    const [row] = await tx.query<{ id: string }[]>('select id from peer where person_id = $1', [personId]);
    return row?.id ?? null;
  }

  /** Places that a peer holds, earliest first. @param host name of this service, part of each entry's UID. */
  ofPeer(tx: Tx, peerId: string, host: string): Promise<HeldPlace[]> {
    return tx.query<HeldPlace[]>(
      `select s.id as "seatId", s.peer_id as "peerId", s.state, c.reference as "challengeReference", k.name as "councilName",
              lower(t.days)::text as "firstDay", (upper(t.days) - 1)::text as "lastDay",
              coalesce((select max(l.calendar_sequence) from letter l
                         where l.calendar_uid = s.id::text || '.' || s.peer_id::text || '@' || $2), 0) as sequence
         from seat s join team t on t.id = s.team_id join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id
        where s.peer_id = $1 and s.state in ('offered', 'accepted', 'confirmed') order by s.days, s.id`,
      [peerId, host],
    );
  }

  /** The weeks of a programme year with their teams, earliest first. Null when there is no such year. */
  async ofYear(tx: Tx, yearId: string): Promise<{ readonly name: string; readonly weeks: TeamWeek[] } | null> {
    const [year] = await tx.query<{ name: string }[]>('select name from programme_year where id = $1', [yearId]);
    if (!year) return null;
    const weeks = await tx.query<TeamWeek[]>(
      `select t.id as "teamId", c.reference as "challengeReference", k.name as "councilName", t.week_state as "weekState",
              lower(t.days)::text as "firstDay", (upper(t.days) - 1)::text as "lastDay", t.version,
              (select count(*)::int from seat s where s.team_id = t.id) as seats,
              (select count(*)::int from seat s where s.team_id = t.id and s.state = 'confirmed') as confirmed
         from team t join challenge c on c.id = t.challenge_id join council k on k.id = c.council_id
        where c.year_id = $1 order by t.days, c.reference`,
      [yearId],
    );
    return { name: year.name, weeks };
  }
}
