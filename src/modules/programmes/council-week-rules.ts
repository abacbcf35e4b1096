import { addWeeks, daysBetween, yearOf, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { fridayOf, weekTouches, type WeekOverride } from './calendar-of-weeks.js';
import { reasonFor, type CalendarReason } from './calendar-rules.js';
import { type CalendarSettings } from './calendar-settings.js';
import { type PartyConference } from './party-conferences.js';
import { type Poll } from './pre-election-period.js';

/** What the calendar needs to know of one council and its challenge. What is null is not known or not asked for. */
export interface CouncilWeekFacts {
  /** The council's name, for the sentences. */
  readonly council: string;
  /** First and last day in force. */
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  /** Every poll that may touch the programme year, see `pollsAround`. */
  readonly polls: readonly Poll[];
  /** Null for no overall control, and where `isControlKnown` is false. */
  readonly controllingParty: string | null;
  readonly isControlKnown: boolean;
  /** Weeks that the council ruled out, with its reason. */
  readonly blockedWeeks: readonly { readonly monday: IsoDate; readonly reason: string }[];
  /** The Monday it would like best. */
  readonly wish: IsoDate | null;
  /** The first and last Monday it would accept; null on a side that is open. */
  readonly window: { readonly from: IsoDate | null; readonly to: IsoDate | null } | null;
  readonly commissionedOn: IsoDate | null;
  readonly riskAssessmentDate: IsoDate | null;
  /** Weeks put on offer or withdrawn for this council by hand. */
  readonly overrides: readonly WeekOverride[];
}

// Each rule looks at one week of one council and gives its reason, or null when it has nothing to say. The sources of the
// rules stand in CALENDAR_RULES.

const monthAndDay = (year: number, mmdd: number): IsoDate =>
  `${year}-${String(Math.floor(mmdd / 100)).padStart(2, '0')}-${String(mmdd % 100).padStart(2, '0')}`;

/** T12: a cost while the budget season touches the week. */
export function budgetSeasonReason(monday: IsoDate, settings: CalendarSettings): CalendarReason | null {
  const year = yearOf(fridayOf(monday));
  const from = monthAndDay(year, settings.budgetSeasonFrom);
  const to = monthAndDay(year, settings.budgetSeasonTo);
  if (!weekTouches(monday, from, to)) return null;
  const sentence = `The council sets its budget between ${sayDate(from)} and ${sayDate(to)}.`;
  return reasonFor('budget-season', 'cost', sentence, { points: settings.budgetSeasonPoints });
}

/** T17: a cost when the final report comes less than the margin before the risk assessment, or after it. */
export function riskAssessmentReason(
  monday: IsoDate,
  facts: CouncilWeekFacts,
  settings: CalendarSettings,
): CalendarReason | null {
  if (!facts.riskAssessmentDate) return null;
  const report = addWeeks(monday, settings.weeksToFinalReport);
  const usefulUntil = addWeeks(facts.riskAssessmentDate, -settings.weeksBeforeRiskAssessment);
  if (report <= usefulUntil) return null;
  const sentence = `The final report would come on ${sayDate(report)}; to count in the risk assessment of ${sayDate(facts.riskAssessmentDate)} it is needed by ${sayDate(usefulUntil)}.`;
  return reasonFor('risk-assessment-date', 'cost', sentence, { points: settings.riskAssessmentPoints });
}

/** T23: ⌊distance² ÷ divisor⌋ points, the distance in weeks from the week the council would like best. */
export function wishReason(
  monday: IsoDate,
  facts: CouncilWeekFacts,
  settings: CalendarSettings,
): CalendarReason | null {
  if (!facts.wish) return null;
  const distance = Math.round(Math.abs(daysBetween(facts.wish, monday)) / 7);
  const points = Math.floor(distance ** 2 / settings.wishDivisor);
  if (points === 0) return null;
  const sentence = `${distance} weeks from ${sayDate(facts.wish)}, the week the council would like best.`;
  return reasonFor('distance-from-wish', 'cost', sentence, { points });
}

/** T13: closed when the council ruled the week out. */
export function blockedReason(monday: IsoDate, facts: CouncilWeekFacts): CalendarReason | null {
  const blocked = facts.blockedWeeks.find((week) => week.monday === monday);
  return blocked ? reasonFor('council-blocked', 'closed', `${facts.council} ruled it out: ${blocked.reason}`) : null;
}

/** T23: closed outside the window the council asked for. */
export function windowReason(monday: IsoDate, facts: CouncilWeekFacts): CalendarReason | null {
  if (!facts.window) return null;
  const { from, to } = facts.window;
  if ((from === null || monday >= from) && (to === null || monday <= to)) return null;
  const words = [from && ` from ${sayDate(from)}`, to && ` to ${sayDate(to)}`].filter((each) => each !== null);
  return reasonFor('outside-window', 'closed', `${facts.council} asked for a week${words.join('')}.`);
}

/** T15: closed until the lead time from the commission has passed. */
export function leadTimeReason(
  monday: IsoDate,
  facts: CouncilWeekFacts,
  settings: CalendarSettings,
): CalendarReason | null {
  if (!facts.commissionedOn) return null;
  const earliest = addWeeks(facts.commissionedOn, settings.leadTimeWeeks);
  if (monday >= earliest) return null;
  const sentence = `Commissioned on ${sayDate(facts.commissionedOn)}: ${settings.leadTimeWeeks} weeks of preparation last until ${sayDate(earliest)}.`;
  return reasonFor('lead-time', 'closed', sentence);
}

/** T20: closed unless the council is in force from Monday to Friday. */
export function abolitionReason(monday: IsoDate, facts: CouncilWeekFacts): CalendarReason | null {
  if (facts.validTo && fridayOf(monday) > facts.validTo) {
    return reasonFor('not-in-force', 'closed', `${facts.council} ceases to exist after ${sayDate(facts.validTo)}.`);
  }
  return facts.validFrom && monday < facts.validFrom
    ? reasonFor('not-in-force', 'closed', `${facts.council} does not exist before ${sayDate(facts.validFrom)}.`)
    : null;
}

/**
 * T09: closed in the conference week of the party that controls the council. Where nobody recorded who does, the week stays on
 * offer and says so. Assumption: an unknown control is planned as no overall control.
 */
export function conferenceReason(
  monday: IsoDate,
  facts: Pick<CouncilWeekFacts, 'council' | 'controllingParty' | 'isControlKnown'>,
  conferences: readonly PartyConference[],
): CalendarReason | null {
  const inWeek = conferences.filter((each) => each.monday === monday);
  if (!facts.isControlKnown && inWeek.length > 0) {
    const parties = inWeek.map(({ party }) => party).join(' and ');
    const unknown = `Conference week of ${parties}. Who controls ${facts.council} is not recorded: it is planned as under no overall control.`;
    return reasonFor('party-conference', 'cost', unknown, { assumed: true });
  }
  const held = inWeek.find((each) => each.party === facts.controllingParty);
  if (!held) return null;
  const sentence = `Conference week of ${held.party}, which controls ${facts.council}${held.assumed ? ' (date assumed)' : ''}.`;
  return reasonFor('party-conference', 'closed', sentence, { source: held.source, assumed: held.assumed });
}
