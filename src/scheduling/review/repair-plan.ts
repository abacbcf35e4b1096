import { type Plan } from '../plan.js';
import { changeTeams, type PricedChange, priceIfAllowed } from '../price-of-change.js';
import { type Problem } from '../problem.js';
import { readStandingPlan, type StandingPlan } from '../standing-plan.js';
import { findObjections, type Objection, type PartyTelling } from './find-objections.js';
import { yearEffect } from './judge-changes.js';
import { ALLOWED_POINTS, type PlanReview, type ReviewOptions, reviewPlan } from './review-plan.js';

/** One change that a repair made, and the objection for which it was made. */
export interface Repair {
  readonly objection: Objection;
  /** Priced against the plan as the repairs before it had left it. */
  readonly change: PricedChange;
}

/** A plan without avoidable objections. */
export interface RepairedPlan {
  readonly plan: Plan;
  /** In the order in which they were made; the changes of their prices add up to that of the score. */
  readonly repairs: readonly Repair[];
  /** The review of the repaired plan. `avoidable` is 0. */
  readonly review: PlanReview;
}

/**
 * Makes every change that a review calls possible, the cheapest first, each judged again on the plan as it then stands, until
 * nothing avoidable is left. Every change takes an objection away and makes none, so that it ends, with fewer objections, no
 * more vacancies and at most the allowed points for each. A plan with nothing avoidable comes back as it is.
 * Cost: a review for each round, of which there are two or three.
 */
export function repairPlan(standing: StandingPlan, options: ReviewOptions = {}): RepairedPlan {
  const repairs: Repair[] = [];
  let current = standing;
  let review = reviewPlan(current, options);
  while (review.avoidable > 0) {
    const open = review.objections
      .flatMap((objection) => (objection.remedy ? [{ objection, remedy: objection.remedy }] : []))
      .sort((a, b) => a.remedy.price.soft - b.remedy.price.soft || (a.objection.key < b.objection.key ? -1 : 1));
    const made = repairs.length;
    for (const { objection, remedy } of open) {
      const change = stillCounts(current, objection, remedy, options);
      if (!change) continue;
      repairs.push({ objection, change });
      current = takeSteps(current, change);
    }
    // The cheapest was judged on this very plan, so that it must still hold.
    if (repairs.length === made) throw new Error('A review and a repair judge the same change differently.');
    review = reviewPlan(current, options);
  }
  return { plan: planOf(current), repairs, review };
}

function stillCounts(
  standing: StandingPlan,
  { key }: Objection,
  { steps }: PricedChange,
  { allowedPoints = ALLOWED_POINTS, parties = 'apart' }: ReviewOptions,
): PricedChange | null {
  if (!fits(standing, steps)) return null;
  const change = priceIfAllowed(standing, steps);
  if (!change || change.price.medium > 0 || change.price.soft > allowedPoints) return null;
  const { removes, makes } = yearEffect(standing, steps, objectionsOf(standing, parties), parties);
  return removes.includes(key) && makes.length === 0 ? change : null;
}

/** Whether each step still does something: who leaves is there, and who joins is not. */
function fits({ teams }: StandingPlan, steps: PricedChange['steps']): boolean {
  return steps.every((step) => {
    if (step.kind === 'move') return true;
    const isThere = teams.get(step.challenge)!.team.some(({ id }) => id === step.peer);
    return isThere === (step.kind === 'leave');
  });
}

const objectionsOf = ({ problem, teams }: StandingPlan, parties: PartyTelling): Objection[] =>
  findObjections(problem, teams, parties);

function takeSteps(standing: StandingPlan, { steps }: PricedChange): StandingPlan {
  const teams = changeTeams(standing, standing.teams, steps);
  return read(standing.problem, planOf({ problem: standing.problem, teams }));
}

/** The plan as the exchange format has it: every challenge in the order of the problem. */
function planOf({ problem, teams }: Pick<StandingPlan, 'problem' | 'teams'>): Plan {
  return {
    problem: problem.name,
    challenges: problem.challenges.map(({ id }) => {
      const placed = teams.get(id);
      return { id, week: placed?.week ?? null, peers: placed?.team.map((peer) => peer.id) ?? [] };
    }),
  };
}

function read(problem: Problem, plan: Plan): StandingPlan {
  const looked = readStandingPlan(problem, plan);
  if ('faults' in looked) throw new Error(`A repaired plan cannot be read: ${looked.faults.join(' ')}`);
  return looked.standing;
}
