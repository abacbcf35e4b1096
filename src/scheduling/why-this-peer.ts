import { type Candidate } from '../matching/rank-candidates.js';
import {
  type ChangePrice,
  changeTeams,
  compareChanges,
  priceIfAllowed,
  priceOfChange,
  type PricedChange,
  type Step,
} from './price-of-change.js';
import { SOFT_TERMS, type SoftTerm } from './problem.js';
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
 * for, each with the exact change. A pinned member has none. Cost: one ranking of the pool and one scoring of the year, some 5 ms
 * for 800 peers; six scorings where the team could not go with the post left open.
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
  // Where the team could go with the post left open, whoever may take it breaks no rule, and the ranking is exact already.
  const isRankingExact = standing.score.hard === 0 && without.price.hard === 0;
  for (const candidate of ranked) {
    if (alternatives.length === MOST_ALTERNATIVES) break;
    const peer = candidate.peer.id;
    if (peer === peerId) continue;
    const steps: Step[] = [...gone, { kind: 'join', challenge: challengeId, peer }];
    const priced = isRankingExact
      ? { steps, price: addPrices(without.price, candidate) }
      : priceIfAllowed(standing, steps);
    if (priced !== null) alternatives.push({ ...priced, peer });
  }
  return { challenge: challengeId, peer: peerId, isPinned, without, alternatives: alternatives.sort(compareChanges) };
}

/** The price of leaving the post open and then of filling it. */
function addPrices(open: ChangePrice, { medium, soft, byTerm }: Candidate): ChangePrice {
  const pointsOf = (of: ChangePrice['byTerm'], term: SoftTerm): number =>
    of.find((each) => each.term === term)?.points ?? 0;
  return {
    hard: 0,
    medium: open.medium + medium,
    soft: open.soft + soft,
    byTerm: SOFT_TERMS.map((term) => ({ term, points: pointsOf(open.byTerm, term) + pointsOf(byTerm, term) }))
      .filter(({ points }) => points !== 0)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  };
}
