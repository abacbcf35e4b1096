import { type Score } from './plan.js';

/** A proven lower bound: no plan that breaks no hard rule and whose medium is at most `medium` costs less than `soft`. */
export interface ProvenBound {
  readonly medium: number;
  /** Points, a whole number from 0. */
  readonly soft: number;
}

/**
 * The bound, where it says something about a plan: one that breaks no rule and is no shorter of people than the bound allows.
 * Null otherwise, and also for a bound that the plan itself contradicts: one of the two is wrong, and nothing is claimed.
 */
export function boundFor(score: Score, bound: ProvenBound | null): ProvenBound | null {
  if (bound === null || score.hard > 0 || score.medium > bound.medium || score.soft < bound.soft) return null;
  return bound;
}

/**
 * How far soft can be above the best possible, in percent of the bound: one decimal, rounded up, so that it is never less
 * than the truth; 0 when the two are equal. Null where a bound of 0 leaves nothing to compare with.
 */
export function percentOver(soft: number, bound: ProvenBound): number | null {
  if (soft === bound.soft) return 0;
  return bound.soft === 0 ? null : Math.ceil((1000 * (soft - bound.soft)) / bound.soft) / 10;
}

/** Whether nothing can be better than a plan: it is short of nobody, and costs what the bound says is the least. */
export function isProvenBest(score: Score, bound: ProvenBound | null): boolean {
  return score.medium === 0 && boundFor(score, bound)?.soft === score.soft;
}
