import { type IsoDate } from '../platform/clock/iso-date.js';
import { isOpenAfter, overrideReasons, type CalendarWeek } from './calendar-of-weeks.js';
import { reasonFor, type CalendarReason } from './calendar-rules.js';
import { type CalendarSettings } from './calendar-settings.js';
import {
  abolitionReason,
  blockedReason,
  budgetSeasonReason,
  conferenceReason,
  leadTimeReason,
  riskAssessmentReason,
  windowReason,
  wishReason,
  type CouncilWeekFacts,
} from './council-week-rules.js';
import { type PartyConference } from './party-conferences.js';
import { afterPollReason, pollWindows, preElectionReason } from './poll-week-rules.js';

/** One week as one council sees it. */
export interface OfferedWeek {
  readonly index: number;
  readonly monday: IsoDate;
  readonly onOffer: boolean;
  /** Points for choosing this week: those set by hand, or the sum of its `cost` reasons; 0 when the week is not on offer. */
  readonly cost: number;
  /** Everything that speaks for or against the week; empty for a week that is on offer at no cost. */
  readonly reasons: readonly CalendarReason[];
}

/**
 * Which weeks of a programme year are on offer to one council, at what cost, and every reason why or why not.
 * A week is on offer when it is open to the programme and no rule of the council closes it. An override for the council
 * decides over the council's rules, but opens neither a week closed to the whole programme nor one in which the council
 * does not exist. All reasons are listed, not the first alone, so that lifting one shows what remains.
 * Source: constraints T04, T06, T09, T12, T13, T15, T17, T20 and T23; `weeks` and `cost` in docs/planning/PROBLEM.md.
 * Cost: weeks × (polls + conferences + blocked weeks).
 */
export function weeksOnOffer(
  calendar: readonly CalendarWeek[],
  facts: CouncilWeekFacts,
  settings: CalendarSettings,
  conferences: readonly PartyConference[],
): OfferedWeek[] {
  const polls = pollWindows(facts.polls, settings);
  return calendar.map((week) => {
    const { index, monday } = week;
    const final = [programmeReason(week), abolitionReason(monday, facts)].filter((reason) => reason !== null);
    const rules = [
      ...week.reasons.filter((reason) => reason.level === 'cost'),
      ...polls.map((poll) => preElectionReason(monday, facts.council, poll)),
      ...polls.map((poll) => afterPollReason(monday, facts.council, poll, settings.afterPollPoints)),
      budgetSeasonReason(monday, settings),
      blockedReason(monday, facts),
      windowReason(monday, facts),
      leadTimeReason(monday, facts, settings),
      conferenceReason(monday, facts, conferences),
      riskAssessmentReason(monday, facts, settings),
      wishReason(monday, facts, settings),
    ].filter((reason) => reason !== null);
    const override = facts.overrides.find((entry) => entry.monday === monday);
    const ownRules = override ? [...overrideReasons(override, rules), ...rules] : rules;
    const onOffer = final.length === 0 && isOpenAfter(ownRules);
    const cost = onOffer ? costOf(ownRules) : 0;
    return { index, monday, onOffer, cost, reasons: [...final, ...ownRules] };
  });
}

/** A price set by hand stands alone, the council's own before the one for everyone. */
const costOf = (reasons: readonly CalendarReason[]): number => {
  const byHand = reasons.find((reason) => reason.rule === 'override' && reason.level === 'cost');
  return byHand ? byHand.points : reasons.reduce((sum, reason) => sum + reason.points, 0);
};

const programmeReason = (week: CalendarWeek): CalendarReason | null => {
  if (week.open) return null;
  const why = week.reasons.filter((reason) => reason.level === 'closed');
  return reasonFor(
    'closed-week',
    'closed',
    `Closed to the whole programme: ${why.map((each) => each.sentence).join(' ')}`,
    {
      source: [...new Set(why.map((each) => each.source))].join('; '),
      assumed: why.every((each) => each.assumed),
    },
  );
};
