import { type Highs } from 'highs';
import { loadHighs } from '../../src/cli/load-highs.js';
import { boundMedium, type MediumBound } from '../../src/scheduling/capacity/least-medium.js';
import { peerSupplies } from '../../src/scheduling/capacity/supply.js';
import { encodeProblem } from '../../src/scheduling/encode-problem.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { findLeastMedium } from '../support/least-medium.js';
import { randomProblem } from '../support/random-problem.js';
import { SeededRandom } from '../support/seeded-random.js';
import { aChallenge, aPeer, aProblem } from '../support/tiny-problem.js';

/** Problems to try: some seconds; thousands by `CAPACITY_PROBLEMS=3000`. */
const PROBLEMS = Number(process.env.CAPACITY_PROBLEMS ?? 150);
let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

/** Every bound, to the last level. */
function boundsOf(problem: Problem): MediumBound[] {
  const facts = encodeProblem(problem);
  const request = { enough: () => Infinity, shouldStop: () => false };
  return [...boundMedium(facts, peerSupplies(facts), highs, request)];
}

/** A problem small enough to try every plan of, in which people, weeks, managers or days are often too few. */
function smallProblem(seed: number): Problem {
  const random = new SeededRandom(seed + 2_000_000);
  const problem = randomProblem(seed, { challenges: [1, 3], peers: [4, 7], weeks: [2, 12] });
  const kinds = problem.kinds.slice(0, random.between(2, 4));
  return {
    ...problem,
    managers: random.between(1, 3),
    budgetDays: random.between(6, 90),
    peers: problem.peers.map((peer) => ({
      ...peer,
      kind: random.pick(kinds),
      maxTravelKm: random.pick([200, 400]),
      conflicts: peer.conflicts.slice(0, random.between(0, 2)),
      availability: random.chance(0.5) ? peer.availability.replaceAll('N', 'Y') : peer.availability,
    })),
    challenges: problem.challenges.map((challenge) => {
      const minSize = random.between(1, 3);
      return {
        ...challenge,
        minSize,
        maxSize: minSize + random.between(0, 1),
        kinds: Object.fromEntries(
          kinds.map((kind) => [kind, [Number(random.chance(0.4)), random.between(1, 2)] as const]),
        ),
        weeks:
          challenge.pinnedWeek === null
            ? random.sample(problem.weeks, random.between(1, 3)).map(({ index: week }) => ({ week, cost: 0 }))
            : challenge.weeks,
      };
    }),
  };
}

describe('the bound on vacancies', () => {
  it('is never above the least medium that trying every plan finds, and equal to it by name', () => {
    const seen = { none: 0, full: 0, short: 0, tightByCounting: 0, tight: 0 };
    for (let seed = 1; seed <= PROBLEMS; seed++) {
      const problem = smallProblem(seed);
      const least = findLeastMedium(problem);
      const bounds = boundsOf(problem);
      expect(bounds.length).toBeGreaterThan(0);
      if (least === null) {
        seen.none++;
        continue;
      }
      for (const { bound, by } of bounds)
        if (bound > least) throw new Error(`seed ${seed}: bound ${bound} by ${by} is above ${least}`);
      if (least === 0) {
        seen.full++;
        continue;
      }
      seen.short++;
      if (bounds.filter(({ by }) => by === 'counting').at(-1)?.bound === least) seen.tightByCounting++;
      if (bounds.at(-1)!.bound === least) seen.tight++;
    }
    // Printed when it fails, so that one sees which share has gone.
    expect({ ...seen, enough: isEnough(seen) }).toEqual({ ...seen, enough: true });
  });

  const isEnough = ({ full, short, tightByCounting, tight }: Record<string, number>): boolean =>
    full! > PROBLEMS / 12 && short! > PROBLEMS / 2 && tight === short && tight! > tightByCounting!;

  it('is infinite when pins leave no plan without a broken rule', () => {
    const pinned = aChallenge('C1', { pinnedWeek: 3, pinnedPeers: ['P1'], maxSize: 1, minSize: 1 });
    const absent = aPeer('P1', { availability: 'N'.repeat(12) });
    expect(boundsOf(aProblem({ challenges: [pinned], peers: [absent] })).at(-1)!.bound).toBe(Infinity);
  });
});
