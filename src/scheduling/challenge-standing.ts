import { type SearchState, setTeamCost } from './search-state.js';
import { TALLY_SIZE, teamCost } from './team-tally.js';

/** Brings the team cost, the medium and the mendable hard count of challenge c up to date, scheduled or deferred. */
export function recount(state: SearchState, c: number): void {
  const { facts } = state;
  const { challenges } = facts;
  const scheduled = state.week[c]! >= 0;
  const medium = scheduled
    ? mediumFor(state, c, state.size[c]!, state.missing[c]!, state.missingWeight[c]!)
    : challenges.priority[c]! * facts.problem.deferralWeight;
  state.medium += medium - state.mediumOf[c]!;
  state.mediumOf[c] = medium;
  const hard = scheduled ? shortcomings(state, c) : challenges.pinCount[c]!;
  state.hard += hard - state.hardOf[c]!;
  state.hardOf[c] = hard;
  const cost = scheduled
    ? teamCost(
        facts.weights,
        challenges.noOverallControl[c] === 1,
        state.counts.tally,
        c * TALLY_SIZE,
        state.counts.uncovered[c]!,
      )
    : 0;
  setTeamCost(state, c, cost);
}

/** Medium of challenge c, once scheduled, with a team of `size` that lacks `missing` members of kinds, weighing `missingWeight`. */
export function mediumFor(state: SearchState, c: number, size: number, missing: number, missingWeight: number): number {
  const { challenges } = state.facts;
  return challenges.priority[c]! * (missingWeight + Math.max(0, challenges.minSize[c]! - size - missing));
}

/** Hard rules 3 (a member who can lead) and 11 (not too short), as broken by a scheduled team: 0, 1 or 2. */
function shortcomings(state: SearchState, c: number): number {
  const { facts } = state;
  const missing = state.missing[c]!;
  const vacancies = missing + Math.max(0, facts.challenges.minSize[c]! - state.size[c]! - missing);
  let hard = vacancies > facts.problem.maxVacancies ? 1 : 0;
  let led = 0;
  for (let k = 0; k < facts.kinds; k++) if (facts.canLead[k] === 1) led += state.kindCount[c * facts.kinds + k]!;
  if (led === 0) hard++;
  return hard;
}
