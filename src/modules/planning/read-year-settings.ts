import { DEFAULT_WEIGHTS } from '../../scheduling/constraints/catalogue.js';
import { SOFT_TERMS, type SoftTerm } from '../../scheduling/problem.js';
import { type CalendarSettings, readCalendarSettings } from '../programmes/calendar-settings.js';
import {
  defaultPlanningLimits,
  PLANNING_LIMITS,
  type PlanningLimitName,
  type PlanningLimits,
} from './planning-limits.js';

/** What the settings of a year say to the planner, or every fault in them. */
export type YearSettingsOutcome =
  | {
      readonly ok: true;
      readonly calendar: CalendarSettings;
      readonly limits: PlanningLimits;
      readonly weights: Readonly<Record<SoftTerm, number>>;
    }
  | { readonly ok: false; readonly faults: readonly string[] };

type Values = Readonly<Record<string, unknown>>;

const MOST_WEIGHT = 1_000_000;

/**
 * Reads `settings` (`{ calendar, planning }`, each by name) and `weights` (by soft term) of a programme year. What is left out
 * takes its default; an unknown name or a value out of range is a fault.
 */
export function readYearSettings(settings: Values, weights: Values): YearSettingsOutcome {
  const { calendar: calendarValues = {}, planning: limitValues = {}, ...unknown } = settings;
  const calendar = readCalendarSettings(calendarValues as Values);
  const faults = [
    ...Object.keys(unknown).map((name) => `"${name}" is no group of settings. Use calendar or planning.`),
    ...(calendar.ok ? [] : calendar.faults.map(({ message }) => message)),
    ...Object.entries(limitValues as Values).flatMap(([name, value]) => limitFaults(name, value)),
    ...Object.entries(weights).flatMap(([term, value]) => weightFaults(term, value)),
  ];
  if (!calendar.ok || faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    calendar: calendar.settings,
    limits: { ...defaultPlanningLimits(), ...(limitValues as Partial<PlanningLimits>) },
    weights: { ...DEFAULT_WEIGHTS, ...(weights as Partial<Record<SoftTerm, number>>) },
  };
}

function limitFaults(name: string, value: unknown): string[] {
  if (!Object.hasOwn(PLANNING_LIMITS, name))
    return [`"${name}" is no limit of planning. Use one of: ${Object.keys(PLANNING_LIMITS).join(', ')}.`];
  const { least, most, unit } = PLANNING_LIMITS[name as PlanningLimitName];
  if (isWholeBetween(value, least, most)) return [];
  return [`${name} is ${JSON.stringify(value)}. Give a whole number of ${unit} from ${least} to ${most}.`];
}

function weightFaults(term: string, value: unknown): string[] {
  if (!SOFT_TERMS.some((known) => known === term))
    return [`"${term}" is no term of the score. Use one of: ${SOFT_TERMS.join(', ')}.`];
  if (isWholeBetween(value, 0, MOST_WEIGHT)) return [];
  return [`The weight of ${term} is ${JSON.stringify(value)}. Give a whole number from 0 to ${MOST_WEIGHT}.`];
}

const isWholeBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
