import { type Decisions } from './decisions.js';
import { commit, rollback } from './journal.js';
import { liftTeam } from './moves/carry-team.js';
import { fillTeam } from './moves/fill-team.js';
import { type SearchState } from './search-state.js';
import { energyOf, type Search } from './search.js';
import { canSeat } from './seating-rules.js';
import { seat } from './seating.js';
import { canOpenWeek, openWeek } from './week-taking.js';

/** Asked now and then in long work; true ends it early. */
export type ShouldStop = () => boolean;

/**
 * Schedules every challenge that has pins, whether its pins agree with the rules or not (a plan must keep them): in its
 * pinned week, else in the week where fewest pinned peers break a rule. A pin that has no week to go to stays deferred.
 */
export function placePins(search: Search): void {
  const { state } = search;
  const { challenges } = state.facts;
  const pinned = Array.from(challenges.pinCount.keys()).filter((c) => challenges.pinCount[c]! > 0);
  const fixed = pinned.filter((c) => challenges.pinnedWeek[c]! >= 0);
  for (const c of fixed) openWeek(state, c, challenges.pinnedWeek[c]!);
  for (const c of fixed) for (const p of challenges.pins[c]!) seat(state, c, p);
  for (const c of pinned) {
    if (state.week[c]! >= 0) continue;
    const week = bestWeekForPins(state, c);
    commit(state);
    if (week < 0) continue;
    openWeek(state, c, week);
    for (const p of challenges.pins[c]!) seat(state, c, p);
  }
  commit(state);
  search.energy = energyOf(search);
}

function bestWeekForPins(state: SearchState, c: number): number {
  const { challenges } = state.facts;
  let best = -1;
  let fewest = Infinity;
  commit(state);
  for (let i = challenges.offerStart[c]!; i < challenges.offerStart[c + 1]!; i++) {
    const w = challenges.offer[i]!;
    let broken = canOpenWeek(state, c, w) ? 0 : 1;
    openWeek(state, c, w);
    for (const p of challenges.pins[c]!) {
      if (!canSeat(state, c, p)) broken++;
      seat(state, c, p);
    }
    rollback(state);
    if (broken >= fewest) continue;
    fewest = broken;
    best = w;
  }
  return best;
}

/**
 * Takes over as much of an earlier plan as the rules allow: its weeks, then its members; teams left short are filled,
 * teams that cannot be sent are deferred. Expects the pins in place.
 */
export function adoptPlan(search: Search, plan: Decisions): void {
  const { state } = search;
  const { challenges, seats } = state.facts;
  for (let c = 0; c < challenges.count; c++)
    if (state.week[c]! < 0 && plan.week[c]! >= 0 && canOpenWeek(state, c, plan.week[c]!))
      openWeek(state, c, plan.week[c]!);
  for (let c = 0; c < challenges.count; c++) {
    if (state.week[c]! < 0) continue;
    for (let i = c * seats; i < (c + 1) * seats; i++) {
      const p = plan.team[i]!;
      if (p >= 0 && canSeat(state, c, p)) seat(state, c, p);
    }
  }
  commit(state);
}

/**
 * Gives every deferred challenge the week and team of least marginal cost, hardest to place first, and fills the teams
 * that are short. What has no week or no team stays deferred.
 * Cost: challenges × weeks on offer × seats × the option `sample`; some 0.2 s for 114 challenges.
 */
export function construct(search: Search, shouldStop: ShouldStop): void {
  const { state } = search;
  const { challenges } = state.facts;
  const order = Array.from(challenges.priority.keys()).sort(
    (a, b) => challenges.priority[b]! - challenges.priority[a]! || offers(state, a) - offers(state, b) || a - b,
  );
  for (const c of order) {
    if (shouldStop()) break;
    if (state.week[c]! >= 0) fillTeam(search, c, search.options.sample);
    else scheduleAtLeastCost(search, c);
    commit(state);
  }
  deferTeamsThatCannotGo(search);
  search.energy = energyOf(search);
}

function offers(state: SearchState, c: number): number {
  return state.facts.challenges.offerStart[c + 1]! - state.facts.challenges.offerStart[c]!;
}

function scheduleAtLeastCost(search: Search, c: number): void {
  const { state } = search;
  const { challenges, seats } = state.facts;
  let least = energyOf(search);
  let best: { week: number; team: Int32Array } | null = null;
  commit(state);
  for (let i = challenges.offerStart[c]!; i < challenges.offerStart[c + 1]!; i++) {
    const w = challenges.offer[i]!;
    if (!canOpenWeek(state, c, w)) continue;
    openWeek(state, c, w);
    fillTeam(search, c, search.options.sample);
    const energy = energyOf(search);
    if (energy < least) {
      least = energy;
      best = { week: w, team: state.team.slice(c * seats, c * seats + state.size[c]!) };
    }
    rollback(state);
  }
  if (best === null) return;
  openWeek(state, c, best.week);
  for (const p of best.team) seat(state, c, p);
}

/** Defers challenges without pins whose teams are too short or have nobody to lead. */
function deferTeamsThatCannotGo(search: Search): void {
  const { state } = search;
  const { challenges } = state.facts;
  for (let c = 0; c < challenges.count; c++)
    if (state.week[c]! >= 0 && state.hardOf[c]! > 0 && challenges.pinCount[c] === 0) liftTeam(state, c);
  commit(state);
}
