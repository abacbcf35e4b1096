import { type CalendarWeek, calendarOfWeeks } from '../programmes/calendar-of-weeks.js';
import { weeksOnOffer } from '../programmes/weeks-on-offer.js';
import { type ChallengeFacts, type OverrideFacts, type YearFacts } from './problem-facts.js';
import { type ExplainedWeek } from './problem-reasons.js';

const toOverride = ({ monday, isOpen, reason }: OverrideFacts) => ({ monday, open: isOpen, reason });

/** The calendar of a year with what was decided by hand for everyone. */
export function calendarOf(year: YearFacts): CalendarWeek[] {
  const overrides = year.overrides.filter(({ councilCode }) => councilCode === null).map(toOverride);
  return calendarOfWeeks({ startMonday: year.startsOn, weeks: year.weekCount }, year.calendar, overrides);
}

/**
 * Every week of the year as one challenge sees it: on offer or not, at what cost, and every reason. A cost set by hand takes the
 * place of what the rules add up to.
 */
export function weeksOfChallenge(
  challenge: ChallengeFacts,
  year: YearFacts,
  calendar: readonly CalendarWeek[],
): ExplainedWeek[] {
  const { council, earliest, latest } = challenge;
  const overrides = year.overrides.filter(({ councilCode }) => councilCode === council.code);
  const weeks = weeksOnOffer(
    calendar,
    {
      council: council.name,
      validFrom: council.validFrom,
      validTo: council.validTo,
      polls: council.polls,
      controllingParty: council.control?.name ?? null,
      blockedWeeks: challenge.blockedWeeks.map((monday) => ({ monday, reason: 'it does not suit.' })),
      wish: challenge.wish,
      window: earliest === null && latest === null ? null : { from: earliest ?? FIRST_DAY, to: latest ?? LAST_DAY },
      commissionedOn: challenge.commissionedOn,
      riskAssessmentDate: challenge.riskAssessmentOn,
      overrides: overrides.map(toOverride),
    },
    year.calendar,
    year.conferences.map(({ party, monday, source, isAssumption }) => ({
      party: party.name,
      monday,
      source,
      assumed: isAssumption,
    })),
  );
  const costs = new Map(
    [...year.overrides.filter(({ councilCode }) => councilCode === null), ...overrides].map((each) => [
      each.monday,
      each.cost,
    ]),
  );
  return weeks.map((week) => ({ ...week, cost: week.onOffer ? (costs.get(week.monday) ?? week.cost) : 0 }));
}

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';
