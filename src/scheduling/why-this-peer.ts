import {
  changeTeams,
  compareChanges,
  priceIfAllowed,
  priceOfChange,
  type PricedChange,
  type Step,
} from './price-of-change.js';
import { rankForTeam } from './refill-team.js';
import { type StandingPlan } from './standing-plan.js';

/** What a member is worth to the plan, and who else could sit there. */
export interface WhyThisPeer {
  readonly challenge: string;
  readonly peer: string;
  readonly isPinned: boolean;
  /** The plan with the post left open. `price.hard` above 0: the team could not go without them. */
  readonly without: PricedChange;
  /** Changes that put somebody else in their place and break no rule, the cheapest first, at most `MOST_ALTERNATIVES`. */
  readonly alternatives: readonly (PricedChange & { readonly peer: string })[];
}

export const MOST_ALTERNATIVES = 5;

/**
 * Why this person? What the plan would lose or gain without them, and the best alternatives of any kind that the team has room
 * for, each with the exact change. A pinned member has none. Cost: one ranking of the pool and six scorings, some 15 ms for 800
 * peers.
 * @returns null when the peer is not on the team
 */
export function whyThisPeer(standing: StandingPlan, challengeId: string, peerId: string): WhyThisPeer | null {
  const seat = standing.teams.get(challengeId);
  if (!seat?.team.some(({ id }) => id === peerId)) return null;
  const gone: Step[] = [{ kind: 'leave', challenge: challengeId, peer: peerId }];
  const isPinned = seat.challenge.pinnedPeers.includes(peerId);
  const without = { steps: gone, price: priceOfChange(standing, gone) };
  const alternatives: (PricedChange & { peer: string })[] = [];
  const ranked = isPinned ? [] : rankForTeam(standing, changeTeams(standing, standing.teams, gone), challengeId, null);
  for (const { peer } of ranked) {
    if (alternatives.length === MOST_ALTERNATIVES) break;
    if (peer.id === peerId) continue;
    const priced = priceIfAllowed(standing, [...gone, { kind: 'join', challenge: challengeId, peer: peer.id }]);
    if (priced !== null) alternatives.push({ ...priced, peer: peer.id });
  }
  return { challenge: challengeId, peer: peerId, isPinned, without, alternatives: alternatives.sort(compareChanges) };
}
