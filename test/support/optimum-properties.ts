import { type Problem } from '../../src/scheduling/problem.js';
import { findBestPlan } from './best-plan.js';
import { SeededRandom } from './seeded-random.js';
import { smallProblem } from './small-problem.js';

/** Ways to have one rule fewer, or less of it. */
const RELAXATIONS: Readonly<Record<string, (problem: Problem) => Problem>> = {
  rest: (problem) => ({ ...problem, minGapWeeks: 0 }),
  'distance of a county and its districts': (problem) => ({ ...problem, kinGapWeeks: 0 }),
  'peers away from one organisation': (problem) => ({ ...problem, maxAwayPerOrganisation: 99 }),
  managers: (problem) => ({ ...problem, managers: 99 }),
  budget: (problem) => ({ ...problem, budgetDays: 9999 }),
  capacity: (problem) => ({ ...problem, weeks: problem.weeks.map((week) => ({ ...week, open: true, capacity: 99 })) }),
  vacancies: (problem) => ({ ...problem, maxVacancies: 99 }),
  conflicts: (problem) => ({ ...problem, peers: problem.peers.map((peer) => ({ ...peer, conflicts: [] })) }),
  distance: (problem) => ({ ...problem, peers: problem.peers.map((peer) => ({ ...peer, maxTravelKm: 9999 })) }),
  days: (problem) => ({ ...problem, peers: problem.peers.map((peer) => ({ ...peer, maxDays: 999 })) }),
  availability: (problem) => ({
    ...problem,
    peers: problem.peers.map((peer) => ({ ...peer, availability: peer.availability.replaceAll('N', 'Y') })),
  }),
  'largest teams': (problem) => ({
    ...problem,
    challenges: problem.challenges.map((each) => ({ ...each, maxSize: each.maxSize + 1 })),
  }),
  pins: (problem) => ({
    ...problem,
    challenges: problem.challenges.map((each) => ({ ...each, pinnedWeek: null, pinnedPeers: [] })),
  }),
};

/** What was seen, so that a test knows that it tried something. */
export interface Seen {
  optima: number;
  /** Optima that the change made better. */
  better: number;
}

/**
 * Tries every plan of random small problems, twice each: as they are with one peer fewer, and with one rule fewer.
 * @throws Error that names the seed when one more peer, or one rule fewer, made the best plan worse
 */
export function compareOptima(from: number, count: number): { peers: Seen; rules: Seen } {
  const peers = { optima: 0, better: 0 };
  const rules = { optima: 0, better: 0 };
  const names = Object.keys(RELAXATIONS);
  for (let seed = from; seed < from + count; seed++) {
    const problem = smallProblem(seed);
    const random = new SeededRandom(seed);
    const most = seed % 2 === 0 ? 0 : random.between(1, 25);
    const whole = findBestPlan(problem, most)?.soft ?? Infinity;
    const gone = random.pick(problem.peers);
    if (!problem.challenges.some(({ pinnedPeers }) => pinnedPeers.includes(gone.id))) {
      const fewer = { ...problem, peers: problem.peers.filter(({ id }) => id !== gone.id) };
      compare(`seed ${seed}: one more peer`, findBestPlan(fewer, most)?.soft ?? Infinity, whole, peers);
    }
    const name = names[seed % names.length]!;
    const relaxed = findBestPlan(RELAXATIONS[name]!(problem), most)?.soft ?? Infinity;
    compare(`seed ${seed}: without a limit on ${name}`, whole, relaxed, rules);
  }
  return { peers, rules };
}

function compare(what: string, before: number, after: number, seen: Seen): void {
  if (after > before) throw new Error(`${what}, the best plan costs ${after} instead of ${before}`);
  if (after < Infinity) seen.optima++;
  if (after < before) seen.better++;
}
