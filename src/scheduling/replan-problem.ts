import { type Challenge, type Peer } from '../matching/model.js';
import { carryPlanOver, type Gone } from './carry-plan-over.js';
import { keepPins, type ReleasedPin } from './replan-pins.js';
import { type Plan, type PlannedChallenge } from './plan.js';
import { type BaselineChallenge, type Problem } from './problem.js';

/** How far a place has come since the plan was approved. */
export type PlaceState = 'proposed' | 'offered' | 'accepted' | 'confirmed';

/** What has become of one challenge of the plan: peers who are not named are proposed. */
export interface ChallengeState {
  /** Whether its council has accepted the week. */
  readonly isWeekAccepted: boolean;
  readonly places: Readonly<Record<string, PlaceState>>;
}

/** What a change costs, in units of `changeFromBaseline`, and what may not change. */
export interface ReplanRules {
  /** First week that has not begun, an index; all before is history. */
  readonly from: number;
  /** Weeks from `from` on whose challenges keep their week. */
  readonly freezeWeeks: number;
  readonly weekPrice: number;
  readonly prices: Readonly<Record<PlaceState, number>>;
}

/** The problem of a year under way. */
export interface ReplanProblem {
  readonly problem: Problem;
  /** Challenges that took place, whole. */
  readonly history: readonly string[];
  /** Challenges whose week stays. */
  readonly frozen: readonly string[];
  /** Weeks that should have stayed and cannot, with the reason. */
  readonly released: readonly ReleasedPin[];
  readonly gone: readonly Gone[];
}

/**
 * States a year under way as a problem that stays close to its plan: what took place is pinned whole, weeks that councils have
 * accepted or that are near are pinned as long as no rule forbids them now, and every other place has a price that rises with
 * what was said to its holder. History is a fact: its weeks count as open and on offer, its members as free then, its teams as
 * wanted just as they were, and members who have left the pool since are kept for that week alone.
 * Cost: one verification of the pins for each of them: 200 ms for 114 challenges.
 * @param problem the year as its facts are now @param before the plan in force, and the problem that it answers
 * @param states by challenge; one that is not named is proposed
 */
export function replanProblem(
  problem: Problem,
  before: { readonly problem: Problem; readonly plan: Plan },
  states: ReadonlyMap<string, ChallengeState>,
  rules: ReplanRules,
): ReplanProblem {
  const past = before.plan.challenges.filter(({ week }) => week !== null && week < rules.from);
  const withPast = addHistory(problem, before.problem, past);
  const { plan, gone } = carryPlanOver(before.plan, withPast);
  const scheduled = plan.challenges.filter(({ week }) => week !== null);
  const isFixed = ({ id, week }: PlannedChallenge): boolean =>
    week! >= rules.from && (states.get(id)?.isWeekAccepted === true || week! < rules.from + rules.freezeWeeks);
  const pinned = keepPins(withPast, scheduled.filter(isFixed));
  return {
    problem: { ...pinned.problem, baseline: { challenges: scheduled.map((entry) => priced(entry, states, rules)) } },
    history: scheduled.filter(({ week }) => week! < rules.from).map(({ id }) => id),
    frozen: pinned.kept,
    released: pinned.released,
    gone,
  };
}

function priced(
  { id, week, peers }: PlannedChallenge,
  states: ReadonlyMap<string, ChallengeState>,
  { weekPrice, prices }: ReplanRules,
): BaselineChallenge {
  const places = new Map(Object.entries(states.get(id)?.places ?? {}));
  return {
    id,
    week,
    peers,
    weekPrice,
    prices: Object.fromEntries(peers.map((peer) => [peer, prices[places.get(peer) ?? 'proposed']])),
  };
}

/** The problem with what took place as facts and pins. */
function addHistory(problem: Problem, before: Problem, past: readonly PlannedChallenge[]): Problem {
  const known = new Set(problem.peers.map(({ id }) => id));
  const weeksOf = new Map<string, number[]>();
  for (const { week, peers } of past) for (const id of peers) weeksOf.set(id, [...(weeksOf.get(id) ?? []), week!]);
  const left = before.peers
    .filter(({ id }) => !known.has(id) && weeksOf.has(id))
    .map((peer): Peer => ({ ...peer, availability: 'N'.repeat(problem.weeks.length) }));
  const peers = [...problem.peers, ...left].map((peer) => wasFree(peer, weeksOf.get(peer.id) ?? []));
  const kindOf = new Map(peers.map(({ id, kind }) => [id, kind]));
  const entries = new Map(past.map((entry) => [entry.id, entry]));
  const load = new Map<number, number>();
  for (const { week } of past) load.set(week!, (load.get(week!) ?? 0) + 1);
  return {
    ...problem,
    weeks: problem.weeks.map((week) => {
      const challenges = load.get(week.index) ?? 0;
      return challenges === 0 ? week : { ...week, open: true, capacity: Math.max(week.capacity, challenges) };
    }),
    challenges: problem.challenges.map((challenge) => {
      const entry = entries.get(challenge.id);
      return entry ? tookPlace(challenge, entry, kindOf) : challenge;
    }),
    peers: peers.map((peer) => withoutPastConflicts(peer, problem.challenges, entries)),
  };
}

function wasFree(peer: Peer, weeks: readonly number[]): Peer {
  if (weeks.length === 0) return peer;
  const letters = Array.from(peer.availability, (letter, week) =>
    letter === 'N' && weeks.includes(week) ? 'Y' : letter,
  );
  return { ...peer, availability: letters.join('') };
}

/** The challenge as it took place: its week, its people, and no place more. */
function tookPlace(
  challenge: Challenge,
  { week, peers }: PlannedChallenge,
  kindOf: ReadonlyMap<string, string>,
): Challenge {
  const kinds = new Map<string, number>();
  for (const id of peers) kinds.set(kindOf.get(id)!, (kinds.get(kindOf.get(id)!) ?? 0) + 1);
  const offer = challenge.weeks.find((each) => each.week === week) ?? { week: week!, cost: 0 };
  return {
    ...challenge,
    weeks: [offer],
    minSize: peers.length,
    maxSize: peers.length,
    kinds: Object.fromEntries([...kinds].map(([kind, members]) => [kind, [members, members] as const])),
    pinnedWeek: week,
    pinnedPeers: peers,
  };
}

/** A conflict that arose since does not undo a challenge that took place. */
function withoutPastConflicts(
  peer: Peer,
  challenges: readonly Challenge[],
  past: ReadonlyMap<string, PlannedChallenge>,
): Peer {
  const visited = challenges
    .filter(({ id }) => past.get(id)?.peers.includes(peer.id))
    .map(({ council }) => council.code);
  if (!peer.conflicts.some((code) => visited.includes(code))) return peer;
  return { ...peer, conflicts: peer.conflicts.filter((code) => !visited.includes(code)) };
}
