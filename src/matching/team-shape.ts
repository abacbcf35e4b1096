import type { Challenge, Peer } from './model.js';

/** What a team lacks and who can lead it. */
export interface TeamShape {
  /** Missing members by kind, down to the least number of each; kinds that lack nobody are left out. */
  readonly missing: ReadonlyMap<string, number>;
  /** Places up to the least size that any kind may fill. */
  readonly furtherPlaces: number;
  /** Missing members and further places together. */
  readonly vacancies: number;
  /** Members of a kind that can lead, the most experienced first. */
  readonly leads: readonly Peer[];
  /** Kinds of which one more member may join: below their most, on a team that is not full. */
  readonly openKinds: ReadonlySet<string>;
}

/**
 * The shape of a team against what its challenge asks for. A kind with too many never makes up for one that is short.
 * Source: docs/planning/PROBLEM.md, hard rule 3 and "Score", medium.
 */
export function teamShape(challenge: Challenge, team: readonly Peer[], leadKinds: readonly string[]): TeamShape {
  const kinds = Object.entries(challenge.kinds);
  const membersOf = (kind: string) => team.filter((peer) => peer.kind === kind).length;
  const missing = new Map(
    kinds.map(([kind, [min]]) => [kind, min - membersOf(kind)] as const).filter(([, short]) => short > 0),
  );
  const missingMembers = [...missing.values()].reduce((sum, short) => sum + short, 0);
  const furtherPlaces = Math.max(0, challenge.minSize - team.length - missingMembers);
  const hasRoom = team.length < challenge.maxSize;
  return {
    missing,
    furtherPlaces,
    vacancies: missingMembers + furtherPlaces,
    leads: team.filter(({ kind }) => leadKinds.includes(kind)).sort((a, b) => b.experience - a.experience),
    openKinds: new Set(kinds.filter(([kind, [, max]]) => hasRoom && membersOf(kind) < max).map(([kind]) => kind)),
  };
}

/**
 * Points of the medium score for what a team lacks, before the priority of its challenge: each missing member at the weight
 * of its kind, each further place at 1. Source: docs/planning/PROBLEM.md, "Score", medium.
 */
export function vacancyPoints(
  { missing, furtherPlaces }: TeamShape,
  vacancyWeights: Readonly<Record<string, number>>,
): number {
  let points = furtherPlaces;
  for (const [kind, short] of missing) points += short * (vacancyWeights[kind] ?? 0);
  return points;
}
