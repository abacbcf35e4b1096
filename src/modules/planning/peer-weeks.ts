import { readLetters } from '../peers/availability-weeks.js';
import { addDays, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { type CalendarWeek, fridayOf } from '../programmes/calendar-of-weeks.js';
import { type AvailabilityLetter, unavailableWeeks } from '../programmes/unavailable-weeks.js';
import { type KindFacts, type PeerFacts, type YearFacts } from './problem-facts.js';
import { type Reason } from './problem-reasons.js';

/** One week of one peer: the letter of the problem and, where it is N, every reason. */
export interface ReasonedLetter {
  readonly letter: AvailabilityLetter;
  readonly reasons: readonly Reason[];
}

/**
 * The letters of one accredited peer. Party and election count for elected members alone; the accreditation must outlast the
 * Friday on site by the margin of the year. Parties are tokens here, so that no sentence names one.
 * Source: constraints T03, T05, T09 and R04.
 */
export function weeksOfPeer(peer: PeerFacts, kind: KindFacts, year: YearFacts): ReasonedLetter[] {
  const home = kind.isElectedMember ? peer.homeCouncil : null;
  const weeks = unavailableWeeks(
    year.weeks,
    {
      answers: answersOf(peer, year.weeks),
      party: kind.isElectedMember ? peer.partyToken : null,
      seatOn: home && { council: home.name, polls: home.polls },
      overrides: [],
    },
    year.settings.calendar,
    year.conferences.map((conference) => ({ ...conference, party: conference.token })),
  );
  const { accreditedUntil } = peer;
  const marginDays = year.settings.planning.accreditationMarginDays;
  const lastMonday = accreditedUntil === null ? null : addDays(accreditedUntil, -marginDays - DAYS_TO_FRIDAY);
  return weeks.map(({ monday, letter, reasons }) =>
    accreditedUntil === null || lastMonday === null || monday <= lastMonday
      ? { letter, reasons }
      : { letter: 'N', reasons: [...reasons, accreditationReason(accreditedUntil, monday, marginDays)] },
  );
}

const DAYS_TO_FRIDAY = 4;

/** The letter for each Monday of the year that the peer spoke of. */
function answersOf({ answers }: PeerFacts, weeks: readonly CalendarWeek[]): ReadonlyMap<IsoDate, AvailabilityLetter> {
  const [first] = weeks;
  const letters = first ? readLetters(answers, first.monday, weeks.length) : [];
  return new Map(
    weeks.flatMap(({ index, monday }) => {
      const letter = letters[index];
      return letter === undefined || letter === '-' ? [] : [[monday, letter] as const];
    }),
  );
}

function accreditationReason(until: IsoDate, monday: IsoDate, marginDays: number): Reason {
  const needed = addDays(fridayOf(monday), marginDays);
  const sentence = `The accreditation ends on ${sayDate(until)}; for this week it must last until ${sayDate(needed)}.`;
  return {
    rule: 'accreditation',
    level: 'closed',
    points: 0,
    sentence,
    source: 'Constraint R04: valid on the Friday on site and until the report is final',
    assumed: false,
  };
}
