import { many } from '../explanation/wording.js';
import { type Spread } from '../simulate-answers.js';

/** "108.2 ± 3.1", to a tenth. */
export const saySpread = ({ expected, standardDeviation }: Spread): string =>
  `${expected.toFixed(1)} ± ${standardDeviation.toFixed(1)}`;

/**
 * How many teams are complete, how many in the most robust plan that was found, and what that one costs, in one sentence.
 * @param price soft points; below 0 when it is cheaper
 */
export const sayRobust = (before: Spread, after: Spread, price: number): string =>
  `${saySpread(before)} teams complete; the most robust plan found: ${saySpread(after)}, ${sayPrice(price)}.`;

/** The same where none was found. @param budget soft points that it might have cost */
export const sayNoneMoreRobust = (before: Spread, budget: number): string =>
  `${saySpread(before)} teams complete; no more robust plan was found within ${many(budget, 'point')} of soft score.`;

function sayPrice(points: number): string {
  if (points === 0) return 'at no cost in soft score';
  return points > 0 ? `for ${many(points, 'point')} of soft score` : `and ${many(-points, 'point')} of soft score less`;
}
