import { type Random } from '../random.js';
import { type SearchState } from '../search-state.js';

/** Metres that weigh as much as a week where challenges are ranked by week. */
const METRES_A_WEEK = 1e6;

/**
 * Challenges that compete for the same people as one drawn at random: near it on the map, or held in weeks near its own.
 * Those with pins stay out. Answers at most `size`, the drawn one first.
 */
export function drawNeighbourhood(state: SearchState, random: Random, size: number): number[] {
  const { challenges, problem } = state.facts;
  const free = Array.from({ length: challenges.count }, (_, c) => c).filter((c) => challenges.pinCount[c] === 0);
  const centre = free[random.below(free.length)];
  if (centre === undefined) return [];
  const weight = random.next() < 0.5 ? METRES_A_WEEK : 0;
  const { council } = problem.challenges[centre]!;
  const distance = new Map(
    free.map((c) => {
      const other = problem.challenges[c]!.council;
      const metres = Math.hypot(other.easting - council.easting, other.northing - council.northing);
      const weeks = state.week[c]! < 0 || state.week[centre]! < 0 ? 0 : Math.abs(state.week[c]! - state.week[centre]!);
      return [c, c === centre ? -1 : metres + weight * weeks];
    }),
  );
  return free.sort((a, b) => distance.get(a)! - distance.get(b)! || a - b).slice(0, size);
}
