import { kmBy40 } from './encode-challenges.js';
import { IF_NEEDED, NOT_AVAILABLE } from './encode-peers.js';
import { type SearchState, setTeamCost, worstWith } from './search-state.js';
import { countMember, TALLY_SIZE, teamCost, teamCostWith } from './team-tally.js';

export const SEATED = 1;
export const UNSEATED = 2;

/** Soft and medium that a step would add. */
export interface Price {
  soft: number;
  medium: number;
}

/**
 * Whether peer p's deployments leave room for one more in week w: the gap and the limit of days, rule 5.
 * @param except a challenge that p would leave for this one, or -1
 */
export function isFree(state: SearchState, p: number, w: number, except = -1): boolean {
  const { facts, week, deployedOn } = state;
  const count = state.deploymentCount[p]!;
  if (count - (except >= 0 ? 1 : 0) >= facts.peers.maxDeployments[p]!) return false;
  const gap = facts.problem.minGapWeeks;
  const first = p * facts.deployments;
  for (let i = first; i < first + count; i++) {
    const c = deployedOn[i]!;
    if (c !== except && Math.abs(week[c]! - w) < gap) return false;
  }
  return true;
}

/**
 * Whether peer p, if free, may join the team of scheduled challenge c by the hard rules 3, 4, 6 and 8 to 10, as the
 * state stands or (`out` not -1) once member `out` has left. Whether someone leads and how many are missing is judged
 * on the finished team (`SearchState.hard`).
 */
export function mayJoin(state: SearchState, c: number, p: number, out = -1): boolean {
  const { facts } = state;
  const { peers, challenges, problem } = facts;
  const w = state.week[c]!;
  if (challenges.travel[c * peers.count + p]! < 0) return false;
  if (peers.availability[p * facts.weeks + w] === NOT_AVAILABLE) return false;
  const k = peers.kind[p]!;
  const cell = c * facts.kinds + k;
  const left = out >= 0 ? 1 : 0;
  const leftOfKind = out >= 0 && peers.kind[out] === k ? 1 : 0;
  if (state.size[c]! - left >= challenges.maxSize[c]!) return false;
  if (state.kindCount[cell]! - leftOfKind >= challenges.kindMax[cell]!) return false;
  const daysLeft = out >= 0 ? peers.days[out]! : 0;
  if (state.days - daysLeft + peers.days[p]! > problem.budgetDays) return false;
  return mayLeaveHome(state, c, p, out);
}

/** Whether peer p may join the team of scheduled challenge c by all rules about people: `isFree` and `mayJoin`. */
export function canSeat(state: SearchState, c: number, p: number): boolean {
  return isFree(state, p, state.week[c]!) && mayJoin(state, c, p);
}

/** The rules about peer p's home organisation: 3 (nobody else on the team), 6, 8 and 9. */
function mayLeaveHome(state: SearchState, c: number, p: number, out: number): boolean {
  const { facts, team } = state;
  const { peers, problem } = facts;
  const w = state.week[c]!;
  const organisation = peers.organisation[p]!;
  const left = out >= 0 && peers.organisation[out] === organisation ? 1 : 0;
  const away = state.away[organisation * facts.weeks + w]! - left;
  if (away >= problem.maxAwayPerOrganisation) return false;
  if (away > 0) {
    const first = c * facts.seats;
    for (let i = first; i < first + state.size[c]!; i++)
      if (team[i] !== out && peers.organisation[team[i]!] === organisation) return false;
  }
  const home = facts.homeChallenge[p]!;
  if (home < 0) return true;
  return home !== c && state.week[home] !== w && state.sent[c * facts.challenges.count + home] === 0;
}

