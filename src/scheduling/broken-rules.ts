import { distanceKm } from '../matching/model.js';
import { type Decisions, membersOf } from './decisions.js';
import { NOT_AVAILABLE } from './encode-peers.js';
import { type Facts } from './encode-problem.js';

/**
 * How many hard rules decisions break, counted as docs/planning/PROBLEM.md counts. The search breaks none itself; what
 * this counts comes from pins that contradict the rules or each other.
 */
export function countBrokenRules(facts: Facts, decisions: Decisions): number {
  let broken = 0;
  for (let c = 0; c < facts.challenges.count; c++) {
    if (decisions.week[c]! < 0) broken += facts.challenges.pinCount[c]!;
    else broken += brokenByTeam(facts, decisions, c);
  }
  return (
    broken + brokenByWeeks(facts, decisions) + brokenByPeers(facts, decisions) + brokenByCouncils(facts, decisions)
  );
}

/** Missing members and further places of a team, and the same weighted. */
export function shortageOf(facts: Facts, c: number, members: Int32Array): { vacancies: number; weighted: number } {
  const have = new Int32Array(facts.kinds);
  for (const p of members) have[facts.peers.kind[p]!]!++;
  let missing = 0;
  let weighted = 0;
  for (let k = 0; k < facts.kinds; k++) {
    const short = Math.max(0, facts.challenges.kindMin[c * facts.kinds + k]! - have[k]!);
    missing += short;
    weighted += short * facts.vacancyWeight[k]!;
  }
  const places = Math.max(0, facts.challenges.minSize[c]! - members.length - missing);
  return { vacancies: missing + places, weighted: weighted + places };
}

/** Rules 1, 3, 4 and 11 for one scheduled challenge. */
function brokenByTeam(facts: Facts, decisions: Decisions, c: number): number {
  const { peers, challenges, problem } = facts;
  const challenge = problem.challenges[c]!;
  const w = decisions.week[c]!;
  const members = membersOf(facts, decisions, c);
  let broken = 0;
  const count = (isBroken: boolean): void => {
    if (isBroken) broken++;
  };
  count(problem.weeks[w]?.open !== true);
  count(!challenge.weeks.some((offer) => offer.week === w));
  count(challenge.pinnedWeek !== null && challenge.pinnedWeek !== w);
  for (const id of challenge.pinnedPeers) count(!members.some((p) => problem.peers[p]!.id === id));
  count(new Set(members).size !== members.length);
  count(members.length > challenge.maxSize);
  for (const n of tallyOf(members, (p) => peers.organisation[p]!).values()) count(n > 1);
  for (const [k, n] of tallyOf(members, (p) => peers.kind[p]!)) count(n > challenges.kindMax[c * facts.kinds + k]!);
  count(shortageOf(facts, c, members).vacancies > problem.maxVacancies);
  count(!members.some((p) => facts.canLead[peers.kind[p]!] === 1));
  for (const p of members) {
    const peer = problem.peers[p]!;
    count(peers.availability[p * facts.weeks + w] === NOT_AVAILABLE);
    count(peer.conflicts.includes(challenge.council.code));
    count(distanceKm(peer, challenge.council) > peer.maxTravelKm);
  }
  return broken;
}

/** Rule 2 and the budget, rule 10. */
function brokenByWeeks(facts: Facts, decisions: Decisions): number {
  const { problem } = facts;
  const load = new Int32Array(facts.weeks);
  for (const w of decisions.week) if (w >= 0) load[w]!++;
  let broken = 0;
  for (let w = 0; w < facts.weeks; w++) {
    if (load[w]! > facts.capacity[w]!) broken++;
    const running = load.subarray(w, w + problem.managerRestWeeks + 1).reduce((sum, n) => sum + n, 0);
    if (running > problem.managers) broken++;
  }
  let days = 0;
  for (const p of decisions.team) if (p >= 0) days += facts.peers.days[p]!;
  return days > problem.budgetDays + 1e-9 ? broken + 1 : broken;
}

/** Rules 5 and 6. */
function brokenByPeers(facts: Facts, decisions: Decisions): number {
  const { peers, problem } = facts;
  const weeksOf = new Map<number, number[]>();
  const away = new Map<number, number>();
  for (let c = 0; c < facts.challenges.count; c++) {
    if (decisions.week[c]! < 0) continue;
    for (const p of membersOf(facts, decisions, c)) {
      weeksOf.set(p, [...(weeksOf.get(p) ?? []), decisions.week[c]!]);
      const cell = peers.organisation[p]! * facts.weeks + decisions.week[c]!;
      away.set(cell, (away.get(cell) ?? 0) + 1);
    }
  }
  let broken = 0;
  for (const n of away.values()) if (n > problem.maxAwayPerOrganisation) broken++;
  for (const [p, weeks] of weeksOf) {
    weeks.sort((a, b) => a - b);
    for (let i = 1; i < weeks.length; i++) if (weeks[i]! - weeks[i - 1]! < problem.minGapWeeks) broken++;
    if (weeks.length * peers.days[p]! > problem.peers[p]!.maxDays) broken++;
  }
  return broken;
}

/** Rules 7, 8 and 9. */
function brokenByCouncils(facts: Facts, decisions: Decisions): number {
  const { challenges, problem } = facts;
  let broken = 0;
  const sent = new Set<number>();
  for (let c = 0; c < challenges.count; c++) {
    const w = decisions.week[c]!;
    if (w < 0) continue;
    for (let i = challenges.kinStart[c]!; i < challenges.kinStart[c + 1]!; i++) {
      const kin = challenges.kin[i]!;
      const kinWeek = decisions.week[kin]!;
      if (kin > c && kinWeek >= 0 && Math.abs(kinWeek - w) < problem.kinGapWeeks) broken++;
    }
    for (const p of membersOf(facts, decisions, c)) {
      const home = facts.homeChallenge[p]!;
      if (home < 0 || decisions.week[home]! < 0) continue;
      if (decisions.week[home] === w) broken++;
      sent.add(home * challenges.count + c);
    }
  }
  for (const pair of sent) {
    const from = Math.floor(pair / challenges.count);
    const to = pair % challenges.count;
    if (from < to && sent.has(to * challenges.count + from)) broken++;
  }
  return broken;
}

function tallyOf(members: Int32Array, group: (p: number) => number): Map<number, number> {
  const tally = new Map<number, number>();
  for (const p of members) tally.set(group(p), (tally.get(group(p)) ?? 0) + 1);
  return tally;
}

/** Vacancies of all scheduled teams together. */
export function vacanciesOf(facts: Facts, decisions: Decisions): number {
  let vacancies = 0;
  for (let c = 0; c < facts.challenges.count; c++)
    if (decisions.week[c]! >= 0) vacancies += shortageOf(facts, c, membersOf(facts, decisions, c)).vacancies;
  return vacancies;
}
