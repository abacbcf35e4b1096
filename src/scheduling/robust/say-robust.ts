import { many } from '../explanation/wording.js';
import { type Spread } from '../simulate-answers.js';
import { type RobustPlan } from './make-robust.js';

/** "108.2 ± 3.1", to a tenth. */
export const saySpread = ({ expected, standardDeviation }: Spread): string =>
  `${expected.toFixed(1)} ± ${standardDeviation.toFixed(1)}`;

/** How many teams are complete, how many in the most robust plan that was found, and what that one costs, in one sentence. */
export function sayRobust(
  { before, after, price }: Pick<RobustPlan, 'before' | 'after' | 'price'>,
  budget: number,
): string {
  const complete = saySpread(before.answers.complete);
  if (!after)
    return `${complete} teams complete; no more robust plan was found within ${many(budget, 'point')} of soft score.`;
  return `${complete} teams complete; the most robust plan found: ${saySpread(after.answers.complete)}, ${sayPrice(price)}.`;
}

function sayPrice(points: number): string {
  if (points === 0) return 'at no cost in soft score';
  return points > 0 ? `for ${many(points, 'point')} of soft score` : `and ${many(-points, 'point')} of soft score less`;
}