/** Soft that peer p's deployment on challenge c costs beyond the team terms, at p's present number of deployments. */
export function personalCost(state: SearchState, c: number, p: number, deploymentsBefore: number): number {
  const { facts } = state;
  const { peers, challenges, weights } = facts;
  const w = state.week[c]!;
  let cost =
    weights.travelPer40Km * kmBy40(challenges.travel[c * peers.count + p]!) +
    weights.repeatUse * 2 * (deploymentsBefore + peers.carriedOver[p]!);
  if (peers.availability[p * facts.weeks + w] === IF_NEEDED) cost += weights.ifNeeded;
  const home = facts.homeChallenge[p]!;
  if (home >= 0) {
    const apart = state.week[home]! < 0 ? 0 : Math.abs(state.week[home]! - w);
    if (apart > 0 && apart <= 3) cost += weights.homeAbsent;
  }
  const prices = challenges.baselinePrices[c];
  if (prices != null) cost -= weights.changeFromBaseline * (prices.get(p) ?? 0);
  return cost;
}

/** Medium of challenge c, scheduled, with the shortage given. */
function mediumFor(state: SearchState, c: number, size: number, missing: number, missingWeight: number): number {
  const { challenges } = state.facts;
  return challenges.priority[c]! * (missingWeight + Math.max(0, challenges.minSize[c]! - size - missing));
}

/**
 * What seating peer p on challenge c would add to soft and medium; writes into `into` and changes nothing else.
 * @param deployments p's other deployments: one less than now when p would leave one for this
 * @param out a member who would leave for p, already counted out of the team's counts, or -1; what `out` costs in person
 *   (`personalCost`) is not taken off
 */
export function priceOfSeating(
  state: SearchState,
  c: number,
  p: number,
  into: Price,
  deployments: number = state.deploymentCount[p]!,
  out = -1,
): Price {
  const { facts } = state;
  const cost = teamCostWith(facts, state.counts, c, p);
  into.soft = cost - state.teamCost[c]! + personalCost(state, c, p, deployments);
  if (cost > state.worst || c === state.worstAt)
    into.soft += facts.weights.worstTeam * (worstWith(state, c, cost) - state.worst);
  const k = facts.peers.kind[p]!;
  into.medium = out >= 0 && facts.peers.kind[out] === k ? 0 : mediumWith(state, c, k, out) - state.mediumOf[c]!;
  return into;
}

/** Medium of challenge c with one more of kind k, without member `out` (-1: nobody leaves). */
function mediumWith(state: SearchState, c: number, k: number, out: number): number {
  const { facts } = state;
  const { kindMin } = facts.challenges;
  let size = state.size[c]! + 1;
  let missing = state.missing[c]!;
  let missingWeight = state.missingWeight[c]!;
  const cell = c * facts.kinds + k;
  if (state.kindCount[cell]! < kindMin[cell]!) {
    missing--;
    missingWeight -= facts.vacancyWeight[k]!;
  }
  if (out >= 0) {
    const outKind = facts.peers.kind[out]!;
    const outCell = c * facts.kinds + outKind;
    size--;
    if (state.kindCount[outCell]! <= kindMin[outCell]!) {
      missing++;
      missingWeight += facts.vacancyWeight[outKind]!;
    }
  }
  return mediumFor(state, c, size, missing, missingWeight);
}

/** What member `out`, already counted out of the team's counts, leaves behind on challenge c when nobody comes instead. */
export function priceOfLeaving(state: SearchState, c: number, out: number, into: Price): Price {
  const { facts, counts } = state;
  const isOpen = facts.challenges.noOverallControl[c] === 1;
  const cost = teamCost(facts.weights, isOpen, counts.tally, c * TALLY_SIZE, counts.uncovered[c]!);
  into.soft = cost - state.teamCost[c]! + facts.weights.worstTeam * (worstWith(state, c, cost) - state.worst);
  const k = facts.peers.kind[out]!;
  const cell = c * facts.kinds + k;
  const short = state.kindCount[cell]! <= facts.challenges.kindMin[cell]! ? 1 : 0;
  const missingWeight = state.missingWeight[c]! + short * facts.vacancyWeight[k]!;
  into.medium = mediumFor(state, c, state.size[c]! - 1, state.missing[c]! + short, missingWeight) - state.mediumOf[c]!;
  return into;
}

/** Puts peer p on the team of scheduled challenge c, whether allowed or not: ask `canSeat` first. */
export function seat(state: SearchState, c: number, p: number): void {
  const { facts } = state;
  state.team[c * facts.seats + state.size[c]!] = p;
  state.size[c] = state.size[c]! + 1;
  state.soft += personalCost(state, c, p, state.deploymentCount[p]!);
  state.deployedOn[p * facts.deployments + state.deploymentCount[p]!] = c;
  state.deploymentCount[p]!++;
  count(state, c, p, 1);
  log(state, SEATED, c, p);
}

