import { type Highs } from 'highs';
import { type Decisions } from '../decisions.js';
import { encodeProblem, type Facts } from '../encode-problem.js';
import { type Incumbent } from '../incumbent.js';
import { DEFAULT_OPTIONS } from '../options.js';
import { type Problem } from '../problem.js';
import { scoreDecisions } from '../score.js';
import { type Bound, boundByColumns, type BoundRequest, firstPlan } from './bound.js';
import { ColumnSearch, isSmallYear } from './search-by-columns.js';

/**
 * Bounds soft from below as `boundByColumns` does; in a large year, from the columns and prices that a search begins with,
 * which saves most of the rounds.
 * @param used share of the time that has gone, 0 to 1
 */
export function boundYear(problem: Problem, highs: Highs, request: BoundRequest, used: () => number): Bound {
  const facts = encodeProblem(problem);
  if (isSmallYear(problem)) return boundByColumns(problem, highs, request);
  const { shouldStop } = request;
  const start = startOf(facts, request.start ?? firstPlan(facts, shouldStop));
  if (start.hard > 0 || start.medium > request.mostMedium) return boundByColumns(problem, highs, request);
  const nobody = { take: () => null, offer: () => undefined };
  const run = { seed: 1, options: DEFAULT_OPTIONS, shouldStop, used, ...nobody };
  const search = new ColumnSearch(facts, highs, start, run);
  search.open();
  return boundByColumns(problem, highs, { ...request, start, known: search.known });
}

function startOf(facts: Facts, decisions: Decisions): Incumbent {
  const { hard, medium, soft } = scoreDecisions(facts, decisions);
  return { hard, medium, soft, week: decisions.week, team: decisions.team };
}
