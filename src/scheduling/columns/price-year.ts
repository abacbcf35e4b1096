import { type Facts } from '../encode-problem.js';
import { createTeamCounts } from '../team-tally.js';
import { type Column, columnOf, deferralsOf, weekCost } from './column.js';
import { TeamPricer } from './price-team.js';
import { constantOf, pricedCost, weekPrices } from './prices.js';
import { type Resources } from './resources.js';
import { createTeamSpace, type TeamSpace } from './team-space.js';

/** Theme states of a first look, which is enough for most weeks, and of a second. */
const COARSE_STATES = 64;
const FINE_STATES = 3000;
/** Steps of the search in each. */
const FEW_NODES = 2_000;
const MOST_NODES = 1_000_000;
/** A column this much dearer than another of its challenge in the same round is not worth finding. */
const SPREAD = 15;

/** What a round of pricing found. */
export interface Pricing {
  /** A lower bound on soft that follows from these prices. */
  readonly bound: number;
  /** Columns cheaper at these prices than any known one of their challenge. */
  readonly columns: readonly Column[];
}

/** Prices every challenge in every week; null when told to stop. */
export type PriceYear = (prices: Float64Array, known: readonly Column[], shouldStop: () => boolean) => Pricing | null;

/**
 * Prepares the pricing of a year. Cost: some milliseconds for each challenge, once.
 * @param isShort whether plans with vacancies and deferrals count too
 */
export function priceYear(facts: Facts, resources: Resources, isShort: boolean): { readonly price: PriceYear } {
  const { challenges } = facts;
  const pricer = new TeamPricer(facts);
  const counts = createTeamCounts(facts);
  const layOut = (mostThemeStates: number): TeamSpace[] =>
    Array.from({ length: challenges.count }, (_, c) => createTeamSpace(facts, c, isShort, mostThemeStates));
  const coarse = layOut(COARSE_STATES);
  const fine = layOut(FINE_STATES);
  const deferrals = isShort ? deferralsOf(facts) : [];
  const price: PriceYear = (prices, known, shouldStop) => {
    const week = weekPrices(facts, resources, prices);
    const least = new Float64Array(challenges.count).fill(Infinity);
    const lower = new Float64Array(challenges.count).fill(Infinity);
    for (const column of known) {
      const cost = pricedCost(facts, resources, prices, column);
      const c = column.challenge;
      least[c] = Math.min(least[c]!, cost);
    }
    // Whether they are known or not: a bound that forgot them would say too much.
    for (const deferral of deferrals) lower[deferral.challenge] = pricedCost(facts, resources, prices, deferral);
    const columns: Column[] = [];
    for (let c = 0; c < challenges.count; c++) {
      const team = {
        quality: 1 + prices[resources.worst + c]!,
        medium: prices[resources.medium]! * challenges.priority[c]!,
      };
      let cheapest = Infinity;
      for (let i = challenges.offerStart[c]!; i < challenges.offerStart[c + 1]!; i++) {
        if (shouldStop()) return null;
        const w = challenges.offer[i]!;
        const fixed = weekCost(facts, c, w) + week.challenge[c * facts.weeks + w]!;
        const limit = Math.min(least[c]!, cheapest + SPREAD) - fixed;
        let found = pricer.price(coarse[c]!, w, week, team, limit, FEW_NODES);
        if (pricer.hasGivenUp) found = pricer.price(fine[c]!, w, week, team, limit, MOST_NODES);
        lower[c] = Math.min(lower[c]!, found.lower + fixed);
        if (found.members === null) continue;
        columns.push(columnOf(facts, counts, c, w, found.members));
        cheapest = Math.min(cheapest, found.cost + fixed);
      }
    }
    const bound = lower.reduce((sum, cost) => sum + cost, constantOf(facts, resources, prices));
    return { bound, columns };
  };
  return { price };
}
