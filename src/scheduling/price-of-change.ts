import { type ScheduledTeam } from '../matching/engagements.js';
import { type Score } from './plan.js';
import { SOFT_TERMS, type SoftTerm } from './problem.js';
import { scoreDecisions } from './score.js';
import { type StandingPlan, type Teams } from './standing-plan.js';

/** One thing to do to a plan. A challenge that moves keeps its team. */
export type Step =
  | { readonly kind: 'join' | 'leave'; readonly challenge: string; readonly peer: string }
  | { readonly kind: 'move'; readonly challenge: string; readonly week: number };

/** What a change adds to the score of the year; negative is better. Points are weighted. */
export interface ChangePrice extends Score {
  /** Soft points by term, the weightiest first; terms that stay as they are are left out. They add up to `soft`. */
  readonly byTerm: readonly { readonly term: SoftTerm; readonly points: number }[];
}

/** A change and its price. */
export interface PricedChange {
  readonly steps: readonly Step[];
  readonly price: ChangePrice;
}

/** The teams after the steps, taken one after the other, allowed or not. A deferred challenge that moves gets an empty team. */
export function changeTeams({ challenges, peers }: StandingPlan, teams: Teams, steps: readonly Step[]): Teams {
  const changed = new Map(teams);
  for (const step of steps) {
    const before = changed.get(step.challenge);
    if (step.kind === 'move') {
      const challenge = challenges.get(step.challenge)!;
      changed.set(step.challenge, { challenge, week: step.week, team: before?.team ?? [] });
    } else if (before) {
      const others = before.team.filter(({ id }) => id !== step.peer);
      const team = step.kind === 'join' ? [...others, peers.get(step.peer)!] : others;
      changed.set(step.challenge, { ...before, team });
    }
  }
  return changed;
}

/**
 * The exact price of a change: the score of the year after it, less the score as the plan stands. `hard` above 0 means that
 * the change breaks a rule. Cost: one scoring of the year, a millisecond or two.
 */
export function priceOfChange(standing: StandingPlan, steps: readonly Step[]): ChangePrice {
  const { facts, score } = standing;
  const teams = changeTeams(standing, standing.teams, steps);
  const decisions = { week: standing.decisions.week.slice(), team: standing.decisions.team.slice() };
  const touched = new Set(steps.map(({ challenge }) => challenge));
  facts.problem.challenges.forEach(({ id }, c) => {
    const team = touched.has(id) ? teams.get(id) : undefined;
    if (!team) return;
    decisions.week[c] = team.week;
    decisions.team.fill(-1, c * facts.seats, (c + 1) * facts.seats);
    team.team.forEach((peer, place) => {
      decisions.team[c * facts.seats + place] = standing.peerIndex.get(peer.id)!;
    });
  });
  const after = scoreDecisions(facts, decisions);
  return {
    hard: after.hard - score.hard,
    medium: after.medium - score.medium,
    soft: after.soft - score.soft,
    byTerm: SOFT_TERMS.map((term) => ({ term, points: after.softByTerm[term] - score.softByTerm[term] }))
      .filter(({ points }) => points !== 0)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  };
}

/** The change with its price, or null when it breaks a rule. A team with more members than there are cells breaks one. */
export function priceIfAllowed(standing: StandingPlan, steps: readonly Step[]): PricedChange | null {
  const teams = changeTeams(standing, standing.teams, steps);
  const isTooLarge = ({ challenge, team }: ScheduledTeam): boolean => team.length > challenge.maxSize;
  if (steps.some(({ challenge }) => isTooLarge(teams.get(challenge)!))) return null;
  const price = priceOfChange(standing, steps);
  return price.hard > 0 ? null : { steps, price };
}

/** Orders changes, the cheapest first; of equals the one with fewer steps. */
export function compareChanges(a: PricedChange, b: PricedChange): number {
  return a.price.medium - b.price.medium || a.price.soft - b.price.soft || a.steps.length - b.steps.length;
}
