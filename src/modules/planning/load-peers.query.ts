import { type Tx } from '../platform/database/database.js';
import { type RegisteredCouncil } from './load-councils.query.js';
import { type DeclaredConflict, type KindFacts, type PeerFacts, type PostFacts } from './problem-facts.js';

type PeerRow = Omit<PeerFacts, 'partyToken' | 'homeCouncil' | 'answers' | 'posts' | 'declared'> & {
  readonly personId: string;
  readonly homeCouncilId: string | null;
};

/**
 * The accredited peers with what they marked, their posts and their conflicts.
 * @param tokenOf the token of a peer's party, by the peer's id; null where none is on record.
 */
export async function loadPeers(
  tx: Tx,
  councils: ReadonlyMap<string, RegisteredCouncil>,
  tokenOf: (peerId: string) => string | null,
): Promise<PeerFacts[]> {
  const rows = await tx.query<PeerRow[]>(
    `select p.id, p.reference, p.person_id as "personId", p.kind_code as kind, o.reference as organisation,
            o.council_id as "homeCouncilId", p.region, p.easting, p.northing, p.themes, p.max_days::float8 as "maxDays",
            p.max_travel_km as "maxTravelKm", p.experience, p.carried_over as "carriedOver", p.acceptance::float8 as acceptance,
            p.accredited_until::text as "accreditedUntil"
       from peer p join organisation o on o.id = p.organisation_id
      where p.accreditation_state = 'accredited' order by p.reference`,
  );
  const answers = groupBy(
    await tx.query<{ key: string; startsOn: string; letters: string }[]>(
      `select peer_id as key, starts_on::text as "startsOn", letters from peer_availability order by starts_on`,
    ),
  );
  const declared = groupBy(
    await tx.query<(DeclaredConflict & { key: string })[]>(
      `select peer_id as key, council_code as "councilCode", reason, since::text, until::text, source
         from peer_conflict order by council_code, reason`,
    ),
  );
  const posts = groupBy(
    await tx.query<(PostFacts & { key: string })[]>(
      `select t.person_id as key, c.code as "councilCode", t.since::text, t.until::text, t.source
         from person_post t join organisation o on o.id = t.organisation_id join council c on c.id = o.council_id
        order by c.code, t.since nulls first, t.title`,
    ),
  );
  return rows.map(({ personId, homeCouncilId, ...facts }) => {
    const home = homeCouncilId === null ? null : councils.get(homeCouncilId)!;
    return {
      ...facts,
      organisation: home?.code ?? facts.organisation,
      homeCouncil: home,
      partyToken: tokenOf(facts.id),
      answers: answers.get(facts.id) ?? [],
      declared: declared.get(facts.id) ?? [],
      posts: posts.get(personId) ?? [],
    };
  });
}

/** The kinds of peer, in their order. */
export function loadKinds(tx: Tx): Promise<KindFacts[]> {
  return tx.query<KindFacts[]>(
    `select code, days_per_deployment::float8 as "daysPerDeployment", vacancy_weight as "vacancyWeight",
            is_elected_member as "isElectedMember", can_lead as "canLead", is_local_government as "isLocalGovernment"
       from peer_kind order by position, code`,
  );
}

function groupBy<Row extends { readonly key: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return groups;
}
