import { Delaunay } from 'd3-delaunay';
import { type CouncilFacts, type Position } from './council-facts.js';
import { distanceKm } from './distance.js';
import { areTwoTierKin } from './two-tier-kin.js';

/** Two neighbouring councils, codes in alphabetical order, and why they are taken for neighbours. */
export interface NeighbourPair {
  readonly a: string;
  readonly b: string;
  readonly because: string;
}

type Lineage = Pick<CouncilFacts, 'code' | 'county'>;
type Placed = Lineage & { readonly position: Position };

/** Councils whose positions lie further apart are taken for neighbours only within one county. */
export const NEIGHBOUR_RADIUS_KM = 20;

const isPlaced = <T extends { position: Position | null }>(council: T): council is T & { position: Position } =>
  council.position !== null;

const pairOf = (a: string, b: string, because: string): NeighbourPair =>
  a < b ? { a, b, because } : { a: b, b: a, because };

const byCodes = (x: NeighbourPair, y: NeighbourPair): number => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1);

const adjacentPairs = (placed: readonly Placed[], radiusKm: number): NeighbourPair[] => {
  // The triangulation answers nonsense for a single point.
  if (placed.length < 2) return [];
  const delaunay = Delaunay.from(
    placed,
    (each) => each.position.eastingKm,
    (each) => each.position.northingKm,
  );
  return placed.flatMap((council, at) =>
    [...delaunay.neighbors(at)].flatMap((other) => {
      const near = placed[other]!;
      const km = distanceKm(council.position, near.position);
      const counts = council.code < near.code && km <= radiusKm && !areTwoTierKin(council, near);
      return counts ? [pairOf(council.code, near.code, `adjacent, ${Math.round(km)} km apart`)] : [];
    }),
  );
};

/** What a district borders, its county borders: the county itself stands for no point of its own. */
const carriedToCounties = (pairs: readonly NeighbourPair[], councils: ReadonlyMap<string, Lineage>): NeighbourPair[] =>
  pairs.flatMap(({ a, b }) => {
    const [first, second] = [councils.get(a)!, councils.get(b)!];
    const sides = ({ code, county }: Lineage): string[] =>
      county !== null && councils.has(county) ? [code, county] : [code];
    return sides(first).flatMap((x) =>
      sides(second)
        .filter((y) => x !== y && !(x === a && y === b))
        .map((y) => pairOf(x, y, `a district of the county borders the other: ${a} and ${b}`)),
    );
  });

/**
 * The neighbours to assume among councils in force when no file of land borders has been imported: councils of one county,
 * and those within `radiusKm` that are adjacent in a Delaunay triangulation of positions. County councils are left out of the
 * triangulation, where they would part their own districts; each has the neighbours of its districts. Sorted by codes, each
 * pair once. A council without a position has only the neighbours of its county. Cost: about 25 ms for 317 councils.
 * Assumption: two councils that touch are near each other; data/README.md says how often that is right.
 */
export function deriveNeighbours(
  councils: readonly Pick<CouncilFacts, 'code' | 'class' | 'county' | 'position'>[],
  radiusKm: number = NEIGHBOUR_RADIUS_KM,
): NeighbourPair[] {
  const kin = councils.flatMap((council, at) =>
    councils
      .slice(at + 1)
      .filter((other) => areTwoTierKin(council, other))
      .map((other) => pairOf(council.code, other.code, 'same county')),
  );
  const placed = councils.filter(isPlaced).filter((council) => council.class !== 'county');
  const adjacent = adjacentPairs(placed, radiusKm);
  const ofCounties = carriedToCounties(adjacent, new Map(councils.map((council) => [council.code, council])));
  const pairs = new Map([...ofCounties, ...adjacent, ...kin].map((pair) => [`${pair.a} ${pair.b}`, pair]));
  return [...pairs.values()].sort(byCodes);
}
