import { DEFAULT_WEIGHTS } from '../../scheduling/constraints/catalogue.js';
import { SOFT_TERM_RULES } from '../../scheduling/constraints/soft-terms.js';
import { SOFT_TERMS, type SoftTerm } from '../../scheduling/problem.js';
import { ASKING_SETTINGS, type AskingSettings } from './asking-settings.js';
import {
  CALENDAR_SETTINGS,
  defaultCalendarSettings,
  readCalendarSettings,
  type CalendarSettings,
} from './calendar-settings.js';

/** What one number of a programme year means: whole numbers in `unit`, from `least` to `most`. */
export interface ProgrammeSetting {
  readonly unit: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
}

/**
 * The planning rules that a programme year may set.
 * Source: docs/planning/PROBLEM.md, hard rules 5, 6, 7 and 11 and the medium score; the defaults are its practice.
 */
export const PLANNING_SETTINGS = {
  minGapWeeks: {
    unit: 'weeks',
    default: 4,
    least: 0,
    most: 26,
    meaning: 'Two deployments of one peer lie at least so far apart.',
  },
  kinGapWeeks: {
    unit: 'weeks',
    default: 4,
    least: 0,
    most: 26,
    meaning: 'The challenges of a county and of one of its districts lie at least so far apart.',
  },
  maxAwayPerOrganisation: {
    unit: 'peers',
    default: 1,
    least: 1,
    most: 10,
    meaning: 'At most so many peers of one organisation are away in one week.',
  },
  maxVacancies: {
    unit: 'places',
    default: 3,
    least: 0,
    most: 12,
    meaning: 'A team that is short of more places is not sent: its challenge is deferred.',
  },
  deferralWeight: {
    unit: 'points',
    default: 10,
    least: 0,
    most: 1000,
    meaning: 'What a deferred challenge counts beside missing members.',
  },
  accreditationMarginDays: {
    unit: 'days',
    default: 90,
    least: 0,
    most: 365,
    meaning:
      'The accreditation of a member lasts so long beyond the Friday on site. Assumption: the report is final then.',
  },
  freezeWeeks: {
    unit: 'weeks',
    default: 8,
    least: 0,
    most: 53,
    meaning:
      'When an approved plan is changed, challenges that begin within so many weeks keep their week. Assumption: letters about them are out.',
  },
  movedWeekPrice: {
    unit: 'units',
    default: 3,
    least: 0,
    most: 1000,
    meaning: 'What moving another week counts when an approved plan is changed, in units of changeFromBaseline.',
  },
  proposedPlacePrice: {
    unit: 'units',
    default: 1,
    least: 0,
    most: 1000,
    meaning: 'What losing a member counts whom nobody has asked yet.',
  },
  offeredPlacePrice: {
    unit: 'units',
    default: 2,
    least: 0,
    most: 1000,
    meaning: 'What losing a member counts who was invited. Assumption: a letter taken back counts twice.',
  },
  acceptedPlacePrice: {
    unit: 'units',
    default: 5,
    least: 0,
    most: 1000,
    meaning: 'What losing a member counts who has accepted. Assumption: a promise broken counts five times.',
  },
  confirmedPlacePrice: {
    unit: 'units',
    default: 10,
    least: 0,
    most: 1000,
    meaning: 'What losing a member counts who is confirmed. Assumption: as much as ten changes that nobody sees.',
  },
} as const satisfies Readonly<Record<string, ProgrammeSetting>>;
export type PlanningSettings = Readonly<Record<keyof typeof PLANNING_SETTINGS, number>>;

/** The figures that a programme year has beside its settings. Assumption: the staff and pace of the demonstration year. */
export const YEAR_FIGURES = {
  managers: {
    unit: 'people',
    default: 12,
    least: 0,
    most: 500,
    meaning: 'Challenge managers on the staff.',
  },
  managerRestWeeks: {
    unit: 'weeks',
    default: 2,
    least: 0,
    most: 12,
    meaning: 'A challenge manager rests so long after a challenge.',
  },
  weeklyCapacity: {
    unit: 'challenges',
    default: 4,
    least: 0,
    most: 100,
    meaning: 'At most so many challenges are on site in one week.',
  },
} as const satisfies Readonly<Record<string, ProgrammeSetting>>;

export const MAX_WEIGHT = 1000;

/** All settings of a programme year, by what they govern. */
export interface ProgrammeSettings {
  readonly calendar: CalendarSettings;
  readonly planning: PlanningSettings;
  readonly asking: AskingSettings;
}
export type Weights = Readonly<Record<SoftTerm, number>>;

export interface SettingFault {
  readonly name: string;
  readonly message: string;
}

