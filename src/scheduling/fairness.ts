import { teamFit } from '../matching/fit.js';
import { type Peer } from '../matching/model.js';
import { type StandingPlan } from './standing-plan.js';
import { countEach } from './verification/ledger.js';

/** One of the weakest teams: weighted points of the nine team terms. */
export interface WeakTeam {
  readonly challenge: string;
  readonly points: number;
}

/** Peers who served equally often. */
export interface Spread {
  /** Deployments this year and those carried over together. */
  readonly deployments: number;
  readonly peers: number;
}

/** A group of peers: its share of the pool against its share of the deployments, both from 0 to 1. */
export interface GroupShare {
  readonly group: string;
  readonly peers: number;
  readonly deployments: number;
  readonly ofPool: number;
  readonly ofDeployments: number;
}

/** A council, what it sends and what it gets, in deployments. */
export interface GiveAndTake {
  /** Code of the council. */
  readonly council: string;
  readonly peersInPool: number;
  readonly gives: number;
  /** Members on the team of its own challenge; 0 without one. */
  readonly receives: number;
}

/** Who carries a plan, and who gains by it. */
export interface Fairness {
  /** The weakest first, at most `MOST_WEAK_TEAMS`; teams that lack nothing are left out. */
  readonly weakestTeams: readonly WeakTeam[];
  readonly days: {
    /** Working days of this year, of those who are deployed: least, middle and most; 0 when nobody is. */
    readonly least: number;
    readonly median: number;
    readonly most: number;
    readonly total: number;
  };
  /** How many peers serve how often this year; nobody is left out. */
  readonly thisYear: readonly Spread[];
  /** The same with what was carried over. */
  readonly withCarriedOver: readonly Spread[];
  /** Peers with most deployments, carried over included: those who serve this year and have at least `BUSY_FROM`. */
  readonly busiest: readonly { readonly peer: string; readonly thisYear: number; readonly carriedOver: number }[];
  readonly regions: readonly GroupShare[];
  /** Of elected members only. Tokens of parties: not to be told where people have names. */
  readonly parties: readonly GroupShare[];
  readonly firstTimers: {
    readonly inPool: number;
    readonly deployed: number;
    /** Teams by the number of first-timers on them: none, one or two, more. */
    readonly teamsWithNone: number;
    readonly teamsWithSome: number;
    readonly teamsWithMore: number;
  };
  /** Councils of the year, by what they send: each in exactly one list. */
  readonly councils: {
    readonly givesAndReceives: readonly GiveAndTake[];
    /** Challenged, and nobody of theirs is deployed although they have peers in the pool. */
    readonly onlyReceives: readonly GiveAndTake[];
    /** Challenged, and no peer of theirs is in the pool. */
    readonly hasNobody: readonly GiveAndTake[];
    /** Not challenged in this plan, and deployed. */
    readonly onlyGives: readonly GiveAndTake[];
  };
}

export const MOST_WEAK_TEAMS = 5;
/** Assumption: who has served this often, carried over included, is worth a look. */
export const BUSY_FROM = 3;
const MOST_NEWCOMERS = 2;

/**
 * How the burden and the benefit of a plan are spread. Cost: linear in peers and deployments. Source: the issue of fairness that
 * councils and hubs raise: who is asked, who is never asked, who only receives.
 */
