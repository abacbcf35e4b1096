import { type SearchState } from '../search-state.js';
import { type Search } from '../search.js';
import { canSeat } from '../seating-rules.js';
import { seat, unseat } from '../seating.js';
import { closeWeek, openWeek } from '../week-taking.js';
import { fillTeam } from './fill-team.js';

/** Takes challenge c out of its week; answers its members, pinned ones first. */
export function liftTeam(state: SearchState, c: number): Int32Array {
  const first = c * state.facts.seats;
  const members = state.team.slice(first, first + state.size[c]!);
  for (let place = members.length - 1; place >= 0; place--) unseat(state, c, place);
  closeWeek(state, c);
  return members;
}

/** Sets lifted challenge c down in week w with those members who can come, and repairs the team; false: a pin cannot. */
export function setTeamDown(search: Search, c: number, w: number, members: Int32Array): boolean {
  const { state } = search;
  const pins = state.facts.challenges.pins[c]!.length;
  openWeek(state, c, w);
  for (let i = 0; i < members.length; i++) {
    const p = members[i]!;
    if (canSeat(state, c, p)) seat(state, c, p);
    else if (i < pins) return false;
  }
  fillTeam(search, c, search.options.sample);
  return true;
}
