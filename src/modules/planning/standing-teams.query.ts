import { type IsoDate } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { type StandingTeam } from './standing-of-teams.js';

/** Every team of a programme year with its seats, and who has said no to it. */
export function loadStandingTeams(tx: Tx, yearId: string): Promise<StandingTeam[]> {
  return tx.query<StandingTeam[]>(
    `select t.id, t.challenge_id as "challengeId", t.plan_id as "planId", t.monday::text, t.asking_from is not null as "isAskingOpen",
            (select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind_code, 'state', s.state, 'peerId', s.peer_id,
                      'chosenPeerId', s.chosen_peer_id,
                      'soundedPeerId', (select i.peer_id from invitation i where i.seat_id = s.id and i.kind = 'sounding'
                                           and i.state in ('open', 'accepted') order by i.standing limit 1)) order by s.position)
               from seat s where s.team_id = t.id and s.state <> 'released') as seats,
            (select coalesce(jsonb_agg(distinct i.peer_id), '[]') from invitation i
              where i.team_id = t.id and (i.state in ('declined', 'expired', 'dropped') or (i.state = 'withdrawn' and i.kind = 'offer'))) as refused
       from team t join challenge c on c.id = t.challenge_id
      where c.year_id = $1 and c.withdrawn_on is null
        and exists (select from seat s where s.team_id = t.id and s.state <> 'released')
      order by t.monday, t.id`,
    [yearId],
  );
}

/** Peers whose days are held on days of the week of a Monday, in whatever year, by another team than this one. */
export async function findHeldPeers(tx: Tx, monday: IsoDate, teamId: string): Promise<Set<string>> {
  const rows = await tx.query<{ peerId: string }[]>(
    `select distinct peer_id as "peerId" from seat
      where days && daterange($1::date - 1, $1::date + 5) and state in ('offered', 'accepted', 'confirmed') and team_id <> $2`,
    [monday, teamId],
  );
  return new Set(rows.map(({ peerId }) => peerId));
}
