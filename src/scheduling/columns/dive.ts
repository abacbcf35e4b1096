import { commit } from '../journal.js';
import { liftTeam } from '../moves/carry-team.js';
import { fillTeam } from '../moves/fill-team.js';
import { type Search } from '../search.js';
import { seat } from '../seating.js';
import { canSeat } from '../seating-rules.js';
import { canOpenWeek, openWeek } from '../week-taking.js';
import { FractionalPlan, type FractionalTools } from './fractional-plan.js';

/** How thoroughly a dive works. */
export interface DivePlan {
  /** Challenges that are given a week, and then a team, after one look at a fractional plan. */
  readonly weeksAtOnce: number;
  readonly teamsAtOnce: number;
  /** Looks for new columns before the first week is given, and once all are. */
  readonly openings: number;
  readonly settling: number;
  /** Most columns to begin with, the cheapest ones. */
  readonly mostColumns: number;
}

/**
 * Gives deferred challenges of a plan weeks and teams, the rest of the plan standing as it is: makes a fractional plan of
 * the columns that fit, gives weeks to the challenges that it is surest of, looks for more columns, and so on; then teams in
 * the same way. Told to stop, it fills the rest greedily. What finds no team stays deferred. Changes the state.
 * @param open challenges without pins, deferred in the state
 * @param prices what resources cost, to begin with
 * @param upper soft of the best plan known
 */
export function dive(
  search: Search,
  open: readonly number[],
  prices: Float64Array,
  upper: number,
  plan: DivePlan,
  tools: FractionalTools,
): void {
  const { state } = search;
  const fractional = new FractionalPlan(state, open, prices, upper, tools);
  try {
    fractional.begin(plan.mostColumns);
    for (let i = 0; i < plan.openings; i++) fractional.renew(open, 2);
    giveWeeks(search, open, fractional, plan, tools);
    const scheduled = open.filter((c) => state.week[c]! >= 0);
    for (let i = 0; i < plan.settling; i++) fractional.renew(scheduled, 1);
    giveTeams(search, scheduled, fractional, plan, tools);
  } finally {
    fractional.end();
  }
  for (const c of open) if (state.week[c]! >= 0 && state.hardOf[c]! > 0) liftTeam(state, c);
  commit(state);
}

function giveWeeks(
  { state }: Search,
  open: readonly number[],
  fractional: FractionalPlan,
  { weeksAtOnce }: DivePlan,
  tools: FractionalTools,
): void {
  let waiting = [...open];
  while (waiting.length > 0) {
    const chosen = rankWeeks(state, waiting, fractional, tools).slice(0, tools.shouldStop() ? undefined : weeksAtOnce);
    for (const { c, week } of chosen) if (week >= 0 && canOpenWeek(state, c, week)) openWeek(state, c, week);
    commit(state);
    const given = chosen.map(({ c }) => c).filter((c) => state.week[c]! >= 0);
    // A challenge without any week is given up; one whose week was taken a moment before is looked at again.
    const hopeless = new Set(chosen.filter(({ week }) => week < 0).map(({ c }) => c));
    waiting = waiting.filter((c) => state.week[c]! < 0 && !hopeless.has(c));
    fractional.sift([]);
    fractional.renew(given, 1);
  }
}

/** Each challenge with the week that has most of it in the fractional plan (-1: none is open), the surest first. */
function rankWeeks(
  state: Search['state'],
  waiting: readonly number[],
  { living }: FractionalPlan,
  { pool }: FractionalTools,
) {
  const { weeks, challenges } = state.facts;
  const share = new Float64Array(challenges.count * weeks);
  for (const j of living) share[pool.challenge[j]! * weeks + pool.week[j]!]! += pool.share[j]!;
  const ranked = waiting.map((c) => {
    let week = -1;
    let most = -1;
    for (let i = challenges.offerStart[c]!; i < challenges.offerStart[c + 1]!; i++) {
      const w = challenges.offer[i]!;
      if (share[c * weeks + w]! <= most || !canOpenWeek(state, c, w)) continue;
      most = share[c * weeks + w]!;
      week = w;
    }
    return { c, week, most };
  });
  return ranked.sort((a, b) => b.most - a.most || a.c - b.c);
}

function giveTeams(
  search: Search,
  scheduled: readonly number[],
  fractional: FractionalPlan,
  { teamsAtOnce }: DivePlan,
  tools: FractionalTools,
): void {
  const { pool } = tools;
  let waiting = [...scheduled];
  for (let round = 1; waiting.length > 0; round++) {
    const surest = surestColumns(fractional, tools);
    const shareOf = (c: number): number => (surest.has(c) ? pool.share[surest.get(c)!]! : -1);
    waiting.sort((a, b) => shareOf(b) - shareOf(a) || a - b);
    const isLast = tools.shouldStop();
    const done = new Set<number>();
    for (const c of waiting) {
      if (done.size >= teamsAtOnce && !isLast) break;
      const column = surest.get(c);
      const isFitting = column !== undefined && fractional.fits(column);
      // The first is seated in any case, so that this ends; others wait for a column that fits.
      if (!isFitting && done.size > 0 && !isLast) continue;
      for (const p of column === undefined ? [] : pool.membersOf(column))
        if (canSeat(search.state, c, p)) seat(search.state, c, p);
      fillTeam(search, c, search.options.sample);
      commit(search.state);
      fractional.close(c);
      done.add(c);
    }
    waiting = waiting.filter((c) => !done.has(c));
    fractional.sift([]);
    // What an exact search finds pays in every other round.
    if (waiting.length > 0) fractional.renew(waiting, round % 2);
  }
}

/** The column of each challenge with the largest share. */
function surestColumns({ living }: FractionalPlan, { pool }: FractionalTools): Map<number, number> {
  const surest = new Map<number, number>();
  for (const j of living) {
    const known = surest.get(pool.challenge[j]!);
    if (known === undefined || pool.share[j]! > pool.share[known]!) surest.set(pool.challenge[j]!, j);
  }
  return surest;
}
