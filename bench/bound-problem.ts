import { type Highs } from 'highs';
import { boundYear } from '../src/scheduling/columns/bound-year.js';
import { encodePlan } from '../src/scheduling/decisions.js';
import { encodeProblem } from '../src/scheduling/encode-problem.js';
import { compareScores, type Plan, type Score } from '../src/scheduling/plan.js';
import { type Problem } from '../src/scheduling/problem.js';
import { type ProvenBound } from '../src/scheduling/proven-bound.js';

/** A bound with what it took. */
export interface FoundBound {
  /** Null when there was no time for one. */
  readonly bound: ProvenBound | null;
  /** How long it took; null for one that was given. */
  readonly seconds: number | null;
}

/**
 * Bounds plans that are as short of people as the best of those that were found, from that plan on.
 * @param plans at least one; of those that break no rule the best counts
 * @param mostSeconds time that it may take
 */
export function boundProblem(
  problem: Problem,
  plans: readonly { readonly plan: Plan; readonly final: Score }[],
  highs: Highs,
  mostSeconds: number,
): FoundBound {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const [best] = plans.filter(({ final }) => final.hard === 0).sort((a, b) => compareScores(a.final, b.final));
  if (!best) return { bound: null, seconds: 0 };
  const { medium } = best.final;
  const request = {
    mostMedium: medium,
    start: encodePlan(encodeProblem(problem), best.plan),
    shouldStop: () => seconds() >= mostSeconds,
  };
  const { bound } = boundYear(problem, highs, request, () => seconds() / mostSeconds);
  return { bound: bound === null ? null : { medium, soft: bound }, seconds: seconds() };
}
