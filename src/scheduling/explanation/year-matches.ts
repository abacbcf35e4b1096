import type { Problem } from '../problem.js';
import { countEach, type Placement } from '../verification/ledger.js';
import type { MatchList } from './match-list.js';
import { listed, many, sentenceCase, type Wording } from './wording.js';

/** A week away from the council's wish. */
export function addWeekPreference(
  { challenge, week }: Placement,
  problem: Problem,
  say: Wording,
  list: MatchList,
): void {
  const cost = challenge.weeks.find((offer) => offer.week === week)?.cost ?? 0;
  list.add({
    term: 'weekPreference',
    amount: cost,
    weight: problem.weights.weekPreference,
    sentence: () => {
      const best = challenge.weeks.reduce((least, offer) => (offer.cost < least.cost ? offer : least));
      const better =
        best.cost < cost
          ? `the best on offer is ${say.week(best.week)}, at ${best.cost}`
          : 'no week on offer is better';
      return `${challenge.council.name} is in ${say.week(week)}, at a cost of ${cost}; ${better}.`;
    },
    challenge: challenge.id,
    week,
  });
}

/** Weeks that are fuller than an even year, and regions with several challenges at once. */
export function addLoadMatches(
  placements: readonly Placement[],
  problem: Problem,
  say: Wording,
  list: MatchList,
): void {
  for (const [week, running] of countEach(placements.map((each) => each.week))) {
    const beyond = Math.max(0, running - problem.evenLoad);
    list.add({
      term: 'weekOverload',
      amount: beyond ** 2,
      weight: problem.weights.weekOverload,
      sentence: () =>
        `${sentenceCase(say.week(week))} has ${many(running, 'challenge')}, ${beyond} more than an even year would have (counted ${beyond} × ${beyond}).`,
      week,
    });
  }
  const together = new Map<string, Placement[]>();
  for (const placement of placements) {
    const key = `${placement.challenge.council.region} in week ${placement.week}`;
    together.set(key, [...(together.get(key) ?? []), placement]);
  }
  for (const group of together.values()) {
    const { challenge, week } = group[0]!;
    list.add({
      term: 'regionLoad',
      amount: group.length - 1,
      weight: problem.weights.regionLoad,
      sentence: () =>
        `${challenge.council.region} has ${group.length} challenges in ${say.week(week)}: ${listed(group.map((each) => each.challenge.council.name))}.`,
      week,
    });
  }
}

/** What differs from the plan that this one should stay close to. */
export function addChanges(
  placementOf: ReadonlyMap<string, Placement>,
  problem: Problem,
  say: Wording,
  list: MatchList,
): void {
  const weight = problem.weights.changeFromBaseline;
  for (const before of problem.baseline?.challenges ?? []) {
    const now = placementOf.get(before.id);
    const { week } = before;
    if (!now || week === null) continue;
    const where = now.challenge.council.name;
    list.add({
      term: 'changeFromBaseline',
      amount: now.week === week ? 0 : (before.weekPrice ?? 3),
      weight,
      sentence: () => `${where} moves from ${say.week(week)} to ${say.week(now.week)}.`,
      challenge: before.id,
      week: now.week,
    });
    const prices = new Map(Object.entries(before.prices ?? {}));
    for (const id of before.peers)
      list.add({
        term: 'changeFromBaseline',
        amount: now.ids.includes(id) ? 0 : (prices.get(id) ?? 1),
        weight,
        sentence: () => `The team of ${where} loses ${say.peer(id)}, whom the earlier plan had.`,
        challenge: before.id,
      });
  }
}
