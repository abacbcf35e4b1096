import { countBrokenRules, shortageOf } from './broken-rules.js';
import { type Decisions, membersOf } from './decisions.js';
import { kmBy40 } from './encode-challenges.js';
import { IF_NEEDED } from './encode-peers.js';
import { type Facts } from './encode-problem.js';
import { type Score } from './plan.js';
import { SOFT_TERMS, type SoftTerm } from './problem.js';
import {
  countMember,
  createTeamCounts,
  ELECTED,
  EXPERIENCED,
  LEADERS,
  LEADERS_OF_CONTROL,
  LEADS_OF_CLASS,
  MEMBERS,
  NEWCOMERS,
  OF_CLASS,
  OF_CONTROL,
  ON_THEME,
  PARTIES,
  REGION_EXCESS,
  TALLY_SIZE,
  teamCost,
  TRIED_LEADS,
  type TeamCounts,
} from './team-tally.js';

/** A score with what it is made of; amounts by term are weighted. */
export interface DetailedScore extends Score {
  readonly softByTerm: Readonly<Record<SoftTerm, number>>;
  readonly vacancies: number;
  readonly scheduled: number;
  readonly days: number;
}

/**
 * Scores decisions from nothing, the whole of docs/planning/PROBLEM.md. Cost: about a millisecond for 114 challenges.
 * The search keeps the same score up to date move by move; `checkState` compares the two.
 */
export function scoreDecisions(facts: Facts, decisions: Decisions): DetailedScore {
  const soft = Object.fromEntries(SOFT_TERMS.map((term) => [term, 0])) as Record<SoftTerm, number>;
  const counts = createTeamCounts(facts);
  const weekLoad = new Int32Array(facts.weeks);
  const regionLoad = new Int32Array(facts.regions * facts.weeks);
  const deployments = new Int32Array(facts.peers.count);
  const total = { medium: 0, vacancies: 0, scheduled: 0, days: 0 };
  for (let c = 0; c < facts.challenges.count; c++) {
    const w = decisions.week[c]!;
    if (w < 0) {
      total.medium += facts.challenges.priority[c]! * facts.problem.deferralWeight;
      continue;
    }
    const members = membersOf(facts, decisions, c);
    const shortage = shortageOf(facts, c, members);
    total.scheduled++;
    total.medium += facts.challenges.priority[c]! * shortage.weighted;
    total.vacancies += shortage.vacancies;
    weekLoad[w]!++;
    regionLoad[facts.challenges.region[c]! * facts.weeks + w]!++;
    for (const p of members) {
      countMember(facts, counts, c, p, 1);
      deployments[p]!++;
      total.days += facts.peers.days[p]!;
      addDeployment(facts, decisions, soft, c, p);
    }
    addTeam(facts, counts, soft, c);
    soft.weekPreference += facts.challenges.weekCost[c * facts.weeks + w]!;
    soft.changeFromBaseline += changeOf(facts, c, w, members);
  }
  for (const n of weekLoad) soft.weekOverload += Math.max(0, n - facts.problem.evenLoad) ** 2;
  for (const n of regionLoad) soft.regionLoad += Math.max(0, n - 1);
  deployments.forEach((n, p) => (soft.repeatUse += n * n - n + 2 * n * facts.peers.carriedOver[p]!));
  for (const term of SOFT_TERMS) soft[term] *= facts.weights[term];
  return {
    ...total,
    hard: countBrokenRules(facts, decisions),
    soft: SOFT_TERMS.reduce((sum, term) => sum + soft[term], 0),
    softByTerm: soft,
  };
}

function addDeployment(facts: Facts, decisions: Decisions, soft: Record<SoftTerm, number>, c: number, p: number): void {
  const w = decisions.week[c]!;
  soft.travelPer40Km += kmBy40(facts.challenges.travel[c * facts.peers.count + p]!);
  if (facts.peers.availability[p * facts.weeks + w] === IF_NEEDED) soft.ifNeeded++;
  const home = facts.homeChallenge[p]!;
  const homeWeek = home < 0 ? -1 : decisions.week[home]!;
  if (homeWeek >= 0 && homeWeek !== w && Math.abs(homeWeek - w) <= 3) soft.homeAbsent++;
}

/** Adds the nine team terms; their weighted sum may be the year's worst. */
function addTeam(facts: Facts, counts: TeamCounts, soft: Record<SoftTerm, number>, c: number): void {
  const { tally } = counts;
  const at = c * TALLY_SIZE;
  const of = (cell: number): number => tally[at + cell]!;
  const noOverallControl = facts.challenges.noOverallControl[c] === 1;
  const withoutItsLeader = of(LEADERS) > 0 && of(LEADERS_OF_CONTROL) === 0;
  soft.themeUncovered += counts.uncovered[c]!;
  if (noOverallControl) soft.controlAbsent += of(PARTIES) < 2 ? 2 : 0;
  else soft.controlAbsent += of(OF_CONTROL) === 0 ? 2 : withoutItsLeader ? 1 : 0;
  if (of(ELECTED) >= 2 && of(PARTIES) === 1) soft.oneParty++;
  if (of(TRIED_LEADS) === 0) soft.leadUntried++;
  soft.experiencedShortfall += Math.max(0, 2 - of(EXPERIENCED));
  soft.newcomerExcess += Math.max(0, of(NEWCOMERS) - 2);
  soft.noSameClass += of(LEADS_OF_CLASS) > 0 ? 0 : of(OF_CLASS) > 0 ? 1 : 2;
  soft.regionExcess += of(REGION_EXCESS);
  soft.offTheme += Math.max(0, of(MEMBERS) - of(ON_THEME) - 1);
  const cost = teamCost(facts.weights, noOverallControl, tally, at, counts.uncovered[c]!);
  soft.worstTeam = Math.max(soft.worstTeam, cost);
}

function changeOf(facts: Facts, c: number, w: number, members: Int32Array): number {
  const { baselineWeek, baselineWeekPrice, baselineTotal, baselinePrices } = facts.challenges;
  if (baselineWeek[c]! < 0) return 0;
  const kept = members.reduce((sum, p) => sum + (baselinePrices[c]?.get(p) ?? 0), 0);
  return baselineTotal[c]! - kept + (baselineWeek[c] === w ? 0 : baselineWeekPrice[c]!);
}
