import { createJoining, type Joining } from './joining-price.js';
import { type SearchOptions } from './options.js';
import { type Score } from './plan.js';
import { type Random } from './random.js';
import { type SearchState, softOf } from './search-state.js';
import { type Price } from './seating-price.js';

/** One broken hard rule in points of energy: more than any plan's medium and soft. */
const HARD_PRICE = 1e9;

/** What every move works with. */
export interface Search {
  readonly state: SearchState;
  readonly random: Random;
  readonly options: SearchOptions;
  /** How much more energy than before the move this trial accepts; drawn anew for each move. */
  allowance: number;
  /** Energy before the move. */
  energy: number;
  /** Scratch for `priceOfSeating`. */
  readonly price: Price;
  /** Scratch for pricing many peers for one place. */
  readonly joining: Joining;
}

/**
 * A move tries one change: it draws it, asks whether it is feasible and applies it through the journal. It answers
 * false when it found nothing to do or gave up half-way; the state is then rolled back, as it is when the change costs
 * more than the search allows.
 */
export type Move = (search: Search) => boolean;

export function createSearch(state: SearchState, random: Random, options: SearchOptions): Search {
  const search = {
    state,
    random,
    options,
    allowance: 0,
    energy: 0,
    price: { soft: 0, medium: 0 },
    joining: createJoining(state.facts),
  };
  search.energy = energyOf(search);
  return search;
}

/** A score as one number that annealing can weigh: hard, medium and soft at their prices. */
export function energyOfScore({ hard, medium, soft }: Score, options: SearchOptions): number {
  return hard * HARD_PRICE + medium * options.mediumPrice + soft;
}

/** Energy of a search's state. */
export function energyOf(search: Pick<Search, 'state' | 'options'>): number {
  const { state, options } = search;
  return state.hard * HARD_PRICE + state.medium * options.mediumPrice + softOf(state);
}

/** A scheduled challenge drawn at random, or -1 when few or none are scheduled. */
export function drawScheduled(search: Search): number {
  const { state, random } = search;
  const { count } = state.facts.challenges;
  for (let tries = 0; tries < 8; tries++) {
    const c = random.below(count);
    if (c < count && state.week[c]! >= 0) return c;
  }
  return -1;
}