export function defaultProgrammeSettings(): ProgrammeSettings {
  const defaultsOf = <Name extends string>(
    rules: Readonly<Record<Name, { readonly default: number }>>,
  ): Readonly<Record<Name, number>> =>
    Object.fromEntries(
      Object.entries<{ readonly default: number }>(rules).map(([name, rule]) => [name, rule.default]),
    ) as Record<Name, number>;
  return {
    calendar: defaultCalendarSettings(),
    planning: defaultsOf(PLANNING_SETTINGS),
    asking: defaultsOf(ASKING_SETTINGS),
  };
}

const readNumbers = (
  values: Readonly<Record<string, unknown>>,
  ranges: Readonly<Record<string, Pick<ProgrammeSetting, 'unit' | 'least' | 'most'>>>,
): SettingFault[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const { unit, least, most } = ranges[name]!;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return [];
    return [
      {
        name,
        message: `${name} is ${JSON.stringify(value)}. Give a whole number of ${unit} from ${least} to ${most}.`,
      },
    ];
  });

/**
 * Settings from stored or sent values by name: what is left out keeps `base`, every unknown name or wrong value is a fault.
 * @param base the settings that the values change; the defaults unless given.
 */
export function readProgrammeSettings(
  values: Readonly<Record<string, unknown>>,
  base: ProgrammeSettings = defaultProgrammeSettings(),
): { readonly settings: ProgrammeSettings; readonly faults: readonly SettingFault[] } {
  const named = (names: object) => Object.entries(values).filter(([name]) => Object.hasOwn(names, name));
  const allowed = [
    ...Object.keys(CALENDAR_SETTINGS),
    ...Object.keys(PLANNING_SETTINGS),
    ...Object.keys(ASKING_SETTINGS),
  ];
  const unknown = Object.keys(values)
    .filter((name) => !allowed.includes(name))
    .map((name) => ({ name, message: `"${name}" is no setting. Use one of: ${allowed.join(', ')}.` }));
  const planning = Object.fromEntries(named(PLANNING_SETTINGS));
  const asking = Object.fromEntries(named(ASKING_SETTINGS));
  const calendar = readCalendarSettings({ ...base.calendar, ...Object.fromEntries(named(CALENDAR_SETTINGS)) });
  return {
    settings: {
      calendar: calendar.ok ? calendar.settings : base.calendar,
      planning: { ...base.planning, ...(planning as Partial<PlanningSettings>) },
      asking: { ...base.asking, ...(asking as Partial<AskingSettings>) },
    },
    faults: [
      ...unknown,
      ...(calendar.ok ? [] : calendar.faults),
      ...readNumbers(planning, PLANNING_SETTINGS),
      ...readNumbers(asking, ASKING_SETTINGS),
    ],
  };
}

/** Weights of the soft terms: what is left out keeps `base`, every unknown term or wrong value is a fault. */
export function readWeights(
  values: Readonly<Record<string, unknown>>,
  base: Weights = DEFAULT_WEIGHTS,
): { readonly weights: Weights; readonly faults: readonly SettingFault[] } {
  const isTerm = (name: string) => (SOFT_TERMS as readonly string[]).includes(name);
  const unknown = Object.keys(values)
    .filter((name) => !isTerm(name))
    .map((name) => ({ name, message: `"${name}" is no soft term. Use one of: ${SOFT_TERMS.join(', ')}.` }));
  const known = Object.fromEntries(Object.entries(values).filter(([name]) => isTerm(name)));
  const range = { unit: 'points', least: 0, most: MAX_WEIGHT };
  const wrong = readNumbers(known, Object.fromEntries(SOFT_TERMS.map((term) => [term, range])));
  return { weights: { ...base, ...(known as Partial<Weights>) }, faults: [...unknown, ...wrong] };
}

/** Every setting with its value, range and meaning. */
export function describeSettings(settings: ProgrammeSettings) {
  const describe = (group: 'calendar' | 'planning' | 'asking', rules: Readonly<Record<string, ProgrammeSetting>>) =>
    Object.entries(rules).map(([name, rule]) => ({
      name,
      group,
      value: (settings[group] as Readonly<Record<string, number>>)[name]!,
      ...rule,
    }));
  return [
    ...describe('calendar', CALENDAR_SETTINGS),
    ...describe('planning', PLANNING_SETTINGS),
    ...describe('asking', ASKING_SETTINGS),
  ];
}

/** Every weight in words. */
export function describeWeights(weights: Weights) {
  return SOFT_TERMS.map((term) => {
    const { defaultWeight, statement, unit, source } = SOFT_TERM_RULES[term];
    const weight = weights[term];
    const price =
      weight === 0 ? 'It does not count.' : `${weight} ${weight === 1 ? 'point' : 'points'} for each ${unit}.`;
    return { term, weight, default: defaultWeight, sentence: `${statement} ${price}`, source };
  });
}
