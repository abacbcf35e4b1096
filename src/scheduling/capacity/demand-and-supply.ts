import { type Facts } from '../encode-problem.js';
import { type Problem } from '../problem.js';
import { mostDeployments, type PeerSupply } from './supply.js';
import { placesOf } from './challenge-model.js';

/** What peers can give to the year, in deployments. */
export interface Supply {
  readonly peers: number;
  /** Deployments that days, gaps and availability allow. */
  readonly deployments: number;
  /**
   * Those of them that can be expected after refusals. Assumption: each counts with the peer's chance of a yes, and nobody is
   * asked beyond them. Source: docs/adr/0019.
   */
  readonly expected: number;
}

/** One kind of peer. */
export interface KindBalance extends Supply {
  readonly kind: string;
  /** Least places of the kind on all teams, and the most that they could take. */
  readonly places: number;
  readonly mostPlaces: number;
}

/** One party: its councils with a challenge, and its elected members. Null stands for no overall control. */
export interface PartyBalance extends Supply {
  readonly party: string | null;
  /** Challenges at councils that the party controls; each is wished an elected member of the party, a leader before others. */
  readonly challenges: number;
  /** The leaders among its members. */
  readonly leaders: Supply;
}

/** One region: the challenges in it, and the peers who live there. */
export interface RegionBalance extends Supply {
  readonly region: string;
  readonly challenges: number;
  /** Least places on the teams of its challenges. */
  readonly places: number;
}

/** One month, by the Mondays in it. */
export interface MonthBalance {
  /** "2027-04". */
  readonly month: string;
  readonly openWeeks: number;
  /** Challenges that the capacity of its open weeks admits. */
  readonly capacity: number;
  /** Challenges that the managers could run in this month alone. */
  readonly managed: number;
  /** Challenges that offer a week of the month, and those that offer no week of another. */
  readonly challenges: number;
  readonly onlyHere: number;
  /** Least places if every challenge were spread evenly over the weeks that it offers. */
  readonly places: number;
  /** Deployments that peers could give in this month alone. */
  readonly deployments: number;
}

/** Demand against supply. */
export interface DemandAndSupply {
  readonly challenges: number;
  /** Least places on all teams, and those of them that any kind may fill. */
  readonly places: number;
  readonly anyKind: number;
  readonly total: Supply;
  readonly kinds: readonly KindBalance[];
  readonly parties: readonly PartyBalance[];
  readonly regions: readonly RegionBalance[];
  readonly months: readonly MonthBalance[];
}

/** Sets demand against supply by kind, party, region and month. Cost: linear in peers × weeks. */
export function demandAndSupply(facts: Facts, supplies: readonly PeerSupply[]): DemandAndSupply {
  const { problem, challenges } = facts;
  const places = problem.challenges.map((_, c) => placesOf(facts, c));
  const kinds = problem.kinds.map((kind, k): KindBalance => {
    const sumOf = (bounds: Int32Array): number =>
      problem.challenges.reduce((sum, _, c) => sum + bounds[c * facts.kinds + k]!, 0);
    return {
      kind,
      places: sumOf(challenges.kindMin),
      mostPlaces: sumOf(challenges.kindMax),
      ...supplyOf(supplies.filter((each) => each.kind === k)),
    };
  });
  const all = places.reduce((sum, n) => sum + n, 0);
  return {
    challenges: challenges.count,
    places: all,
    anyKind: all - kinds.reduce((sum, kind) => sum + kind.places, 0),
    total: supplyOf(supplies),
    kinds,
    parties: byParty(facts, supplies),
    regions: byRegion(facts, supplies, places),
    months: byMonth(facts, supplies, places),
  };
}

/** Adds up what some peers can give. */
export function supplyOf(supplies: readonly PeerSupply[]): Supply {
  return {
    peers: supplies.length,
    deployments: supplies.reduce((sum, { deployments }) => sum + deployments, 0),
    expected: supplies.reduce((sum, { deployments, acceptance }) => sum + deployments * acceptance, 0),
  };
}

function byParty({ problem, peers }: Facts, supplies: readonly PeerSupply[]): PartyBalance[] {
  const controlled = countBy(problem.challenges.map(({ council }) => council.control));
  const members = supplies.filter(({ peer }) => problem.peers[peer]!.party !== null);
  const parties = [...new Set([...controlled.keys(), ...members.map(({ peer }) => problem.peers[peer]!.party)])];
  return parties
    .map((party): PartyBalance => {
      const ofParty = party === null ? [] : members.filter(({ peer }) => problem.peers[peer]!.party === party);
      return {
        party,
        challenges: controlled.get(party) ?? 0,
        ...supplyOf(ofParty),
        leaders: supplyOf(ofParty.filter(({ peer }) => peers.leader[peer] === 1)),
      };
    })
    .sort((a, b) => Number(a.party === null) - Number(b.party === null) || b.challenges - a.challenges);
}

function byRegion({ problem }: Facts, supplies: readonly PeerSupply[], places: readonly number[]): RegionBalance[] {
  const regions = new Set([
    ...problem.challenges.map(({ council }) => council.region),
    ...problem.peers.map(({ region }) => region),
  ]);
  return [...regions].sort().map((region) => {
    const here = problem.challenges.map(({ council }) => council.region === region);
    return {
      region,
      challenges: here.filter(Boolean).length,
      places: places.reduce((sum, n, c) => sum + (here[c] === true ? n : 0), 0),
      ...supplyOf(supplies.filter(({ peer }) => problem.peers[peer]!.region === region)),
    };
  });
}

function byMonth(facts: Facts, supplies: readonly PeerSupply[], places: readonly number[]): MonthBalance[] {
  const { problem, challenges } = facts;
  const months = [...new Set(problem.weeks.map(({ monday }) => monday.slice(0, 7)))];
  return months.map((month) => {
    const weeks = problem.weeks.filter(({ monday }) => monday.startsWith(month));
    const isHere = new Set(weeks.map(({ index }) => index));
    const offers = problem.challenges.map((_, c) =>
      Array.from(challenges.offer.subarray(challenges.offerStart[c], challenges.offerStart[c + 1])),
    );
    const shares = offers.map((offer) => offer.filter((week) => isHere.has(week)).length / Math.max(1, offer.length));
    return {
      month,
      openWeeks: weeks.filter(({ open }) => open).length,
      capacity: weeks.reduce((sum, { open, capacity }) => sum + (open ? capacity : 0), 0),
      managed: mostManaged(
        problem,
        weeks.map(({ index }) => index),
      ),
      challenges: shares.filter((share) => share > 0).length,
      onlyHere: shares.filter((share) => share === 1).length,
      places: shares.reduce((sum, share, c) => sum + share * places[c]!, 0),
      deployments: supplies.reduce((sum, supply) => {
        const own = supply.weeks.filter((week) => isHere.has(week));
        return sum + mostDeployments(own, problem.minGapWeeks, supply.deployments);
      }, 0),
    };
  });
}

/**
 * Most challenges in these weeks (rising) that capacity and managers admit: each manager rests after a challenge. Filling the
 * earliest week as far as it goes each time reaches it.
 */
export function mostManaged(problem: Problem, weeks: readonly number[]): number {
  const taken = new Map<number, number>();
  let sum = 0;
  for (const week of weeks) {
    const { open, capacity } = problem.weeks[week]!;
    let busy = 0;
    for (let back = 1; back <= problem.managerRestWeeks; back++) busy += taken.get(week - back) ?? 0;
    const count = open ? Math.max(0, Math.min(capacity, problem.managers - busy)) : 0;
    taken.set(week, count);
    sum += count;
  }
  return sum;
}

function countBy<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
