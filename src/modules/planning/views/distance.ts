import { type Score } from '../../../scheduling/plan.js';
import { boundFor, isProvenBest, percentOver, type ProvenBound } from '../../../scheduling/proven-bound.js';
import { sayNumber } from './wording.js';

/** How far a plan can be from the best possible, in a sentence; null where nothing is proven. */
export function sayDistance(score: Score, known: ProvenBound | null): string | null {
  const bound = boundFor(score, known);
  const percent = bound && percentOver(score.soft, bound);
  if (percent === null) return null;
  if (isProvenBest(score, bound)) return 'No plan can be better: proven.';
  const others = score.medium === 0 ? '' : ' with no more vacancies and deferrals';
  if (percent === 0) return `No plan${others} can cost fewer points: proven.`;
  return `Within ${sayNumber(percent)}% of the best possible${others}.`;
}
