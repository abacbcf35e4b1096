import { type Problem } from '../problem.js';
import { type DemandAndSupply } from './demand-and-supply.js';

/** The team that a year's challenges want on average; fractions are meant. */
export interface UsualTeam {
  /** Least members. */
  readonly size: number;
  /** Least members by kind; what is left of the size any kind may fill. */
  readonly kinds: readonly { readonly kind: string; readonly places: number }[];
  /** Working days that it costs. Assumption: places of any kind cost what the kind that costs least does. */
  readonly days: number;
}

/** What a budget buys at a cost of a deployment. */
export interface Purchase {
  /** Working days for one deployment; null for the present ones, which depend on the kind. */
  readonly daysPerDeployment: number | null;
  /** Working days for the usual team. */
  readonly teamDays: number;
  /** Challenges of the usual team that the budget pays for; null when a team costs nothing. */
  readonly challenges: number | null;
}

/** The usual team of a year, or null when there are no challenges. */
export function usualTeamOf(
  problem: Problem,
  { challenges, places, anyKind, kinds }: DemandAndSupply,
): UsualTeam | null {
  if (challenges === 0) return null;
  const daysOf = (kind: string): number => problem.daysPerDeployment[kind] ?? 0;
  const taken = kinds.filter(({ mostPlaces }) => mostPlaces > 0).map(({ kind }) => daysOf(kind));
  const cheapest = taken.length === 0 ? 0 : Math.min(...taken);
  const days = kinds.reduce((sum, { kind, places: least }) => sum + least * daysOf(kind), 0);
  return {
    size: places / challenges,
    kinds: kinds.map(({ kind, places: least }) => ({ kind, places: least / challenges })),
    days: (days + anyKind * cheapest) / challenges,
  };
}

/** What a budget buys, at the present days and at each of the given days a deployment. */
export function whatBudgetBuys(
  team: UsualTeam,
  budgetDays: number,
  daysPerDeployment: readonly number[],
): readonly Purchase[] {
  return [null, ...daysPerDeployment].map((days) => {
    const teamDays = days === null ? team.days : days * team.size;
    return {
      daysPerDeployment: days,
      teamDays,
      challenges: teamDays > 0 ? Math.floor(budgetDays / teamDays + 1e-9) : null,
    };
  });
}
