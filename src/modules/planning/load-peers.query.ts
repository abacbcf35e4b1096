import { type Tx } from '../platform/database/database.js';
import { type RegisteredCouncil } from './load-councils.query.js';
import { type KindFacts, type PeerFacts } from './problem-facts.js';
import { groupBy } from './group-by.js';
import { loadPeerTies } from './load-peer-ties.query.js';

type PeerRow = Omit<PeerFacts, 'partyToken' | 'homeCouncil' | 'answers' | 'posts' | 'pastTeams' | 'declared'> & {
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
    `select p.id, p.reference, p.kind_code as kind, o.reference as organisation,
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
  const ties = await loadPeerTies(tx, null);
  return rows.map(({ homeCouncilId, ...facts }) => {
    const home = homeCouncilId === null ? null : councils.get(homeCouncilId)!;
    return {
      ...facts,
      organisation: home?.code ?? facts.organisation,
      homeCouncil: home,
      partyToken: tokenOf(facts.id),
      answers: answers.get(facts.id) ?? [],
      ...ties(facts.id),
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
