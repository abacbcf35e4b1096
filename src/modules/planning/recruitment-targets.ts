import { type Capacity } from '../../scheduling/capacity/assess-capacity.js';

/** Peers to look for. The party is for a person to add: how many of a party there are is not told. */
export interface ProposedTarget {
  readonly kind: string;
  /** Null: wherever they are. */
  readonly region: string | null;
  readonly number: number;
}

/** Far above any real campaign; a target holds no more. */
const MOST = 1000;

/**
 * What a year is short of, as targets of a campaign: for kinds that can lead, the peers that a programme needs with the refusals to
 * be expected, less those there are; for every kind at least the places that expected deployments do not fill, at what a peer of the kind gives.
 * Spread over the regions whose places go furthest beyond their peers. A kind of which there is enough is left out.
 * Assumption: peers are looked for where challenges outnumber them, since they travel least from there.
 */
export function proposeTargets({ balance, needed }: Pick<Capacity, 'balance' | 'needed'>): ProposedTarget[] {
  const shortages = balance.regions.map(({ region, places, expected }) => ({
    region,
    weight: Math.max(0, places - expected),
  }));
  return balance.kinds.flatMap(({ kind, places, peers, expected }): ProposedTarget[] => {
    const answer = needed.find((each) => each.kind === kind);
    const perPeer = peers > 0 && expected > 0 ? expected / peers : 1;
    const byPlaces = Math.ceil((places - expected) / perPeer);
    const byAnswer = answer ? (answer.neededExpected ?? answer.needed ?? answer.neededOnceEach) - answer.now : 0;
    // Peers who have no time are no measure of how many more are needed: the places that stay empty are.
    const missing = Math.max(byPlaces, byAnswer);
    return missing > 0 ? spread(kind, Math.min(MOST, missing), shortages) : [];
  });
}

/** Splits a number by weights: whole numbers, and the largest remainders get what is left. */
function spread(
  kind: string,
  number: number,
  shortages: readonly { readonly region: string; readonly weight: number }[],
): ProposedTarget[] {
  const total = shortages.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [{ kind, region: null, number }];
  const shares = shortages.map(({ region, weight }) => ({ region, exact: (number * weight) / total }));
  const left = number - shares.reduce((sum, { exact }) => sum + Math.floor(exact), 0);
  const byRemainder = [...shares].sort((a, b) => (b.exact % 1) - (a.exact % 1));
  const luckier = new Set(byRemainder.slice(0, left).map(({ region }) => region));
  return shares
    .map(({ region, exact }) => ({ kind, region, number: Math.floor(exact) + (luckier.has(region) ? 1 : 0) }))
    .filter((target) => target.number > 0);
}
