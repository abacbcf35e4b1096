import { NOT_AVAILABLE } from './encode-peers.js';
import { type SearchState } from './search-state.js';

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
  const { peers, challenges } = facts;
  if (challenges.travel[c * peers.count + p]! < 0) return false;
  if (peers.availability[p * facts.weeks + state.week[c]!] === NOT_AVAILABLE) return false;
  return hasRoomFor(state, c, p, out) && mayLeaveHome(state, c, p, out);
}

/**
 * The part of `mayJoin` that is the same for all peers of p's kind: places on the team, and the budget, rule 10 (days are
 * by kind).
 */
export function hasRoomFor(state: SearchState, c: number, p: number, out = -1): boolean {
  const { facts } = state;
  const { peers, challenges, problem } = facts;
  const k = peers.kind[p]!;
  const cell = c * facts.kinds + k;
  const left = out >= 0 ? 1 : 0;
  const leftOfKind = out >= 0 && peers.kind[out] === k ? 1 : 0;
  if (state.size[c]! - left >= challenges.maxSize[c]!) return false;
  if (state.kindCount[cell]! - leftOfKind >= challenges.kindMax[cell]!) return false;
  const daysLeft = out >= 0 ? peers.days[out]! : 0;
  return state.days - daysLeft + peers.days[p]! <= problem.budgetDays;
}

/** Whether peer p may join the team of scheduled challenge c by all rules about people: `isFree` and `mayJoin`. */
export function canSeat(state: SearchState, c: number, p: number): boolean {
  return isFree(state, p, state.week[c]!) && mayJoin(state, c, p);
}

/**
 * Whether the rules about peer p's home organisation, 3 (nobody else on the team), 6, 8 and 9, let p serve scheduled challenge c,
 * once member `out` (-1: nobody) has left.
 */
export function mayLeaveHome(state: SearchState, c: number, p: number, out = -1): boolean {
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
