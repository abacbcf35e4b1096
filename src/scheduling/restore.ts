import { type Decisions } from './decisions.js';
import { commit } from './journal.js';
import { liftTeam } from './moves/carry-team.js';
import { type SearchState } from './search-state.js';
import { seat } from './seating.js';
import { openWeek } from './week-taking.js';

/**
 * Brings a state to given decisions of the same problem, which it takes as they are, in whatever order they have a team: pinned
 * members are seated first, where the moves look for them and leave them.
 */
export function restore(state: SearchState, decisions: Decisions): void {
  const { challenges, seats } = state.facts;
  for (let c = 0; c < challenges.count; c++) {
    if (state.week[c]! >= 0) liftTeam(state, c);
    commit(state);
  }
  for (let c = 0; c < challenges.count; c++) {
    if (decisions.week[c]! < 0) continue;
    openWeek(state, c, decisions.week[c]!);
    const members = decisions.team.subarray(c * seats, (c + 1) * seats);
    const pins = challenges.pins[c]!;
    for (const p of pins) if (members.includes(p)) seat(state, c, p);
    for (const p of members) if (p >= 0 && !pins.includes(p)) seat(state, c, p);
    commit(state);
  }
}
