import { type Challenge } from '../src/matching/model.js';
import { type Plan } from '../src/scheduling/plan.js';
import { type Problem } from '../src/scheduling/problem.js';
import { assign } from './assign.js';

/** More than any sum of week costs: what a broken rule or a challenge without a week counts; a week not on offer counts twice. */
const FORBIDDEN = 1e6;

/**
 * Weeks for every challenge as somebody would choose them who looks at the calendar alone. What is separable (the wish, the
 * overload of a week, its capacity) is solved exactly as an assignment of challenges to places of weeks: the overload of a
 * week is convex, so its places may be priced one by one. Managers, kin and regions tie weeks together and are mended by
 * the best single move or swap until none helps, where a broken rule counts more than any cost.
 */
export function chooseWeeks(problem: Problem): Plan {
  const { challenges, weeks, weights, evenLoad } = problem;
  const places = weeks.flatMap(({ index, capacity }) =>
    Array.from({ length: capacity }, (_, place) => ({ index, place })),
  );
  const overload = (load: number): number => weights.weekOverload * Math.max(0, load - evenLoad) ** 2;
  const cost = challenges.map((challenge) => [
    ...places.map(({ index, place }) => costOf(challenge, index, problem) + overload(place + 1) - overload(place)),
    ...challenges.map(() => FORBIDDEN),
  ]);
  const chosen = assign(cost).map((column) => places[column]?.index ?? -1);
  const mended = mend(problem, chosen);
  return {
    problem: problem.name,
    challenges: challenges.map(({ id }, c) => ({ id, week: mended[c]! < 0 ? null : mended[c]!, peers: [] })),
  };
}

function costOf(challenge: Challenge, week: number, { weights, weeks }: Problem): number {
  const offered = challenge.weeks.find((offer) => offer.week === week);
  const isAllowed = weeks[week]?.open === true && (challenge.pinnedWeek ?? week) === week;
  return offered && isAllowed ? weights.weekPreference * offered.cost : 2 * FORBIDDEN;
}

const offers = (challenge: Challenge, week: number): boolean => challenge.weeks.some((offer) => offer.week === week);

/** Best-improvement descent over moves of one challenge and swaps of two. */
function mend(problem: Problem, chosen: readonly number[]): number[] {
  const yearCost = createYearCost(problem);
  let current = [...chosen];
  let least = yearCost(current);
  for (;;) {
    let best = current;
    for (const changed of neighbours(problem.challenges, current)) {
      const cost = yearCost(changed);
      if (cost >= least) continue;
      least = cost;
      best = [...changed];
    }
    if (best === current) return current;
    current = best;
  }
}

/** Every year that differs by one move or one swap; the same array each time. */
function* neighbours(challenges: readonly Challenge[], weekOf: readonly number[]): Iterable<readonly number[]> {
  const changed = [...weekOf];
  for (const [c, challenge] of challenges.entries()) {
    for (const { week } of challenge.weeks) {
      changed[c] = week;
      yield changed;
    }
    for (let d = 0; d < c; d++) {
      if (!offers(challenge, weekOf[d]!) || !offers(challenges[d]!, weekOf[c]!)) continue;
      changed[c] = weekOf[d]!;
      changed[d] = weekOf[c]!;
      yield changed;
      changed[d] = weekOf[d]!;
    }
    changed[c] = weekOf[c]!;
  }
}

/** Reckons wish, overload and regions of given weeks, and a broken rule at `FORBIDDEN`; looked up in tables, as it is asked often. */
function createYearCost(problem: Problem): (weekOf: readonly number[]) => number {
  const { challenges, weeks, weights, managers, managerRestWeeks, evenLoad, kinGapWeeks } = problem;
  const wish = challenges.map((challenge) =>
    Float64Array.from(weeks, ({ index }) => costOf(challenge, index, problem)),
  );
  const regions = [...new Set(challenges.map(({ council }) => council.region))];
  const regionOf = challenges.map(({ council }) => regions.indexOf(council.region));
  const countyOf = challenges.map(({ council }) =>
    challenges.findIndex((other) => other.council.code === council.county),
  );
  const load = new Int32Array(weeks.length);
  const inRegion = new Int32Array(weeks.length * regions.length);
  return (weekOf) => {
    load.fill(0);
    inRegion.fill(0);
    let cost = 0;
    for (let c = 0; c < weekOf.length; c++) {
      const week = weekOf[c]!;
      if (week < 0) {
        cost += FORBIDDEN;
        continue;
      }
      cost += wish[c]![week]!;
      load[week]! += 1;
      const cell = regionOf[c]! * weeks.length + week;
      if (inRegion[cell]! > 0) cost += weights.regionLoad;
      inRegion[cell]! += 1;
      const county = countyOf[c]! < 0 ? -1 : weekOf[countyOf[c]!]!;
      if (county >= 0 && Math.abs(county - week) < kinGapWeeks) cost += FORBIDDEN;
    }
    for (let w = 0; w < weeks.length; w++) {
      cost += weights.weekOverload * Math.max(0, load[w]! - evenLoad) ** 2;
      cost += FORBIDDEN * Math.max(0, load[w]! - weeks[w]!.capacity);
      let busy = 0;
      for (let i = w; i <= Math.min(w + managerRestWeeks, weeks.length - 1); i++) busy += load[i]!;
      cost += FORBIDDEN * Math.max(0, busy - managers);
    }
    return cost;
  };
}
