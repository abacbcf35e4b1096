import { CONSTRAINTS } from './constraints/catalogue.js';
import { addDeploymentMatches, addRepeatedUse } from './explanation/deployment-matches.js';
import { addBreaches } from './explanation/hard-matches.js';
import { MatchList, type ExplainedTerm, type Level, type PlanMatch } from './explanation/match-list.js';
import { addDeferral, addVacancies } from './explanation/medium-matches.js';
import { addTeamMatches } from './explanation/team-matches.js';
import { many, wordingOf, type Names } from './explanation/wording.js';
import { addChanges, addLoadMatches, addWeekPreference } from './explanation/year-matches.js';
import type { Plan, Score } from './plan.js';
import type { Problem, SoftTerm } from './problem.js';
import { Ledger } from './verification/ledger.js';
import { readPlacements } from './verification/read-placements.js';

export type { ExplainedTerm, Level, PlanMatch } from './explanation/match-list.js';
export type { Names } from './explanation/wording.js';

/** One rule or term with everything that it is charged for. */
export interface TermAnalysis {
  readonly id: ExplainedTerm;
  readonly level: Level;
  /** What it asks for, in plain English. */
  readonly statement: string;
  readonly unit: string;
  /** Points for one unit; null where that differs from match to match. */
  readonly weight: number | null;
  readonly amount: number;
  readonly points: number;
  /** The dearest first. */
  readonly matches: readonly PlanMatch[];
}

/** What the score of a plan is made of, to the last point. */
export interface PlanAnalysis extends Score {
  /** Hard, then medium, then soft, in the order of the catalogue; terms without a point are left out. */
  readonly terms: readonly TermAnalysis[];
}

/**
 * Accounts for every point of a plan: each broken rule and each match of each term, with a sentence. The points of a term are
 * the sum of its matches, those of a level the sum of its terms, and equal to what `verifyPlan` finds, though what a team
 * lacks is reckoned by matching and not by the verifier. Never throws for a parsed problem and plan, however broken the plan.
 * Cost: linear in deployments and their themes. Source: docs/planning/PROBLEM.md.
 * @param names what people call peers, kinds, themes and organisations; ids stand for what is not named.
 */
export function explainPlan(problem: Problem, plan: Plan, names: Names = {}): PlanAnalysis {
  const say = wordingOf(problem, names);
  const list = new MatchList();
  addBreaches(problem, plan, say, list);
  const placementOf = readPlacements(problem, plan, new Ledger());
  let weakest: { readonly challenge: string; readonly council: string; readonly cost: number } | null = null;
  for (const challenge of problem.challenges) {
    const placement = placementOf.get(challenge.id);
    if (!placement) {
      addDeferral(challenge, problem, list);
      continue;
    }
    addVacancies(placement, problem, say, list);
    addWeekPreference(placement, problem, say, list);
    const cost = addTeamMatches(placement, problem, say, list);
    if (cost > (weakest?.cost ?? 0)) weakest = { challenge: challenge.id, council: challenge.council.name, cost };
  }
  if (weakest) {
    const { challenge, council, cost } = weakest;
    const sentence = () =>
      `${council} has the weakest team of the year: it loses ${many(cost, 'point')} of team quality.`;
    list.add({ term: 'worstTeam', amount: cost, weight: problem.weights.worstTeam, sentence, challenge });
  }
  const placements = problem.challenges.map(({ id }) => placementOf.get(id)).filter((placed) => placed !== undefined);
  addLoadMatches(placements, problem, say, list);
  addDeploymentMatches(placements, problem, say, list);
  addRepeatedUse(placements, problem, say, list);
  addChanges(placementOf, problem, say, list);
  return analysisOf(list.matches, problem);
}

/** Puts matches together by term. */
function analysisOf(matches: readonly PlanMatch[], problem: Problem): PlanAnalysis {
  const terms = CONSTRAINTS.flatMap(({ id, level, statement, unit }): TermAnalysis[] => {
    const own = matches.filter(({ term }) => term === id).sort((a, b) => b.points - a.points);
    if (own.length === 0) return [];
    const weight = level === 'soft' ? problem.weights[id as SoftTerm] : level === 'hard' ? 1 : null;
    return [
      { id, level, statement, unit, weight, amount: sum(own, 'amount'), points: sum(own, 'points'), matches: own },
    ];
  });
  return { ...scoreOf(matches), terms };
}

/** The points of some matches, by level. */
export function scoreOf(matches: readonly PlanMatch[]): Score {
  const of = (level: Level): number =>
    sum(
      matches.filter((match) => match.level === level),
      'points',
    );
  return { hard: of('hard'), medium: of('medium'), soft: of('soft') };
}

const sum = (matches: readonly PlanMatch[], field: 'amount' | 'points'): number =>
  matches.reduce((total, match) => total + match[field], 0);
