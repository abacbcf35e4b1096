import { recount } from './challenge-standing.js';
import { log, SEATED, type SearchState, UNSEATED } from './search-state.js';
import { personalCost } from './seating-price.js';
import { countMember } from './team-tally.js';

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
