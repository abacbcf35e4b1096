/** What one setting of the calendar means: whole numbers in `unit`, from `least` to `most`. */
export interface CalendarSetting {
  readonly unit: 'weeks' | 'days' | 'working days' | 'points' | 'month and day (MMDD)';
  readonly default: number;
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
}

/**
 * The settings of a programme year's calendar. The defaults are those of the constraint catalogue (T04–T23) and of the
 * exchange format's practice; customs that no law fixes are assumptions, and therefore here and not in the code.
 */
export const CALENDAR_SETTINGS = {
  leastSiteDays: {
    unit: 'days',
    default: 5,
    least: 3,
    most: 5,
    meaning: 'A week with fewer days from Monday to Friday that are no bank holiday is closed.',
  },
  christmasWeeks: {
    unit: 'weeks',
    default: 2,
    least: 1,
    most: 4,
    meaning: 'Weeks closed from the week of Christmas Day on.',
  },
  recessWeeksBeforeAugust: {
    unit: 'weeks',
    default: 0,
    least: 0,
    most: 4,
    meaning: 'Weeks of July closed before the August recess.',
  },
  noticeWorkingDays: {
    unit: 'working days',
    default: 25,
    least: 19,
    most: 40,
    meaning: 'The pre-election period begins so many working days before the poll.',
  },
  daysBlockedAfterPoll: {
    unit: 'days',
    default: 7,
    least: 0,
    most: 28,
    meaning: 'The pre-election period ends so many days after the poll.',
  },
  weeksAfterPoll: {
    unit: 'weeks',
    default: 3,
    least: 0,
    most: 8,
    meaning: 'Weeks after a poll that have a cost.',
  },
  afterPollPoints: {
    unit: 'points',
    default: 15,
    least: 0,
    most: 1000,
    meaning: 'Cost of a week soon after a poll.',
  },
  budgetSeasonFrom: {
    unit: 'month and day (MMDD)',
    default: 201,
    least: 101,
    most: 331,
    meaning: 'First day of the budget season.',
  },
  budgetSeasonTo: {
    unit: 'month and day (MMDD)',
    default: 310,
    least: 101,
    most: 331,
    meaning: 'Last day of the budget season: council tax is set before 11 March.',
  },
  budgetSeasonPoints: {
    unit: 'points',
    default: 10,
    least: 0,
    most: 1000,
    meaning: 'Cost of a week in the budget season.',
  },
  weeksToFinalReport: {
    unit: 'weeks',
    default: 6,
    least: 1,
    most: 26,
    meaning: 'Weeks from the Monday on site to the final report.',
  },
  weeksBeforeRiskAssessment: {
    unit: 'weeks',
    default: 4,
    least: 0,
    most: 26,
    meaning: 'The final report is useful when it comes so long before the risk assessment.',
  },
  riskAssessmentPoints: {
    unit: 'points',
    default: 10,
    least: 0,
    most: 1000,
    meaning: 'Cost of a week whose final report comes too late for the risk assessment.',
  },
  wishDivisor: {
    unit: 'points',
    default: 4,
    least: 1,
    most: 100,
    meaning: "A week costs its distance from the council's wish, squared, divided by this and rounded down.",
  },
  leadTimeWeeks: {
    unit: 'weeks',
    default: 16,
    least: 0,
    most: 52,
    meaning: 'Weeks between the commission and the first week that may be offered.',
  },
} as const satisfies Readonly<Record<string, CalendarSetting>>;

export type CalendarSettingName = keyof typeof CALENDAR_SETTINGS;
export type CalendarSettings = Readonly<Record<CalendarSettingName, number>>;

/** The settings with every default. */
export function defaultCalendarSettings(): CalendarSettings {
  const entries = Object.entries(CALENDAR_SETTINGS).map(([name, setting]) => [name, setting.default]);
  return Object.fromEntries(entries) as CalendarSettings;
}

export type CalendarSettingsOutcome =
  | { readonly ok: true; readonly settings: CalendarSettings }
  | { readonly ok: false; readonly faults: readonly { readonly name: string; readonly message: string }[] };

const isSettingName = (name: string): name is CalendarSettingName => Object.hasOwn(CALENDAR_SETTINGS, name);

const isMonthAndDay = (value: number): boolean => {
  const [month, day] = [Math.floor(value / 100), value % 100];
  // 2025 is no leap year: a season may not begin on a day that most years lack.
  return day > 0 && new Date(Date.UTC(2025, month - 1, day)).getUTCDate() === day;
};

/** Settings from stored or sent values: what is left out takes its default, every unknown name or wrong value is a fault. */
export function readCalendarSettings(values: Readonly<Record<string, unknown>>): CalendarSettingsOutcome {
  const settings: Record<string, number> = { ...defaultCalendarSettings() };
  const faults: { name: string; message: string }[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (!isSettingName(name)) {
      const allowed = Object.keys(CALENDAR_SETTINGS).join(', ');
      faults.push({ name, message: `"${name}" is no setting of the calendar. Use one of: ${allowed}.` });
      continue;
    }
    const { unit, least, most }: CalendarSetting = CALENDAR_SETTINGS[name];
    const whole = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    if (!whole || (unit.startsWith('month') && !isMonthAndDay(value))) {
      const message = `${name} is ${JSON.stringify(value)}. Give a whole number of ${unit} from ${least} to ${most}.`;
      faults.push({ name, message });
      continue;
    }
    settings[name] = value;
  }
  const { budgetSeasonFrom: from, budgetSeasonTo: to } = settings as CalendarSettings;
  if (faults.length === 0 && from > to) {
    const message = `budgetSeasonTo is ${to}, before budgetSeasonFrom, ${from}. Let the season end after it begins.`;
    faults.push({ name: 'budgetSeasonTo', message });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, settings: settings as CalendarSettings };
}
