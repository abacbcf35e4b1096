import { type PlannedChallenge } from './plan.js';
import { type Problem } from './problem.js';
import { verifyPlan } from './verify-plan.js';

/** A week that should have stayed and cannot. */
export interface ReleasedPin {
  readonly challenge: string;
  readonly week: number;
  /** Why not: the rule that it would break. */
  readonly sentence: string;
}

/** Rules about members who are not chosen yet. */
const OPEN_YET: ReadonlySet<string> = new Set(['team-too-short', 'nobody-to-lead']);

/**
 * Pins the weeks of challenges, the earliest first, as long as what is pinned breaks no hard rule; a pin that the problem has
 * already comes before all. Cost: one verification of the pinned weeks for each.
 */
export function keepPins(
  problem: Problem,
  entries: readonly PlannedChallenge[],
): { readonly problem: Problem; readonly kept: readonly string[]; readonly released: readonly ReleasedPin[] } {
  const wanted = new Map(entries.map(({ id, week }) => [id, week!]));
  const pins = new Map(
    problem.challenges.flatMap(({ id, pinnedWeek }): [string, number][] =>
      pinnedWeek === null ? [] : [[id, pinnedWeek]],
    ),
  );
  let before = brokenBy(problem, pins);
  const kept: string[] = [];
  const released: ReleasedPin[] = [];
  for (const { id } of [...entries].sort((a, b) => a.week! - b.week!)) {
    const week = wanted.get(id)!;
    if (pins.has(id)) {
      if (pins.get(id) === week) kept.push(id);
      else released.push({ challenge: id, week, sentence: `It is pinned to week ${pins.get(id)} by hand.` });
      continue;
    }
    const broken = brokenBy(problem, new Map([...pins, [id, week]]));
    const fresh = broken.filter((sentence) => !before.includes(sentence));
    if (fresh.length > 0) {
      released.push({ challenge: id, week, sentence: fresh.join(' ') });
      continue;
    }
    pins.set(id, week);
    before = broken;
    kept.push(id);
  }
  return {
    problem: {
      ...problem,
      challenges: problem.challenges.map((each) => ({ ...each, pinnedWeek: pins.get(each.id) ?? null })),
    },
    kept,
    released,
  };
}

/** What the pins break when nothing else is planned. */
function brokenBy(problem: Problem, pins: ReadonlyMap<string, number>): string[] {
  const challenges = problem.challenges
    .filter(({ id }) => pins.has(id))
    .map((each) => ({ ...each, pinnedWeek: pins.get(each.id)! }));
  const plan = challenges.map(({ id, pinnedWeek, pinnedPeers }) => ({ id, week: pinnedWeek, peers: pinnedPeers }));
  const pinned = new Set(challenges.flatMap(({ pinnedPeers }) => pinnedPeers));
  return verifyPlan(
    { ...problem, challenges, peers: problem.peers.filter(({ id }) => pinned.has(id)), baseline: null },
    { problem: problem.name, challenges: plan },
  )
    .violations.filter(({ rule }) => !OPEN_YET.has(rule))
    .map(({ sentence }) => sentence);
}
