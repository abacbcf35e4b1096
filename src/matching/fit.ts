import { TEAM_TERMS, distanceKm, type Challenge, type Peer, type TeamTerm } from './model.js';

/** An unweighted amount and the points that it costs. */
export interface TermCost {
  readonly amount: number;
  readonly weighted: number;
}

/** How well a team fits its challenge: points to lose, by term; 0 is a perfect fit. */
export interface TeamFit {
  readonly byTerm: Readonly<Record<TeamTerm, TermCost>>;
  /** Sum of the weighted terms. */
  readonly cost: number;
}

/** Terms that a single member costs, whoever else is on the team. */
export interface MemberCost {
  readonly travelPer40Km: TermCost;
  readonly ifNeeded: TermCost;
}

const TRAVEL_STEP_KM = 40;
const MOST_OF_ONE_REGION = 3;
const MOST_NEWCOMERS = 2;
const LEAST_EXPERIENCED = 2;
/** Challenges that make a peer experienced. */
const EXPERIENCED_FROM = 2;

const isExperienced = (peer: Peer): boolean => peer.experience >= EXPERIENCED_FROM;
const isPrincipal = (peer: Peer): boolean => peer.kind === 'leader' || peer.kind === 'chief-executive';

/**
 * The nine terms of a team's quality, weighted, with their breakdown. A team may be of any size, empty included.
 * Cost: O(members × themes). Source: docs/planning/PROBLEM.md, "Score", the first nine soft terms.
 */
export function teamFit(
  challenge: Challenge,
  team: readonly Peer[],
  weights: Readonly<Record<TeamTerm, number>>,
): TeamFit {
  const amounts = teamAmounts(challenge, team);
  let cost = 0;
  const byTerm = TEAM_TERMS.map((term) => {
    const weighted = weights[term] * amounts[term];
    cost += weighted;
    return [term, { amount: amounts[term], weighted }] as const;
  });
  return { byTerm: Object.fromEntries(byTerm) as Record<TeamTerm, TermCost>, cost };
}

/**
 * What one member costs for the journey (a straight line from home, each full 40 km) and for a week marked "if needed".
 * Source: docs/planning/PROBLEM.md, `travelPer40Km` and `ifNeeded`.
 */
export function memberCost(
  peer: Peer,
  challenge: Challenge,
  week: number,
  weights: Readonly<Record<keyof MemberCost, number>>,
): MemberCost {
  const steps = Math.floor(distanceKm(peer, challenge.council) / TRAVEL_STEP_KM);
  const ifNeeded = peer.availability[week] === 'I' ? 1 : 0;
  return {
    travelPer40Km: { amount: steps, weighted: weights.travelPer40Km * steps },
    ifNeeded: { amount: ifNeeded, weighted: weights.ifNeeded * ifNeeded },
  };
}

function teamAmounts(challenge: Challenge, team: readonly Peer[]): Record<TeamTerm, number> {
  const { control, class: councilClass } = challenge.council;
  const parties = new Set<string>();
  const byRegion = new Map<string, number>();
  let elected = 0;
  let leaders = 0;
  let leadersInControl = 0;
  let experienced = 0;
  let newcomers = 0;
  let hasTriedLead = false;
  let classDistance = 2;
  let regionExcess = 0;
  for (const peer of team) {
    if (peer.party !== null) {
      elected++;
      parties.add(peer.party);
    }
    if (peer.kind === 'leader') {
      leaders++;
      if (peer.party === control) leadersInControl++;
    }
    if (peer.experience === 0) newcomers++;
    if (isExperienced(peer)) {
      experienced++;
      hasTriedLead ||= isPrincipal(peer);
    }
    if (peer.councilClass === councilClass) classDistance = Math.min(classDistance, isPrincipal(peer) ? 0 : 1);
    const ofRegion = (byRegion.get(peer.region) ?? 0) + 1;
    byRegion.set(peer.region, ofRegion);
    if (ofRegion > MOST_OF_ONE_REGION) regionExcess++;
  }
  return {
    themeUncovered: uncoveredThemes(challenge, team),
    controlAbsent: controlAbsent(control, parties, leaders > 0 && leadersInControl === 0),
    oneParty: elected >= 2 && parties.size === 1 ? 1 : 0,
    leadUntried: hasTriedLead ? 0 : 1,
    experiencedShortfall: Math.max(0, LEAST_EXPERIENCED - experienced),
    newcomerExcess: Math.max(0, newcomers - MOST_NEWCOMERS),
    noSameClass: classDistance,
    regionExcess,
    offTheme: Math.max(0, team.filter((peer) => !knowsAnyTheme(peer, challenge)).length - 1),
  };
}

function controlAbsent(control: string | null, parties: ReadonlySet<string>, noLeaderInControl: boolean): number {
  if (control === null) return parties.size < 2 ? 2 : 0;
  if (!parties.has(control)) return 2;
  return noLeaderInControl ? 1 : 0;
}

function uncoveredThemes({ themes }: Challenge, team: readonly Peer[]): number {
  return themes.reduce((sum, { theme, weight, experts }) => {
    const known = team.reduce((count, peer) => count + (peer.themes.includes(theme) ? 1 : 0), 0);
    return sum + weight * Math.max(0, experts - known);
  }, 0);
}

function knowsAnyTheme(peer: Peer, { themes }: Challenge): boolean {
  return peer.themes.some((known) => themes.some(({ theme }) => theme === known));
}
