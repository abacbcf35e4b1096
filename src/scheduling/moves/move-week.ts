import { drawScheduled, type Search } from '../search.js';
import { canOpenWeek } from '../week-taking.js';
import { liftTeam, setTeamDown } from './carry-team.js';

/** Gives a challenge another of its weeks; the team comes along where it can and is repaired. */
export function moveWeek(search: Search): boolean {
  const { state, random } = search;
  const { offerStart, offer } = state.facts.challenges;
  const c = drawScheduled(search);
  if (c < 0) return false;
  const w = offer[offerStart[c]! + random.below(offerStart[c + 1]! - offerStart[c]!)];
  if (w === undefined || w === state.week[c]) return false;
  const members = liftTeam(state, c);
  return canOpenWeek(state, c, w) && setTeamDown(search, c, w, members);
}
