import { shortageOf } from '../broken-rules.js';
import { kmBy40 } from '../encode-challenges.js';
import { IF_NEEDED } from '../encode-peers.js';
import { type Facts } from '../encode-problem.js';
import { countMember, TALLY_SIZE, teamCost, type TeamCounts } from '../team-tally.js';
import { type Resources } from './resources.js';

/** One way to hold one challenge: its week and its team, with all that depends on nothing else. */
export interface Column {
  readonly challenge: number;
  /** -1 for a deferral. */
  readonly week: number;
  readonly members: Int32Array;
  /** Points of soft that this challenge brings whatever the others do. */
  readonly cost: number;
  /** Weighted sum of the nine team terms. */
  readonly teamCost: number;
  /** Points of medium. */
  readonly medium: number;
  readonly days: number;
}

/** Soft that a member brings in a week, apart from the team's quality and from more than one deployment. */
export function memberCost(facts: Facts, c: number, w: number, p: number): number {
  const { weights, peers, challenges } = facts;
  const ifNeeded = peers.availability[p * facts.weeks + w] === IF_NEEDED ? weights.ifNeeded : 0;
  const travel = weights.travelPer40Km * kmBy40(challenges.travel[c * peers.count + p]!);
  const kept = weights.changeFromBaseline * (challenges.baselinePrices[c]?.get(p) ?? 0);
  return ifNeeded + travel + weights.repeatUse * 2 * peers.carriedOver[p]! - kept;
}

/** Soft that holding a challenge in a week brings whoever is on its team, all baseline members being counted as gone. */
export function weekCost(facts: Facts, c: number, w: number): number {
  const { weights, challenges } = facts;
  const cost = weights.weekPreference * challenges.weekCost[c * facts.weeks + w]!;
  if (challenges.baselineWeek[c]! < 0) return cost;
  const moved = challenges.baselineWeek[c] === w ? 0 : challenges.baselineWeekPrice[c]!;
  return cost + weights.changeFromBaseline * (moved + challenges.baselineTotal[c]!);
}

/** A column at its exact cost; `counts` must be empty and is empty again afterwards. */
export function columnOf(facts: Facts, counts: TeamCounts, c: number, w: number, members: Int32Array): Column {
  const { challenges, peers, weights } = facts;
  for (const p of members) countMember(facts, counts, c, p, 1);
  const noOverallControl = challenges.noOverallControl[c] === 1;
  const quality = teamCost(weights, noOverallControl, counts.tally, c * TALLY_SIZE, counts.uncovered[c]!);
  for (const p of members) countMember(facts, counts, c, p, -1);
  let cost = weekCost(facts, c, w) + quality;
  let days = 0;
  for (const p of members) {
    cost += memberCost(facts, c, w, p);
    days += peers.days[p]!;
  }
  const medium = challenges.priority[c]! * shortageOf(facts, c, members).weighted;
  return { challenge: c, week: w, members, cost, teamCost: quality, medium, days };
}

/** The column of a challenge that is put off to another year. */
export function deferralOf(facts: Facts, c: number): Column {
  const medium = facts.challenges.priority[c]! * facts.problem.deferralWeight;
  return { challenge: c, week: -1, members: new Int32Array(), cost: 0, teamCost: 0, medium, days: 0 };
}

/** The deferrals of all challenges that may be put off: those without pins. */
export function deferralsOf(facts: Facts): Column[] {
  const all = Array.from({ length: facts.challenges.count }, (_, c) => c);
  return all.filter((c) => facts.challenges.pinCount[c] === 0).map((c) => deferralOf(facts, c));
}

/** Calls `use` with every resource that a column uses and how much of it. */
export function forEachUse(
  facts: Facts,
  resources: Resources,
  column: Column,
  use: (resource: number, amount: number) => void,
): void {
  const { challenge: c, week: w, members } = column;
  if (column.medium > 0) use(resources.medium, column.medium);
  if (w < 0) return;
  const { managerRestWeeks, minGapWeeks } = facts.problem;
  use(w, 1);
  for (let t = Math.max(0, w - managerRestWeeks); t <= w; t++) use(resources.managers + t, 1);
  if (column.teamCost > 0) use(resources.worst + c, column.teamCost);
  if (column.days > 0) use(resources.budget, column.days);
  use(resources.region + facts.challenges.region[c]! * facts.weeks + w, 1);
  for (const p of members) {
    use(resources.peer + p, 1);
    for (let t = Math.max(0, w - minGapWeeks + 1); t <= w && minGapWeeks > 0; t++)
      use(resources.gap + p * facts.weeks + t, 1);
  }
}
