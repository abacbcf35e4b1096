import type { TeamTerm } from '../matching/model.js';
import type { Plan, Score } from './plan.js';
import type { Problem, SoftTerm } from './problem.js';
import { checkCouncils } from './verification/check-councils.js';
import {
  checkDeferredPins,
  checkMembers,
  checkTeamShape,
  checkWeekAndPins,
  countVacancies,
} from './verification/check-team.js';
import { checkDeployments, checkLoad } from './verification/check-year.js';
import { Ledger, type Placement, type Violation } from './verification/ledger.js';
import { readPlacements } from './verification/read-placements.js';
import { teamQuality } from './verification/team-quality.js';

export type { Violation } from './verification/ledger.js';

/** Key of `vacancies.byKind` for further places, which any kind may fill. */
export const ANY_KIND = 'any';

/** A plan as an independent reckoning finds it. Points are integers, days multiples of 0.5. */
export interface Verification extends Score {
  /** Every broken hard rule; `hard` is their number. */
  readonly violations: readonly Violation[];
  /** The unweighted amount of each soft term and its points; the points add up to `soft`. */
  readonly softByTerm: Readonly<Record<SoftTerm, { readonly amount: number; readonly weighted: number }>>;
  /** Missing members by kind, and further places under `ANY_KIND`; kinds that lack nobody are left out. */
  readonly vacancies: { readonly total: number; readonly byKind: Readonly<Record<string, number>> };
  readonly scheduled: number;
  readonly deferred: number;
  /** Working days that all deployments cost together. */
  readonly days: number;
  readonly peersUsed: number;
  /** The team with the largest weighted sum of the nine team terms; the first of equals; null when none costs anything. */
  readonly worstTeam: { readonly challenge: string; readonly cost: number } | null;
}

/**
 * Recomputes a plan from nothing: every hard rule, every term, every total, from the problem and the plan alone. It shares
 * no code with the search or with matching, so that it can stand as their judge. Never throws for a parsed problem and
 * plan; cost O(deployments + weeks × weeks in use). Source: docs/planning/PROBLEM.md.
 */
export function verifyPlan(problem: Problem, plan: Plan): Verification {
  const ledger = new Ledger();
  const placementOf = readPlacements(problem, plan, ledger);
  const placements = problem.challenges.map(({ id }) => placementOf.get(id)).filter((placed) => placed !== undefined);
  const vacancies = new Map<string, number>();
  let medium = 0;
  let worstTeam: Verification['worstTeam'] = null;

  for (const challenge of problem.challenges) {
    const placement = placementOf.get(challenge.id);
    if (!placement) {
      checkDeferredPins(challenge, ledger);
      medium += challenge.priority * problem.deferralWeight;
      continue;
    }
    checkWeekAndPins(placement, problem, ledger);
    checkTeamShape(placement, problem, ledger);
    checkMembers(placement, ledger);
    ledger.add('weekPreference', challenge.weeks.find(({ week }) => week === placement.week)?.cost ?? 0);

    const { byKind, furtherPlaces } = countVacancies(placement, problem, ledger);
    let missing = furtherPlaces;
    for (const [kind, short] of byKind) missing += short * (problem.vacancyWeights[kind] ?? 0);
    medium += challenge.priority * missing;
    for (const [kind, short] of [...byKind, [ANY_KIND, furtherPlaces] as const])
      if (short > 0) vacancies.set(kind, (vacancies.get(kind) ?? 0) + short);

    const cost = addTeamQuality(placement, problem, ledger);
    if (cost > (worstTeam?.cost ?? 0)) worstTeam = { challenge: challenge.id, cost };
  }
  ledger.add('worstTeam', worstTeam?.cost ?? 0);
  checkLoad(placements, problem, ledger);
  const { days, peersUsed } = checkDeployments(placements, problem, ledger);
  checkCouncils(placements, problem, ledger);
  addChanges(placementOf, problem, ledger);

  const softByTerm = weigh(ledger.amounts, problem.weights);
  return {
    hard: ledger.violations.length,
    medium,
    soft: Object.values(softByTerm).reduce((sum, { weighted }) => sum + weighted, 0),
    violations: ledger.violations,
    softByTerm,
    vacancies: {
      total: [...vacancies.values()].reduce((sum, short) => sum + short, 0),
      byKind: Object.fromEntries(vacancies),
    },
    scheduled: placements.length,
    deferred: problem.challenges.length - placements.length,
    days,
    peersUsed,
    worstTeam,
  };
}

/** Adds one team's quality to the ledger and returns its weighted sum. */
function addTeamQuality({ challenge, team }: Placement, problem: Problem, ledger: Ledger): number {
  let cost = 0;
  for (const [term, amount] of Object.entries(teamQuality(challenge, team)) as [TeamTerm, number][]) {
    ledger.add(term, amount);
    cost += problem.weights[term] * amount;
  }
  return cost;
}

/** `changeFromBaseline`: weeks that moved and baseline members who are gone, for challenges scheduled both then and now. */
function addChanges(placementOf: ReadonlyMap<string, Placement>, problem: Problem, ledger: Ledger): void {
  for (const before of problem.baseline?.challenges ?? []) {
    const now = placementOf.get(before.id);
    if (!now || before.week === null) continue;
    if (now.week !== before.week) ledger.add('changeFromBaseline', before.weekPrice ?? 3);
    const prices = new Map(Object.entries(before.prices ?? {}));
    for (const id of before.peers) if (!now.ids.includes(id)) ledger.add('changeFromBaseline', prices.get(id) ?? 1);
  }
}

function weigh(amounts: Ledger['amounts'], weights: Problem['weights']): Verification['softByTerm'] {
  const terms = Object.entries(amounts) as [SoftTerm, number][];
  return Object.fromEntries(
    terms.map(([term, amount]) => [term, { amount, weighted: weights[term] * amount }]),
  ) as Verification['softByTerm'];
}
