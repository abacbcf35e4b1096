import { type IsoDate } from '../platform/clock/iso-date.js';
import { isOpenAfter, overrideReasons, type CalendarWeek, type WeekOverride } from './calendar-of-weeks.js';
import { reasonFor, type CalendarReason } from './calendar-rules.js';
import { type CalendarSettings } from './calendar-settings.js';
import { type PartyConference } from './party-conferences.js';
import { pollWindows, preElectionReason } from './poll-week-rules.js';
import { type Poll } from './pre-election-period.js';

/** A peer's own word on a week, and the planner's: yes, if needed, or not. */
export type AvailabilityLetter = 'Y' | 'I' | 'N';

/** What the calendar needs to know of one peer. */
export interface PeerWeekFacts {
  /** The peer's own answers by the Monday of the week; a week that is missing was never answered. */
  readonly answers: ReadonlyMap<IsoDate, AvailabilityLetter>;
  /** The party of an elected member; null for everyone else and for members of none. */
  readonly party: string | null;
  /** The council on which an elected member sits, with its polls; null for everyone else. */
  readonly seatOn: { readonly council: string; readonly polls: readonly Poll[] } | null;
  /** Weeks set free (Y, or the peer's own I) or taken away by hand. */
  readonly overrides: readonly WeekOverride[];
}

/** One week as one peer sees it. */
export interface PeerWeek {
  readonly index: number;
  readonly monday: IsoDate;
  readonly letter: AvailabilityLetter;
  /** Why the letter is N, every reason; also what an override overruled. Empty for Y and I. */
  readonly reasons: readonly CalendarReason[];
}

const ownAnswerReason = (answer: AvailabilityLetter | undefined): CalendarReason | null => {
  if (answer === undefined)
    return reasonFor('own-answer', 'closed', 'The peer has not said whether this week is free.');
  return answer === 'N' ? reasonFor('own-answer', 'closed', 'The peer said this week is not free.') : null;
};

/**
 * A peer's availability letter for every week of a programme year, and the reasons wherever it is N: the week is closed to
 * the programme, the peer said no or nothing, the peer's party meets, or the peer sits on a council in its pre-election
 * period. An override decides over all but a closed week.
 * Source: constraints T03, T05 and T09; `availability` in docs/planning/PROBLEM.md.
 * Cost: weeks × (polls + conferences).
 */
export function unavailableWeeks(
  calendar: readonly CalendarWeek[],
  facts: PeerWeekFacts,
  settings: CalendarSettings,
  conferences: readonly PartyConference[],
): PeerWeek[] {
  const { party, seatOn } = facts;
  const polls = seatOn ? pollWindows(seatOn.polls, settings) : [];
  const home = seatOn?.council ?? '';
  return calendar.map(({ index, monday, open }) => {
    const answer = facts.answers.get(monday);
    const conference =
      party === null ? undefined : conferences.find((each) => each.monday === monday && each.party === party);
    const rules = [
      ownAnswerReason(answer),
      conference
        ? reasonFor('party-conference', 'closed', `Conference week of ${conference.party}, the peer's party.`, {
            source: conference.source,
            assumed: conference.assumed,
          })
        : null,
      ...polls.map((poll) => preElectionReason(monday, home, poll, 'election-of-home-council')),
    ].filter((reason) => reason !== null);
    const override = facts.overrides.find((entry) => entry.monday === monday);
    const ownRules = override ? [...overrideReasons(override, rules), ...rules] : rules;
    const closed = open ? [] : [reasonFor('closed-week', 'closed', 'The week is closed to the whole programme.')];
    const free = open && isOpenAfter(ownRules);
    return { index, monday, letter: free ? (answer === 'I' ? 'I' : 'Y') : 'N', reasons: [...closed, ...ownRules] };
  });
}
