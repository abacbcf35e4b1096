import { type SearchState } from '../search-state.js';
import { drawScheduled, type Search } from '../search.js';
import { canOpenWeek, openWeek } from '../week-taking.js';
import { liftTeam } from './carry-team.js';
import { fillTeam } from './fill-team.js';

/** Schedules a deferred challenge with a new team, half the time in place of another one; or defers one. */
export function deferOrSchedule(search: Search): boolean {
  const { state, random, options } = search;
  const { challenges } = state.facts;
  const deferred = findDeferred(state, random.below(challenges.count));
  if (deferred < 0 || random.next() < 0.5) {
    const c = drawScheduled(search);
    if (c < 0 || challenges.pinCount[c]! > 0) return false;
    liftTeam(state, c);
    if (deferred < 0) return true;
  }
  const from = challenges.offerStart[deferred]!;
  const w = challenges.offer[from + random.below(challenges.offerStart[deferred + 1]! - from)];
  if (w === undefined || !canOpenWeek(state, deferred, w)) return false;
  openWeek(state, deferred, w);
  fillTeam(search, deferred, options.sample);
  return true;
}

/** The first challenge from `start` on, going round, that is deferred and has no pins; -1 when there is none. */
function findDeferred(state: SearchState, start: number): number {
  const { count, pinCount } = state.facts.challenges;
  for (let i = 0; i < count; i++) {
    const c = (start + i) % count;
    if (state.week[c]! < 0 && pinCount[c] === 0) return c;
  }
  return -1;
}
