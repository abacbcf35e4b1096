import { type Decisions } from './decisions.js';
import { commit } from './journal.js';
import { liftTeam } from './moves/carry-team.js';
import { type SearchState } from './search-state.js';
import { seat } from './seating.js';
import { openWeek } from './week-taking.js';

/** Brings a state to given decisions of the same problem, which it takes as they are. */
export function restore(state: SearchState, decisions: Decisions): void {
  const { challenges, seats } = state.facts;
  for (let c = 0; c < challenges.count; c++) {
    if (state.week[c]! >= 0) liftTeam(state, c);
    commit(state);
  }
  for (let c = 0; c < challenges.count; c++) {
    if (decisions.week[c]! < 0) continue;
    openWeek(state, c, decisions.week[c]!);
    for (let i = c * seats; i < (c + 1) * seats; i++) if (decisions.team[i]! >= 0) seat(state, c, decisions.team[i]!);
    commit(state);
  }
}
