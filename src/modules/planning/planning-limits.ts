/** One limit of a programme year that the planner keeps: a whole number in `unit`. */
export interface PlanningLimit {
  readonly default: number;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly meaning: string;
  readonly source: string;
}

/** The limits that a programme year can set, beside those that have a column of their own. */
export const PLANNING_LIMITS = {
  minGapWeeks: {
    default: 4,
    least: 0,
    most: 26,
    unit: 'weeks',
    meaning: 'Least distance between two deployments of one peer.',
    source: 'Constraint L03; Assumption: four weeks',
  },
  kinGapWeeks: {
    default: 4,
    least: 0,
    most: 26,
    unit: 'weeks',
    meaning: "Least distance between a county's challenge and one of its districts'.",
    source: 'Constraint T24; Assumption: four weeks',
  },
  maxAwayPerOrganisation: {
    default: 1,
    least: 1,
    most: 10,
    unit: 'peers',
    meaning: 'Most peers of one organisation who are away in one week.',
    source: 'Constraint L04; Assumption: one',
  },
  maxVacancies: {
    default: 3,
    least: 0,
    most: 12,
    unit: 'places',
    meaning: 'A team that is shorter is not sent.',
    source: 'Assumption: a team of seven is sent with four members at least',
  },
  deferralWeight: {
    default: 10,
    least: 0,
    most: 1000,
    unit: 'points of medium',
    meaning: 'What a deferred challenge counts, beside vacancies.',
    source: 'Assumption: worse than sending the shortest team',
  },
  accreditationMarginDays: {
    default: 90,
    least: 0,
    most: 365,
    unit: 'days',
    meaning: 'The accreditation of a member lasts so long beyond the Friday on site.',
    source: 'Constraint R04; Assumption: the report is final by then',
  },
} as const satisfies Readonly<Record<string, PlanningLimit>>;

export type PlanningLimitName = keyof typeof PLANNING_LIMITS;
export type PlanningLimits = Readonly<Record<PlanningLimitName, number>>;

/** Every limit at its default. */
export function defaultPlanningLimits(): PlanningLimits {
  const entries = Object.entries(PLANNING_LIMITS).map(([name, limit]) => [name, limit.default]);
  return Object.fromEntries(entries) as PlanningLimits;
}
