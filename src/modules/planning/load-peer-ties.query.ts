import { type Tx } from '../platform/database/database.js';
import { groupBy } from './group-by.js';
import { type DeclaredConflict, type PastTeam, type PeerTies, type PostFacts } from './problem-facts.js';

type Ties = Omit<PeerTies, 'homeCouncil'>;
type Keyed<Row> = Row & { readonly key: string };

/**
 * What binds peers to councils besides where they come from: all posts of the person, teams on which they served, and what
 * was declared and not withdrawn.
 * @param peerId the one peer that is wanted; null for all.
 * @returns the ties of a peer by id.
 */
export async function loadPeerTies(tx: Tx, peerId: string | null): Promise<(peerId: string) => Ties> {
  const declared = groupBy(
    await tx.query<Keyed<DeclaredConflict>[]>(
      `select peer_id as key, council_code as "councilCode", reason, since::text, until::text, source
         from peer_conflict where withdrawn_at is null and ($1::uuid is null or peer_id = $1) order by council_code, reason`,
      [peerId],
    ),
  );
  const posts = groupBy(
    await tx.query<Keyed<PostFacts>[]>(
      `select p.id as key, c.code as "councilCode", c.name as "councilName", c.county_code as county, t.since::text,
              t.until::text, t.source
         from person_post t join peer p on p.person_id = t.person_id join organisation o on o.id = t.organisation_id
              join council c on c.id = o.council_id
        where $1::uuid is null or p.id = $1
        order by c.code, t.since nulls first, t.title`,
      [peerId],
    ),
  );
  const pastTeams = groupBy(
    await tx.query<Keyed<PastTeam>[]>(
      `select s.peer_id as key, c.code as "councilCode", (upper(t.days) - 1)::text as "endedOn"
         from seat s join team t on t.id = s.team_id join challenge h on h.id = t.challenge_id join council c on c.id = h.council_id
        where s.state in ('accepted', 'confirmed') and upper(t.days) <= app_now()::date and ($1::uuid is null or s.peer_id = $1)
        order by t.monday desc, c.code`,
      [peerId],
    ),
  );
  return (id) => ({
    posts: posts.get(id) ?? [],
    pastTeams: pastTeams.get(id) ?? [],
    declared: declared.get(id) ?? [],
  });
}
