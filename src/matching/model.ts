/**
 * The facts that matching decides on. Field names and units are those of the exchange format
 * `peer-challenge-problem/1` (docs/planning/PROBLEM.md), so that a problem document is a value of these types as it stands.
 */

/** One letter a week: available, available if needed, not available. */
export type AvailabilityLetter = 'Y' | 'I' | 'N';

/** An accredited peer as planning sees one. Distances are metres on the British National Grid. */
export interface Peer {
  readonly id: string;
  /** One of the problem's `kinds`. */
  readonly kind: string;
  /** Opaque token of a party for elected members, else null. Independents share one token. */
  readonly party: string | null;
  /** Home organisation; for local government the council's code. */
  readonly organisation: string;
  readonly councilClass: string | null;
  readonly region: string;
  readonly easting: number;
  readonly northing: number;
  readonly themes: readonly string[];
  /** One `AvailabilityLetter` for each week of the year. */
  readonly availability: string;
  /** Working days a year, a multiple of 0.5. */
  readonly maxDays: number;
  readonly maxTravelKm: number;
  /** Challenges done so far. */
  readonly experience: number;
  /** Deployments in recent years, for fairness. */
  readonly carriedOver: number;
  /** Chance of accepting an offer, 0 to 1; no part of the score. */
  readonly acceptance: number;
  /** Codes of the councils this peer may not challenge. */
  readonly conflicts: readonly string[];
}

/** A council as the host of a challenge. */
export interface HostCouncil {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  /** Code of its county council, or null. */
  readonly county: string | null;
  readonly region: string;
  readonly easting: number;
  readonly northing: number;
  /** Opaque token of the controlling party, or null for no overall control. */
  readonly control: string | null;
}

/** A week on offer to a challenge, with what it costs in points of `weekPreference`. */
export interface OfferedWeek {
  readonly week: number;
  readonly cost: number;
}

/** Expertise that a challenge wants: `experts` members who know `theme`, each missing one at `weight`. */
export interface WantedTheme {
  readonly theme: string;
  readonly weight: number;
  readonly experts: number;
}

/** One commissioned peer challenge. */
export interface Challenge {
  readonly id: string;
  readonly council: HostCouncil;
  readonly priority: number;
  readonly weeks: readonly OfferedWeek[];
  readonly minSize: number;
  readonly maxSize: number;
  /** Least and most members of each kind; a kind that is not named has max 0. */
  readonly kinds: Readonly<Record<string, readonly [min: number, max: number]>>;
  readonly themes: readonly WantedTheme[];
  readonly pinnedWeek: number | null;
  readonly pinnedPeers: readonly string[];
}

/** The nine terms of a team's quality, in the order of docs/planning/PROBLEM.md. */
export const TEAM_TERMS = [
  'themeUncovered',
  'controlAbsent',
  'oneParty',
  'leadUntried',
  'experiencedShortfall',
  'newcomerExcess',
  'noSameClass',
  'regionExcess',
  'offTheme',
] as const;
export type TeamTerm = (typeof TEAM_TERMS)[number];

/** Straight-line distance in kilometres between two positions in metres. */
export function distanceKm(
  from: { readonly easting: number; readonly northing: number },
  to: { readonly easting: number; readonly northing: number },
): number {
  return Math.hypot(from.easting - to.easting, from.northing - to.northing) / 1000;
}
