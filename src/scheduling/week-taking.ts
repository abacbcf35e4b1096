import { HOME_WEEKS } from './seating-price.js';
import { recount } from './challenge-standing.js';
import { CLOSED, log, OPENED, type SearchState } from './search-state.js';

/** Whether deferred challenge c may be held in week w by the hard rules 1, 2, 7 and 8, as the state stands. */
export function canOpenWeek(state: SearchState, c: number, w: number): boolean {
  const { facts } = state;
  const { challenges, problem } = facts;
  if (challenges.usable[c * facts.weeks + w] === 0 || state.weekLoad[w]! >= facts.capacity[w]!) return false;
  for (let i = Math.max(0, w - problem.managerRestWeeks); i <= w; i++)
    if (state.running[i]! >= problem.managers) return false;
  return mayHost(state, c, w);
}

/** The rules about the council itself: 7 (apart from its kin) and 8 (none of its peers away in that week). */
export function mayHost(state: SearchState, c: number, w: number): boolean {
  const { facts } = state;
  const { challenges, problem } = facts;
  for (let i = challenges.kinStart[c]!; i < challenges.kinStart[c + 1]!; i++) {
    const kinWeek = state.week[challenges.kin[i]!]!;
    if (kinWeek >= 0 && Math.abs(kinWeek - w) < problem.kinGapWeeks) return false;
  }
  const organisation = challenges.organisation[c]!;
  return organisation < 0 || state.away[organisation * facts.weeks + w] === 0;
}

/** Gives deferred challenge c the week w, with nobody on its team yet; ask `canOpenWeek` first. */
export function openWeek(state: SearchState, c: number, w: number): void {
  state.week[c] = w;
  countWeek(state, c, w, 1);
  recount(state, c);
  log(state, OPENED, c, w);
}

/** Defers challenge c, whose team must be empty. */
export function closeWeek(state: SearchState, c: number): void {
  const w = state.week[c]!;
  countWeek(state, c, w, -1);
  state.week[c] = -1;
  recount(state, c);
  log(state, CLOSED, c, w);
}

function countWeek(state: SearchState, c: number, w: number, by: 1 | -1): void {
  const { facts } = state;
  const { challenges, problem, weights } = facts;
  const load = by === 1 ? state.weekLoad[w]! : state.weekLoad[w]! - 1;
  state.weekLoad[w]! += by;
  const over = Math.max(0, load + 1 - problem.evenLoad) ** 2 - Math.max(0, load - problem.evenLoad) ** 2;
  const cell = challenges.region[c]! * facts.weeks + w;
  const inRegion = by === 1 ? state.regionLoad[cell]! : state.regionLoad[cell]! - 1;
  state.regionLoad[cell]! += by;
  for (let i = Math.max(0, w - problem.managerRestWeeks); i <= w; i++) state.running[i]! += by;
  const soft =
    weights.weekPreference * challenges.weekCost[c * facts.weeks + w]! +
    weights.weekOverload * over +
    (inRegion > 0 ? weights.regionLoad : 0) +
    weights.homeAbsent * awayNear(state, c, w) +
    weights.changeFromBaseline * changeAt(state, c, w);
  state.soft += by * soft;
}

/** Members deployed from the council of challenge c within three weeks of week w, but not in it. */
function awayNear(state: SearchState, c: number, w: number): number {
  const { facts } = state;
  const organisation = facts.challenges.organisation[c]!;
  if (organisation < 0) return 0;
  let away = 0;
  for (let i = Math.max(0, w - HOME_WEEKS); i <= Math.min(facts.weeks - 1, w + HOME_WEEKS); i++)
    if (i !== w) away += state.away[organisation * facts.weeks + i]!;
  return away;
}

/** Amount of `changeFromBaseline` of challenge c in week w while all its baseline members are gone. */
function changeAt(state: SearchState, c: number, w: number): number {
  const { challenges } = state.facts;
  const before = challenges.baselineWeek[c]!;
  if (before < 0) return 0;
  return challenges.baselineTotal[c]! + (before === w ? 0 : challenges.baselineWeekPrice[c]!);
}
