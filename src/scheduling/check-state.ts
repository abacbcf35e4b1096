import { replay, rollback } from './journal.js';
import { SOFT_TERMS, type SoftTerm } from './problem.js';
import { restore } from './restore.js';
import { scoreDecisions } from './score.js';
import { createState, type SearchState, softOf } from './search-state.js';

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

/**
 * The first soft term that the steps since the last `commit` count otherwise than a recomputation does; null where each
 * agrees by itself. Takes the steps back, and makes them again in a state for each term in which nothing else weighs.
 * `worstTeam`, which is made of other terms, is left to `checkState`.
 * Cost: some milliseconds a term for 114 challenges.
 */
export function findMiscountedTerm(state: SearchState): SoftTerm | null {
  const steps = state.journal.slice(0, state.journalLength);
  rollback(state);
  const nothing = Object.fromEntries(SOFT_TERMS.map((term) => [term, 0])) as Record<SoftTerm, number>;
  const miscounted = SOFT_TERMS.find((term) => {
    const facts = { ...state.facts, weights: { ...nothing, [term]: 1 } };
    const alone = createState(facts);
    restore(alone, state);
    replay(alone, steps);
    return softOf(alone) !== scoreDecisions(facts, alone).softByTerm[term];
  });
  return miscounted ?? null;
}