/** Takes the member in cell `place` off the team of challenge c; the last member takes the cell. */
export function unseat(state: SearchState, c: number, place: number): void {
  const { facts, team } = state;
  const first = c * facts.seats;
  const last = state.size[c]! - 1;
  const p = team[first + place]!;
  team[first + place] = team[first + last]!;
  team[first + last] = -1;
  state.size[c] = last;
  const list = p * facts.deployments;
  const end = state.deploymentCount[p]! - 1;
  let i = 0;
  while (state.deployedOn[list + i] !== c) i++;
  state.deployedOn[list + i] = state.deployedOn[list + end]!;
  state.deploymentCount[p] = end;
  state.soft -= personalCost(state, c, p, end);
  count(state, c, p, -1);
  log(state, UNSEATED, c, p);
}

/** Place of peer p on the team of challenge c, or -1. */
export function placeOf(state: SearchState, c: number, p: number): number {
  const first = c * state.facts.seats;
  for (let i = 0; i < state.size[c]!; i++) if (state.team[first + i] === p) return i;
  return -1;
}

function count(state: SearchState, c: number, p: number, by: 1 | -1): void {
  const { facts } = state;
  const { peers, challenges } = facts;
  const w = state.week[c]!;
  state.away[peers.organisation[p]! * facts.weeks + w]! += by;
  const home = facts.homeChallenge[p]!;
  if (home >= 0) state.sent[home * challenges.count + c]! += by;
  state.days += by * peers.days[p]!;

  const k = peers.kind[p]!;
  const cell = c * facts.kinds + k;
  const lacking = by === 1 ? state.kindCount[cell]! : state.kindCount[cell]! - 1;
  state.kindCount[cell]! += by;
  if (lacking < challenges.kindMin[cell]!) {
    state.missing[c]! -= by;
    state.missingWeight[c]! -= by * facts.vacancyWeight[k]!;
  }
  countMember(facts, state.counts, c, p, by);
  recount(state, c);
}

/** Brings the cost, the medium and the mendable hard count of scheduled challenge c up to date. */
export function recount(state: SearchState, c: number): void {
  const { facts } = state;
  const { challenges } = facts;
  const scheduled = state.week[c]! >= 0;
  const medium = scheduled
    ? mediumFor(state, c, state.size[c]!, state.missing[c]!, state.missingWeight[c]!)
    : challenges.priority[c]! * facts.problem.deferralWeight;
  state.medium += medium - state.mediumOf[c]!;
  state.mediumOf[c] = medium;
  const hard = scheduled ? shortcomings(state, c) : challenges.pinCount[c]!;
  state.hard += hard - state.hardOf[c]!;
  state.hardOf[c] = hard;
  const cost = scheduled
    ? teamCost(
        facts.weights,
        challenges.noOverallControl[c] === 1,
        state.counts.tally,
        c * TALLY_SIZE,
        state.counts.uncovered[c]!,
      )
    : 0;
  setTeamCost(state, c, cost);
}

/** Hard rules 3 (a member who can lead) and 11 (not too short), as broken by a scheduled team: 0, 1 or 2. */
function shortcomings(state: SearchState, c: number): number {
  const { facts } = state;
  const missing = state.missing[c]!;
  const vacancies = missing + Math.max(0, facts.challenges.minSize[c]! - state.size[c]! - missing);
  let hard = vacancies > facts.problem.maxVacancies ? 1 : 0;
  let led = 0;
  for (let k = 0; k < facts.kinds; k++) if (facts.canLead[k] === 1) led += state.kindCount[c * facts.kinds + k]!;
  if (led === 0) hard++;
  return hard;
}

/** Writes a step into the journal. */
export function log(state: SearchState, step: number, c: number, detail: number): void {
  const at = state.journalLength;
  state.journal[at] = step;
  state.journal[at + 1] = c;
  state.journal[at + 2] = detail;
  state.journalLength = at + 3;
}
