import { drawScheduled, type Search } from '../search.js';
import { canOpenWeek } from '../week-taking.js';
import { liftTeam, setTeamDown } from './carry-team.js';

/** Swaps the weeks of two challenges; each team comes along where it can and is repaired. */
export function swapWeeks(search: Search): boolean {
  const { state, random, options } = search;
  const { facts } = state;
  const { offerStart, offer, usable, weekCost } = facts.challenges;
  const c = drawScheduled(search);
  if (c < 0) return false;
  const from = state.week[c]!;
  const to = offer[offerStart[c]! + random.below(offerStart[c + 1]! - offerStart[c]!)];
  if (to === undefined || to === from) return false;
  const other = drawInWeek(search, to, from, usable);
  if (other < 0) return false;
  const costOf = (challenge: number, w: number): number => weekCost[challenge * facts.weeks + w]!;
  const dearer = costOf(c, to) - costOf(c, from) + costOf(other, from) - costOf(other, to);
  if (facts.weights.weekPreference * dearer > search.allowance + options.weekHope) return false;
  const members = liftTeam(state, c);
  const others = liftTeam(state, other);
  if (!canOpenWeek(state, c, to) || !setTeamDown(search, c, to, members)) return false;
  return canOpenWeek(state, other, from) && setTeamDown(search, other, from, others);
}

/** A challenge held in week `held` that may also be held in week `wanted`, drawn at random, or -1. */
function drawInWeek(search: Search, held: number, wanted: number, usable: Uint8Array): number {
  const { state, random } = search;
  const { weeks, challenges } = state.facts;
  const start = random.below(challenges.count);
  for (let i = 0; i < challenges.count; i++) {
    const c = (start + i) % challenges.count;
    if (state.week[c] === held && usable[c * weeks + wanted] === 1) return c;
  }
  return -1;
}
