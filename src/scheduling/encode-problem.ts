import { encodeChallenges, type ChallengeFacts } from './encode-challenges.js';
import { encodePeers, Indexes, type Names, type PeerFacts } from './encode-peers.js';
import { type Problem, type SoftTerm } from './problem.js';

/**
 * A problem whose ids have become indexes into typed arrays, once, for the search. Peers, challenges and weeks keep
 * the order of the problem.
 */
export interface Facts {
  readonly problem: Problem;
  readonly peers: PeerFacts;
  readonly challenges: ChallengeFacts;
  readonly weeks: number;
  readonly capacity: Int32Array;
  readonly kinds: number;
  /** 1 for a kind that can lead a team. */
  readonly canLead: Uint8Array;
  readonly vacancyWeight: Float64Array;
  readonly parties: number;
  readonly regions: number;
  readonly organisations: number;
  readonly themes: number;
  /** Seats kept for each team: the largest team, pins included. */
  readonly seats: number;
  /** Deployments kept for each peer. */
  readonly deployments: number;
  /** Challenge of a peer's own council, or -1. */
  readonly homeChallenge: Int32Array;
  readonly weights: Readonly<Record<SoftTerm, number>>;
}

/**
 * Encodes a problem. Expects one that `parseProblem` accepts.
 * Cost: linear in challenges × peers + peers × weeks: 10 ms for 800 peers, seconds for 8,000; no table of
 * peer × challenge × week is made.
 */
export function encodeProblem(problem: Problem): Facts {
  const names: Names = {
    kinds: new Indexes(),
    parties: new Indexes(),
    organisations: new Indexes(),
    regions: new Indexes(),
    classes: new Indexes(),
    themes: new Indexes(),
  };
  for (const kind of problem.kinds) names.kinds.of(kind);
  const peerIndex = new Map(problem.peers.map((peer, p) => [peer.id, p]));
  const peers = encodePeers(problem, names);
  const mostThemes = problem.peers.reduce((most, peer) => Math.max(most, peer.themes.length), 0);
  const challenges = encodeChallenges(problem, names, peerIndex, mostThemes);

  const challengeOf = new Int32Array(names.organisations.size).fill(-1);
  challenges.organisation.forEach((organisation, c) => {
    if (organisation >= 0) challengeOf[organisation] = c;
  });
  const pinned = new Int32Array(peers.count);
  for (const pins of challenges.pins) for (const p of pins) pinned[p]!++;
  const apart = problem.minGapWeeks > 0 ? Math.ceil(problem.weeks.length / problem.minGapWeeks) : Infinity;
  return {
    problem,
    peers,
    challenges,
    weeks: problem.weeks.length,
    capacity: Int32Array.from(problem.weeks, (week) => week.capacity),
    kinds: names.kinds.size,
    canLead: Uint8Array.from(problem.kinds, (kind) => Number(problem.leadKinds.includes(kind))),
    vacancyWeight: Float64Array.from(problem.kinds, (kind) => problem.vacancyWeights[kind] ?? 0),
    parties: names.parties.size,
    regions: names.regions.size,
    organisations: names.organisations.size,
    themes: names.themes.size,
    seats: seatsOf(problem),
    deployments: peers.maxDeployments.reduce((most, n, p) => Math.max(most, Math.min(n, apart), pinned[p]!), 1),
    homeChallenge: peers.organisation.map((organisation) => challengeOf[organisation]!),
    weights: problem.weights,
  };
}

/** Seats to keep for each team: the largest team, pins included. */
export function seatsOf(problem: Problem): number {
  return problem.challenges.reduce((most, c) => Math.max(most, c.maxSize, c.pinnedPeers.length), 1);
}
