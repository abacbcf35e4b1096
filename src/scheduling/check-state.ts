import { scoreDecisions } from './score.js';
import { type SearchState, softOf } from './search-state.js';

/**
 * Compares a state's running score with a recomputation from nothing; a sentence for the first difference, or null.
 * Source: docs/planning/PROBLEM.md by way of `scoreDecisions`.
 */
export function checkState(state: SearchState): string | null {
  const full = scoreDecisions(state.facts, state);
  const compared: [string, number, number][] = [
    ['medium', state.medium, full.medium],
    ['worstTeam', state.facts.weights.worstTeam * state.worst, full.softByTerm.worstTeam],
    ['soft', softOf(state), full.soft],
    ['days', state.days, full.days],
  ];
  const different = compared.find(([, running, recomputed]) => running !== recomputed);
  return different === undefined
    ? null
    : `${different[0]} is ${different[1]} in the search and ${different[2]} recomputed from nothing`;
}
