import { mediumFor } from './challenge-standing.js';
import { kmBy40 } from './encode-challenges.js';
import { IF_NEEDED } from './encode-peers.js';
import { type SearchState, worstWith } from './search-state.js';
import { TALLY_SIZE, teamCost, teamCostWith } from './team-tally.js';

/** Soft and medium that a step would add. */
export interface Price {
  soft: number;
  medium: number;
}

/** Weeks on either side of a council's own challenge in which its peers are missed. Source: `homeAbsent`, docs/planning/PROBLEM.md. */
export const HOME_WEEKS = 3;

/** Whether peer p, away in week w, is missed at home because the council's own challenge is near. */
export function isMissedAtHome(state: SearchState, p: number, w: number): boolean {
  const home = state.facts.homeChallenge[p]!;
  if (home < 0 || state.week[home]! < 0) return false;
  const apart = Math.abs(state.week[home]! - w);
  return apart > 0 && apart <= HOME_WEEKS;
}

/** Soft that peer p's deployment on challenge c costs beyond the team terms, at p's present number of deployments. */
export function personalCost(state: SearchState, c: number, p: number, deploymentsBefore: number): number {
  const { facts } = state;
  const { peers, challenges, weights } = facts;
  const w = state.week[c]!;
  let cost =
    weights.travelPer40Km * kmBy40(challenges.travel[c * peers.count + p]!) +
    weights.repeatUse * 2 * (deploymentsBefore + peers.carriedOver[p]!);
  if (peers.availability[p * facts.weeks + w] === IF_NEEDED) cost += weights.ifNeeded;
  if (isMissedAtHome(state, p, w)) cost += weights.homeAbsent;
  const prices = challenges.baselinePrices[c];
  if (prices != null) cost -= weights.changeFromBaseline * (prices.get(p) ?? 0);
  return cost;
}

/**
 * What seating peer p on challenge c would add to soft and medium; writes into `into` and changes nothing else.
 * @param deployments p's other deployments: one less than now when p would leave one for this
 * @param out a member who would leave for p, already counted out of the team's counts, or -1; what `out` costs in person
 *   (`personalCost`) is not taken off
 */
export function priceOfSeating(
  state: SearchState,
  c: number,
  p: number,
  into: Price,
  deployments: number = state.deploymentCount[p]!,
  out = -1,
): Price {
  const { facts } = state;
  const cost = teamCostWith(facts, state.counts, c, p);
  into.soft = cost - state.teamCost[c]! + personalCost(state, c, p, deployments);
  if (cost > state.worst || c === state.worstAt)
    into.soft += facts.weights.worstTeam * (worstWith(state, c, cost) - state.worst);
  const k = facts.peers.kind[p]!;
  into.medium = out >= 0 && facts.peers.kind[out] === k ? 0 : mediumWith(state, c, k, out) - state.mediumOf[c]!;
  return into;
}

/** Medium of challenge c with one more of kind k, without member `out` (-1: nobody leaves). */
export function mediumWith(state: SearchState, c: number, k: number, out: number): number {
  const { facts } = state;
  const { kindMin } = facts.challenges;
  let size = state.size[c]! + 1;
  let missing = state.missing[c]!;
  let missingWeight = state.missingWeight[c]!;
  const cell = c * facts.kinds + k;
  if (state.kindCount[cell]! < kindMin[cell]!) {
    missing--;
    missingWeight -= facts.vacancyWeight[k]!;
  }
  if (out >= 0) {
    const outKind = facts.peers.kind[out]!;
    const outCell = c * facts.kinds + outKind;
    size--;
    if (state.kindCount[outCell]! <= kindMin[outCell]!) {
      missing++;
      missingWeight += facts.vacancyWeight[outKind]!;
    }
  }
  return mediumFor(state, c, size, missing, missingWeight);
}

/** What member `out`, already counted out of the team's counts, leaves behind on challenge c when nobody comes instead. */
export function priceOfLeaving(state: SearchState, c: number, out: number, into: Price): Price {
  const { facts, counts } = state;
  const isOpen = facts.challenges.noOverallControl[c] === 1;
  const cost = teamCost(facts.weights, isOpen, counts.tally, c * TALLY_SIZE, counts.uncovered[c]!);
  into.soft = cost - state.teamCost[c]! + facts.weights.worstTeam * (worstWith(state, c, cost) - state.worst);
  const k = facts.peers.kind[out]!;
  const cell = c * facts.kinds + k;
  const short = state.kindCount[cell]! <= facts.challenges.kindMin[cell]! ? 1 : 0;
  const missingWeight = state.missingWeight[c]! + short * facts.vacancyWeight[k]!;
  into.medium = mediumFor(state, c, state.size[c]! - 1, state.missing[c]! + short, missingWeight) - state.mediumOf[c]!;
  return into;
}
