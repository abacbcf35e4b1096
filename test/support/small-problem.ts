import { type Problem } from '../../src/scheduling/problem.js';
import { randomProblem } from './random-problem.js';
import { SeededRandom } from './seeded-random.js';

/** A problem small enough to try every plan of, and easy enough to have plans: teams of one to four out of four to eight. */
export function smallProblem(seed: number): Problem {
  const random = new SeededRandom(seed + 1_000_000);
  const problem = randomProblem(seed, { challenges: [1, 3], peers: [4, 6], weeks: [2, 12] });
  const kinds = problem.kinds.slice(0, random.between(2, 4));
  return {
    ...problem,
    managers: random.between(2, 4),
    budgetDays: random.between(30, 80),
    peers: problem.peers.map((peer) => ({
      ...peer,
      kind: random.pick(kinds),
      maxTravelKm: 400,
      conflicts: peer.conflicts.slice(0, 2),
      availability: random.chance(0.6) ? peer.availability.replaceAll('N', 'Y') : peer.availability,
    })),
    challenges: problem.challenges.map((challenge) => {
      const minSize = random.between(1, 2);
      const offered = random.sample(problem.weeks, random.between(1, 3)).map(({ index: week }) => week);
      return {
        ...challenge,
        minSize,
        maxSize: minSize + random.between(0, 1),
        kinds: Object.fromEntries(kinds.map((kind, k) => [kind, [k === 0 && random.chance(0.4) ? 1 : 0, 3] as const])),
        weeks: challenge.pinnedWeek === null ? offered.map((week) => ({ week, cost: week })) : challenge.weeks,
      };
    }),
  };
}
