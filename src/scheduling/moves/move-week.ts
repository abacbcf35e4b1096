import { drawScheduled, type Search } from '../search.js';
import { canOpenWeek } from '../week-taking.js';
import { liftTeam, setTeamDown } from './carry-team.js';

/** Gives a challenge another of its weeks; the team comes along where it can and is repaired. */
export function moveWeek(search: Search): boolean {
  const { state, random, options } = search;
  const { facts } = state;
  const { offerStart, offer, weekCost } = facts.challenges;
  const c = drawScheduled(search);
  if (c < 0) return false;
  const w = offer[offerStart[c]! + random.below(offerStart[c + 1]! - offerStart[c]!)];
  if (w === undefined || w === state.week[c]) return false;
  const dearer = weekCost[c * facts.weeks + w]! - weekCost[c * facts.weeks + state.week[c]!]!;
  if (facts.weights.weekPreference * dearer > search.allowance + options.weekHope) return false;
  const members = liftTeam(state, c);
  return canOpenWeek(state, c, w) && setTeamDown(search, c, w, members);
}
