import { type Problem } from './problem.js';

/** Availability letters as numbers. */
export const NOT_AVAILABLE = 0;
export const AVAILABLE = 1;
export const IF_NEEDED = 2;

/** Gives each distinct value the next index. */
export class Indexes {
  private readonly byValue = new Map<string, number>();

  /** Index of a value, given on first sight. */
  of(value: string): number {
    const known = this.byValue.get(value);
    if (known !== undefined) return known;
    const index = this.byValue.size;
    this.byValue.set(value, index);
    return index;
  }

  /** Index of a value already seen, else -1. */
  find(value: string | null): number {
    return value === null ? -1 : (this.byValue.get(value) ?? -1);
  }

  get size(): number {
    return this.byValue.size;
  }
}

/** The names that facts share, as indexes. */
export interface Names {
  readonly kinds: Indexes;
  readonly parties: Indexes;
  readonly organisations: Indexes;
  readonly regions: Indexes;
  readonly classes: Indexes;
  readonly themes: Indexes;
}

/** Peers as columns, by peer index; -1 stands for null. */
export interface PeerFacts {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly party: Int32Array;
  readonly organisation: Int32Array;
  readonly region: Int32Array;
  readonly councilClass: Int32Array;
  /** 1 for a leader. */
  readonly leader: Uint8Array;
  /** 1 for a leader or a chief executive. */
  readonly lead: Uint8Array;
  /** 1 with two or more challenges done. */
  readonly experienced: Uint8Array;
  /** 1 with none done. */
  readonly newcomer: Uint8Array;
  readonly carriedOver: Float64Array;
  /** Chance of accepting an offer, 0 to 1; no part of the score. */
  readonly acceptance: Float64Array;
  /** Working days of one deployment. */
  readonly days: Float64Array;
  /** Most deployments that `maxDays` allows. */
  readonly maxDeployments: Int32Array;
  /** `availability[peer * weeks + week]`. */
  readonly availability: Uint8Array;
  /** Themes of peer p: `theme[themeStart[p]]` up to `theme[themeStart[p + 1]]`. */
  readonly themeStart: Int32Array;
  readonly theme: Int32Array;
  /** Peers of kind k who are available in week w: `pool[poolStart[w * kinds + k]]` up to the next start. */
  readonly poolStart: Int32Array;
  readonly pool: Int32Array;
}

/** Turns the peers of a problem into columns. Cost: linear in peers times weeks. */
export function encodePeers(problem: Problem, names: Names): PeerFacts {
  const { peers, weeks } = problem;
  const count = peers.length;
  const weekCount = weeks.length;
  const facts = {
    count,
    kind: Uint8Array.from(peers, (peer) => names.kinds.of(peer.kind)),
    party: Int32Array.from(peers, (peer) => (peer.party === null ? -1 : names.parties.of(peer.party))),
    organisation: Int32Array.from(peers, (peer) => names.organisations.of(peer.organisation)),
    region: Int32Array.from(peers, (peer) => names.regions.of(peer.region)),
    councilClass: Int32Array.from(peers, (peer) =>
      peer.councilClass === null ? -1 : names.classes.of(peer.councilClass),
    ),
    leader: Uint8Array.from(peers, (peer) => Number(peer.kind === 'leader')),
    lead: Uint8Array.from(peers, (peer) => Number(peer.kind === 'leader' || peer.kind === 'chief-executive')),
    experienced: Uint8Array.from(peers, (peer) => Number(peer.experience >= 2)),
    newcomer: Uint8Array.from(peers, (peer) => Number(peer.experience === 0)),
    carriedOver: Float64Array.from(peers, (peer) => peer.carriedOver),
    acceptance: Float64Array.from(peers, (peer) => peer.acceptance),
    days: Float64Array.from(peers, (peer) => problem.daysPerDeployment[peer.kind] ?? 0),
    themeStart: new Int32Array(count + 1),
    theme: Int32Array.from(peers.flatMap((peer) => peer.themes.map((theme) => names.themes.of(theme)))),
    availability: new Uint8Array(count * weekCount),
  };
  peers.forEach((peer, p) => {
    facts.themeStart[p + 1] = facts.themeStart[p]! + peer.themes.length;
    for (let w = 0; w < weekCount; w++) {
      const letter = peer.availability[w];
      facts.availability[p * weekCount + w] = letter === 'Y' ? AVAILABLE : letter === 'I' ? IF_NEEDED : NOT_AVAILABLE;
    }
  });
  const mostDeployments = (p: number): number => {
    const days = facts.days[p]!;
    return days > 0
      ? Math.min(problem.challenges.length, Math.floor(peers[p]!.maxDays / days))
      : problem.challenges.length;
  };
  return {
    ...facts,
    maxDeployments: Int32Array.from(peers, (_, p) => mostDeployments(p)),
    ...encodePools(facts.availability, facts.kind, weekCount, names.kinds.size),
  };
}

function encodePools(
  availability: Uint8Array,
  kind: Uint8Array,
  weekCount: number,
  kindCount: number,
): Pick<PeerFacts, 'pool' | 'poolStart'> {
  const lists: number[][] = Array.from({ length: weekCount * kindCount }, () => []);
  for (let p = 0; p < kind.length; p++)
    for (let w = 0; w < weekCount; w++)
      if (availability[p * weekCount + w] !== NOT_AVAILABLE) lists[w * kindCount + kind[p]!]!.push(p);
  const poolStart = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (poolStart[i + 1] = poolStart[i]! + list.length));
  return { poolStart, pool: Int32Array.from(lists.flat()) };
}
