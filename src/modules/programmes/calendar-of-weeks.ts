import { addDays, addWeeks, mondayOf, weekdayOf, yearOf, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { bankHolidaysOf } from './bank-holidays.js';
import { reasonFor, type CalendarReason } from './calendar-rules.js';
import { type CalendarSettings } from './calendar-settings.js';
import { easterMonday, goodFriday } from './easter.js';
import { siteDaysInWeek } from './working-days.js';

/** A week that a coordinator opened or closed by hand, and why. */
export interface WeekOverride {
  readonly monday: IsoDate;
  readonly open: boolean;
  /** What the week costs in place of what the rules add up to; left out, the rules stand. */
  readonly points?: number;
  readonly reason: string;
}

/** One week of a programme year. */
export interface CalendarWeek {
  /** 0 for the first week of the year. */
  readonly index: number;
  readonly monday: IsoDate;
  /** Whether on-site work may happen. */
  readonly open: boolean;
  /** Days from Monday to Friday that are no bank holiday, 0 to 5. */
  readonly siteDays: number;
  /** Everything that closes or opens the week, an override first. Empty for an ordinary week. */
  readonly reasons: readonly CalendarReason[];
}

/** The Friday of a Monday's week: the last day on site. */
export function fridayOf(monday: IsoDate): IsoDate {
  return addDays(monday, 4);
}

/** Whether any day from Monday to Friday lies in a period, both its days included. */
export function weekTouches(monday: IsoDate, from: IsoDate, to: IsoDate): boolean {
  return monday <= to && fridayOf(monday) >= from;
}

/**
 * Whether the week is open, after its reasons: an override decides alone, otherwise any closing reason closes it.
 * Source: every entry of the calendar can be overridden with a reason.
 */
export function isOpenAfter(reasons: readonly CalendarReason[]): boolean {
  const override = reasons.find((reason) => reason.rule === 'override' && reason.level !== 'cost');
  return override ? override.level === 'open' : !reasons.some((reason) => reason.level === 'closed');
}

/** The reasons that an override gives: what it decides, naming the rules it overrules, then what it costs. */
export function overrideReasons(override: WeekOverride, overruled: readonly CalendarReason[]): CalendarReason[] {
  const against = override.open ? overruled.filter((reason) => reason.level === 'closed') : [];
  const names = [...new Set(against.map((reason) => reason.rule))].join(', ');
  const sentence = `${override.open ? 'Opened' : 'Closed'} by hand: ${override.reason}${names && ` (overrules ${names})`}`;
  const decision = reasonFor('override', override.open ? 'open' : 'closed', sentence);
  if (!override.open || override.points === undefined) return [decision];
  const cost = reasonFor('override', 'cost', `Costs ${override.points} points by hand: ${override.reason}`, {
    points: override.points,
  });
  return [decision, cost];
}

const bankHolidayReason = (monday: IsoDate, siteDays: number, settings: CalendarSettings): CalendarReason | null => {
  if (siteDays >= settings.leastSiteDays) return null;
  const friday = fridayOf(monday);
  const names = [...new Set([yearOf(monday), yearOf(friday)])]
    .flatMap((year) => bankHolidaysOf(year))
    .filter((holiday) => holiday.date >= monday && holiday.date <= friday)
    .map(
      (holiday) =>
        `${holiday.name} on ${sayDate(holiday.date)}${holiday.insteadOf ? ` for ${sayDate(holiday.insteadOf)}` : ''}`,
    );
  const sentence = `${siteDays} of the ${settings.leastSiteDays} days needed on site: ${names.join(', ')}.`;
  return reasonFor('bank-holiday-week', 'closed', sentence);
};

const christmasReason = (monday: IsoDate, settings: CalendarSettings): CalendarReason | null => {
  const year = yearOf(monday);
  for (const christmas of [`${year - 1}-12-25`, `${year}-12-25`]) {
    const first = mondayOf(christmas);
    if (monday >= first && monday < addWeeks(first, settings.christmasWeeks)) {
      return reasonFor(
        'christmas',
        'closed',
        `Within ${settings.christmasWeeks} weeks from the week of ${sayDate(christmas)}.`,
      );
    }
  }
  return null;
};

const easterReason = (monday: IsoDate): CalendarReason | null => {
  const year = yearOf(monday);
  if (mondayOf(goodFriday(year)) === monday) {
    return reasonFor('easter', 'closed', `The week of Good Friday, ${sayDate(goodFriday(year))}.`);
  }
  return easterMonday(year) === monday
    ? reasonFor('easter', 'closed', `The week of Easter Monday, ${sayDate(monday)}.`)
    : null;
};

const augustReason = (monday: IsoDate, settings: CalendarSettings): CalendarReason | null => {
  if (monday.slice(5, 7) === '08') return reasonFor('august', 'closed', 'The week begins in August.');
  const weeks = settings.recessWeeksBeforeAugust;
  return addWeeks(monday, weeks).slice(5, 7) === '08' && monday.slice(5, 7) === '07'
    ? reasonFor('august', 'closed', `One of the last ${weeks} weeks before the August recess.`)
    : null;
};

/**
 * The weeks of a programme year with the reasons that close or open each for everyone. Overrides for other weeks have no
 * effect. Throws RangeError when the year does not begin on a Monday. Cost: well under a millisecond a year.
 * Source: constraints T07, T08 and T11; what law does not fix is a setting.
 * @param year the first Monday and the length in weeks.
 */
export function calendarOfWeeks(
  year: { readonly startMonday: IsoDate; readonly weeks: number },
  settings: CalendarSettings,
  overrides: readonly WeekOverride[],
): CalendarWeek[] {
  if (weekdayOf(year.startMonday) !== 1) {
    throw new RangeError(`A programme year begins on a Monday; ${year.startMonday} is none.`);
  }
  return Array.from({ length: year.weeks }, (_, index) => {
    const monday = addWeeks(year.startMonday, index);
    const siteDays = siteDaysInWeek(monday);
    const rules = [
      bankHolidayReason(monday, siteDays, settings),
      christmasReason(monday, settings),
      easterReason(monday),
      augustReason(monday, settings),
    ].filter((reason) => reason !== null);
    const override = overrides.find((entry) => entry.monday === monday);
    const reasons = override ? [...overrideReasons(override, rules), ...rules] : rules;
    return { index, monday, open: isOpenAfter(reasons), siteDays, reasons };
  });
}
