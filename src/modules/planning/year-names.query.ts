import { type Tx } from '../platform/database/database.js';

/** How people call a challenge. */
export interface ChallengeNames {
  readonly id: string;
  readonly reference: string;
}

/** How people call a peer. */
export interface PeerNames {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly organisation: string;
  readonly isFictional: boolean;
}

/** What a coordinator calls the things whose ids stand in a problem. Withdrawn challenges and peers who have left are named too. */
export interface YearNames {
  readonly challenges: ReadonlyMap<string, ChallengeNames>;
  readonly peers: ReadonlyMap<string, PeerNames>;
  /** Names of the kinds by their code. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** @param peerIds the peers to be named; null for all. */
export async function loadYearNames(tx: Tx, yearId: string, peerIds: readonly string[] | null): Promise<YearNames> {
  const challenges = await tx.query<ChallengeNames[]>('select id, reference from challenge where year_id = $1', [
    yearId,
  ]);
  const peers = await tx.query<PeerNames[]>(
    `select p.id, p.reference, n.name, o.name as organisation, n.is_fictional as "isFictional"
       from peer p join person n on n.id = p.person_id join organisation o on o.id = p.organisation_id
      where $1::uuid[] is null or p.id = any ($1)`,
    [peerIds],
  );
  const kinds = await tx.query<{ code: string; name: string }[]>('select code, name from peer_kind');
  return {
    challenges: new Map(challenges.map((each) => [each.id, each])),
    peers: new Map(peers.map((each) => [each.id, each])),
    kinds: new Map(kinds.map(({ code, name }) => [code, name])),
  };
}
