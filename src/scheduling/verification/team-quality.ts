import type { Challenge, Peer, TeamTerm } from '../../matching/model.js';
import { countEach } from './ledger.js';

/**
 * Amounts of the nine team terms for one team, unweighted, counted again from docs/planning/PROBLEM.md and apart from the
 * reckoning that the search uses (matching/fit), so that one cannot hide a mistake of the other.
 */
export function teamQuality(challenge: Challenge, team: readonly Peer[]): Record<TeamTerm, number> {
  const experienced = team.filter((peer) => peer.experience >= 2);
  return {
    themeUncovered: missingExpertise(challenge, team),
    controlAbsent: absentControl(challenge.council.control, team),
    oneParty: isOneParty(team) ? 1 : 0,
    leadUntried: experienced.some(isPrincipal) ? 0 : 1,
    experiencedShortfall: Math.max(0, 2 - experienced.length),
    newcomerExcess: Math.max(0, team.filter((peer) => peer.experience === 0).length - 2),
    noSameClass: missingClass(challenge.council.class, team),
    regionExcess: crowdedRegions(team),
    offTheme: strangersToThemes(challenge, team),
  };
}

const isPrincipal = (peer: Peer): boolean => peer.kind === 'leader' || peer.kind === 'chief-executive';

function missingExpertise({ themes }: Challenge, team: readonly Peer[]): number {
  let missing = 0;
  for (const { theme, weight, experts } of themes) {
    const known = team.filter((peer) => peer.themes.includes(theme)).length;
    missing += weight * Math.max(0, experts - known);
  }
  return missing;
}

function partiesOf(team: readonly Peer[]): Set<string> {
  return new Set(team.map((peer) => peer.party).filter((party) => party !== null));
}

function absentControl(control: string | null, team: readonly Peer[]): number {
  const parties = partiesOf(team);
  if (control === null) return parties.size < 2 ? 2 : 0;
  if (!parties.has(control)) return 2;
  const leaders = team.filter((peer) => peer.kind === 'leader');
  return leaders.length > 0 && leaders.every((leader) => leader.party !== control) ? 1 : 0;
}

function isOneParty(team: readonly Peer[]): boolean {
  return team.filter((peer) => peer.party !== null).length >= 2 && partiesOf(team).size === 1;
}

function missingClass(councilClass: string, team: readonly Peer[]): number {
  const kindred = team.filter((peer) => peer.councilClass === councilClass);
  if (kindred.some(isPrincipal)) return 0;
  return kindred.length > 0 ? 1 : 2;
}

function crowdedRegions(team: readonly Peer[]): number {
  let excess = 0;
  for (const members of countEach(team.map((peer) => peer.region)).values()) excess += Math.max(0, members - 3);
  return excess;
}

function strangersToThemes({ themes }: Challenge, team: readonly Peer[]): number {
  const strangers = team.filter((peer) => !themes.some(({ theme }) => peer.themes.includes(theme)));
  return Math.max(0, strangers.length - 1);
}
