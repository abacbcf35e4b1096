import { type Facts } from '../encode-problem.js';
import { NOT_AVAILABLE } from '../encode-peers.js';

/** What one peer can give to the year. */
export interface PeerSupply {
  readonly peer: number;
  /** Index of the kind. */
  readonly kind: number;
  /** Weeks, rising, in which the peer is available and some challenge that they may serve can be on site. */
  readonly weeks: readonly number[];
  /** Most deployments: by the peer's days a year, and by weeks that lie far enough apart. */
  readonly deployments: number;
  /** Chance of a yes to an offer, 0 to 1; 1 for a pinned peer, who has said yes. */
  readonly acceptance: number;
}

/** Whether a peer may serve a challenge in some week: no conflict, not too far, and of a kind that it takes. */
export function maySit(facts: Facts, challenge: number, peer: number): boolean {
  const { challenges, peers, kinds } = facts;
  return (
    challenges.travel[challenge * peers.count + peer]! >= 0 &&
    challenges.kindMax[challenge * kinds + peers.kind[peer]!]! > 0
  );
}

/** What every peer can give, in the order of the problem. Cost: peers × challenges × weeks on offer. */
export function peerSupplies(facts: Facts): PeerSupply[] {
  const { problem, challenges, peers } = facts;
  const pinned = new Set(challenges.pins.flat());
  return problem.peers.map(({ acceptance }, peer) => {
    const isUseful = new Uint8Array(facts.weeks);
    for (let c = 0; c < challenges.count; c++) {
      if (!maySit(facts, c, peer)) continue;
      for (let i = challenges.offerStart[c]!; i < challenges.offerStart[c + 1]!; i++)
        isUseful[challenges.offer[i]!] = 1;
    }
    const weeks = [...isUseful.keys()].filter(
      (w) => isUseful[w] === 1 && peers.availability[peer * facts.weeks + w] !== NOT_AVAILABLE,
    );
    return {
      peer,
      kind: peers.kind[peer]!,
      weeks,
      deployments: mostDeployments(weeks, problem.minGapWeeks, peers.maxDeployments[peer]!),
      acceptance: pinned.has(peer) ? 1 : acceptance,
    };
  });
}

/**
 * Most deployments in these weeks (rising) that lie at least `gap` weeks apart, at most `most`. Taking the earliest week
 * that is possible each time reaches it.
 */
export function mostDeployments(weeks: readonly number[], gap: number, most: number): number {
  if (weeks.length === 0) return 0;
  if (gap === 0) return most;
  let count = 0;
  let next = -Infinity;
  for (const week of weeks) {
    if (count === most) break;
    if (week < next) continue;
    count++;
    next = week + gap;
  }
  return count;
}

/** Stretches of `weeks` (rising) shorter than `gap`, none inside another: in each a peer is deployed once at most. */
export function tightStretches(weeks: readonly number[], gap: number): number[][] {
  if (gap === 0) return [];
  const stretches: number[][] = [];
  let lastEnd = -1;
  weeks.forEach((first, from) => {
    let end = from;
    while (end + 1 < weeks.length && weeks[end + 1]! - first < gap) end++;
    if (end === lastEnd) return;
    stretches.push(weeks.slice(from, end + 1));
    lastEnd = end;
  });
  return stretches;
}