export function measureFairness({ problem, teams }: StandingPlan): Fairness {
  const placed = problem.challenges.flatMap(({ id }) => teams.get(id) ?? []);
  const members = placed.flatMap(({ team }) => team);
  const times = countEach(members.map(({ id }) => id));
  const of = ({ id }: Peer): number => times.get(id) ?? 0;
  const days = problem.peers
    .filter((peer) => of(peer) > 0)
    .map((peer) => of(peer) * (problem.daysPerDeployment[peer.kind] ?? 0))
    .sort((a, b) => a - b);
  const newcomers = placed.map(({ team }) => team.filter(({ experience }) => experience === 0).length);
  const isNew = ({ experience }: Peer): boolean => experience === 0;
  return {
    weakestTeams: placed
      .map(({ challenge, team }) => ({
        challenge: challenge.id,
        points: teamFit(challenge, team, problem.weights).cost,
      }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points || (a.challenge < b.challenge ? -1 : 1))
      .slice(0, MOST_WEAK_TEAMS),
    days: {
      least: days[0] ?? 0,
      median: days[Math.floor(days.length / 2)] ?? 0,
      most: days.at(-1) ?? 0,
      total: days.reduce((sum, each) => sum + each, 0),
    },
    thisYear: spreadOf(problem.peers.map(of)),
    withCarriedOver: spreadOf(problem.peers.map((peer) => of(peer) + peer.carriedOver)),
    busiest: problem.peers
      .filter((peer) => of(peer) > 0 && of(peer) + peer.carriedOver >= BUSY_FROM)
      .map((peer) => ({ peer: peer.id, thisYear: of(peer), carriedOver: peer.carriedOver }))
      .sort(
        (a, b) =>
          b.thisYear + b.carriedOver - (a.thisYear + a.carriedOver) ||
          b.thisYear - a.thisYear ||
          (a.peer < b.peer ? -1 : 1),
      ),
    regions: sharesOf(problem.peers, members, ({ region }) => region),
    parties: sharesOf(problem.peers, members, ({ party }) => party),
    firstTimers: {
      inPool: problem.peers.filter(isNew).length,
      deployed: problem.peers.filter((peer) => isNew(peer) && of(peer) > 0).length,
      teamsWithNone: newcomers.filter((n) => n === 0).length,
      teamsWithSome: newcomers.filter((n) => n > 0 && n <= MOST_NEWCOMERS).length,
      teamsWithMore: newcomers.filter((n) => n > MOST_NEWCOMERS).length,
    },
    councils: giveAndTake(problem.peers, placed),
  };
}

function spreadOf(deployments: readonly number[]): Spread[] {
  return [...countEach(deployments)]
    .map(([of, peers]) => ({ deployments: of, peers }))
    .sort((a, b) => a.deployments - b.deployments);
}

/** @param groupOf the group of a peer; null: counted in none. */
function sharesOf(
  pool: readonly Peer[],
  members: readonly Peer[],
  groupOf: (peer: Peer) => string | null,
): GroupShare[] {
  const count = (peers: readonly Peer[]) => countEach(peers.map(groupOf).filter((group) => group !== null));
  const [inPool, deployed] = [count(pool), count(members)];
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((total, n) => total + n, 0);
  const [poolSize, deployments] = [sum(inPool), sum(deployed)];
  return [...inPool]
    .map(([group, peers]) => {
      const served = deployed.get(group) ?? 0;
      return {
        group,
        peers,
        deployments: served,
        ofPool: peers / poolSize,
        ofDeployments: deployments === 0 ? 0 : served / deployments,
      };
    })
    .sort((a, b) => b.peers - a.peers || (a.group < b.group ? -1 : 1));
}

function giveAndTake(
  pool: readonly Peer[],
  placed: readonly {
    readonly challenge: { readonly council: { readonly code: string } };
    readonly team: readonly Peer[];
  }[],
): Fairness['councils'] {
  const local = pool.filter(({ councilClass }) => councilClass !== null);
  const inPool = countEach(local.map(({ organisation }) => organisation));
  const given = countEach(
    placed.flatMap(({ team }) =>
      team.filter(({ councilClass }) => councilClass !== null).map(({ organisation }) => organisation),
    ),
  );
  const received = new Map(placed.map(({ challenge, team }) => [challenge.council.code, team.length]));
  const all = [...new Set([...received.keys(), ...given.keys()])].sort().map((council) => ({
    council,
    peersInPool: inPool.get(council) ?? 0,
    gives: given.get(council) ?? 0,
    receives: received.get(council) ?? 0,
  }));
  const mostFirst = (a: GiveAndTake, b: GiveAndTake): number => b.gives - a.gives || b.peersInPool - a.peersInPool;
  const isChallenged = ({ council }: GiveAndTake): boolean => received.has(council);
  return {
    givesAndReceives: all.filter((each) => isChallenged(each) && each.gives > 0).sort(mostFirst),
    onlyReceives: all.filter((each) => isChallenged(each) && each.gives === 0 && each.peersInPool > 0).sort(mostFirst),
    hasNobody: all.filter((each) => isChallenged(each) && each.peersInPool === 0),
    onlyGives: all.filter((each) => !isChallenged(each)).sort(mostFirst),
  };
}
