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
 * Whether peer p may join the team of scheduled challenge c by the hard rules 3 to 6 and 8 to 10, as the state stands.
 * Whether someone leads and how many are missing is judged on the finished team (`SearchState.hard`).
 */
export function canSeat(state: SearchState, c: number, p: number): boolean {
  const { facts, size } = state;
  const { peers, challenges, problem } = facts;
  const w = state.week[c]!;
  if (state.busy[p * facts.weeks + w] !== 0) return false;
  if (challenges.travel[c * peers.count + p]! < 0) return false;
  if (peers.availability[p * facts.weeks + w] === NOT_AVAILABLE) return false;
  if (state.deploymentCount[p]! >= peers.maxDeployments[p]!) return false;
  const cell = c * facts.kinds + peers.kind[p]!;
  if (size[c]! >= challenges.maxSize[c]! || state.kindCount[cell]! >= challenges.kindMax[cell]!) return false;
  if (state.days + peers.days[p]! > problem.budgetDays) return false;
  return mayLeaveHome(state, c, p, w);
}

/** The rules about peer p's home organisation: 3 (nobody else on the team), 6, 8 and 9. */
function mayLeaveHome(state: SearchState, c: number, p: number, w: number): boolean {
  const { facts, team } = state;
  const { peers, problem } = facts;
  const organisation = peers.organisation[p]!;
  const away = state.away[organisation * facts.weeks + w]!;
  if (away >= problem.maxAwayPerOrganisation) return false;
  if (away > 0) {
    const first = c * facts.seats;
    for (let i = first; i < first + state.size[c]!; i++)
      if (peers.organisation[team[i]!] === organisation) return false;
  }
  const home = facts.homeChallenge[p]!;
  if (home < 0) return true;
  return home !== c && state.week[home] !== w && state.sent[c * facts.challenges.count + home] === 0;
}

/** Soft that peer p's deployment on challenge c costs beyond the team terms, at p's present number of deployments. */
function personalCost(state: SearchState, c: number, p: number, deploymentsBefore: number): number {
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
 */
export function priceOfSeating(
  state: SearchState,
  c: number,
  p: number,
  into: Price,
  deployments: number = state.deploymentCount[p]!,
): Price {
  const { facts } = state;
  const cost = teamCostWith(facts, state.counts, c, p);
  const worst = worstWith(state, c, cost);
  into.soft =
    cost -
    state.teamCost[c]! +
    facts.weights.worstTeam * (worst - state.worst) +
    personalCost(state, c, p, deployments);
  const k = facts.peers.kind[p]!;
  const cell = c * facts.kinds + k;
  const wanted = state.kindCount[cell]! < facts.challenges.kindMin[cell]! ? 1 : 0;
  into.medium =
    mediumFor(
      state,
      c,
      state.size[c]! + 1,
      state.missing[c]! - wanted,
      state.missingWeight[c]! - wanted * facts.vacancyWeight[k]!,
    ) - state.mediumOf[c]!;
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
  const { peers, challenges, problem } = facts;
  const w = state.week[c]!;
  const from = Math.max(0, w - problem.minGapWeeks + 1);
  const to = Math.min(facts.weeks - 1, w + problem.minGapWeeks - 1);
  for (let i = from; i <= to; i++) state.busy[p * facts.weeks + i]! += by;
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
