import { type Decisions } from './decisions.js';
import { type Score } from './plan.js';
import { type SearchState, softOf } from './search-state.js';

/** Decisions with their score; `hard` counts only what a search can mend. */
export interface Incumbent extends Score, Decisions {}

/** Copies the decisions of a state. */
export function takeIncumbent(state: SearchState): Incumbent {
  const { hard, medium } = state;
  return { hard, medium, soft: softOf(state), week: state.week.slice(), team: state.team.slice() };
}

/** How searches that run side by side show each other where they stand. */
export interface Exchange {
  readonly offer: (standing: Incumbent) => void;
  /** The best standing of the other searches, or null while they have none. */
  readonly take: () => Incumbent | null;
}
