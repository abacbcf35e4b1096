import { type Challenge } from '../../../matching/model.js';
import { type Problem } from '../../../scheduling/problem.js';
import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { type ProblemReasons, type Reason } from '../problem-reasons.js';
import { sayCount, sayDay, sayNumber } from './wording.js';

/** What the weeks are told from: the challenge in its problem, the reasons, and how many challenges are on site each week. */
export interface TeamWeekFacts {
  readonly problem: Problem;
  readonly challenge: Challenge;
  readonly reasons: ProblemReasons;
  readonly weeklyLoad: readonly number[];
}

/** Every week of the year as the challenge sees it. */
export interface TeamWeeks {
  readonly offered: readonly OfferedWeekLine[];
  /** "31 weeks are"; empty when every week is on offer. */
  readonly closedCount: string;
  readonly closed: readonly ClosedSpell[];
}

export interface WhyLine {
  readonly sentence: string;
  readonly source: string;
  readonly isAssumption: boolean;
}

export interface OfferedWeekLine {
  readonly name: string;
  readonly isChosen: boolean;
  readonly cost: string;
  /** "3 of 4": challenges on site that week in this plan, of its capacity. */
  readonly onSite: string;
  readonly reasons: readonly WhyLine[];
}

/** Weeks in a row that are not on offer for the same reasons. */
export interface ClosedSpell {
  /** "5 April to 24 May 2027", by their Mondays. */
  readonly name: string;
  readonly reasons: readonly WhyLine[];
}

/** The weeks on offer one by one, and the others in spells. What a closed week would have cost is left out. Cost: weeks × reasons. */
export function viewTeamWeeks(facts: TeamWeekFacts, chosen: number | null): TeamWeeks {
  const costs = new Map(facts.challenge.weeks.map(({ week, cost }) => [week, cost]));
  const closed = facts.problem.weeks.filter(({ index }) => !costs.has(index));
  return {
    offered: facts.problem.weeks
      .filter(({ index }) => costs.has(index))
      .map(({ index, monday, open, capacity }) => ({
        name: sayDate(monday),
        isChosen: index === chosen,
        cost: sayNumber(costs.get(index) ?? 0),
        onSite: open ? `${facts.weeklyLoad[index] ?? 0} of ${capacity}` : '',
        reasons: whyWeek(facts, index),
      })),
    closedCount: closed.length === 0 ? '' : sayCount(closed.length, 'week is', 'weeks are'),
    closed: spellsOf(
      closed.map(({ index, monday }) => ({
        index,
        monday,
        reasons: reasonsOf(facts, index).filter(({ level }) => level !== 'cost'),
      })),
    ),
  };
}

/** Everything that speaks for or against a week of the challenge. */
export const whyWeek = (facts: TeamWeekFacts, week: number): WhyLine[] => reasonsOf(facts, week).map(viewReason);

const reasonsOf = ({ reasons, challenge }: TeamWeekFacts, week: number): Reason[] =>
  (reasons.challenges[challenge.id]?.[week] ?? []).map((number) => reasons.reasons[number]!);

const viewReason = ({ sentence, source, assumed }: Reason): WhyLine => ({ sentence, source, isAssumption: assumed });

interface ClosedWeek {
  readonly index: number;
  readonly monday: IsoDate;
  readonly reasons: readonly Reason[];
}

function spellsOf(weeks: readonly ClosedWeek[]): ClosedSpell[] {
  const spells: { first: ClosedWeek; last: ClosedWeek }[] = [];
  for (const week of weeks) {
    const spell = spells.at(-1);
    if (spell && spell.last.index + 1 === week.index && haveSameReasons(spell.last, week)) spell.last = week;
    else spells.push({ first: week, last: week });
  }
  return spells.map(({ first, last }) => ({
    name: sayMondays(first.monday, last.monday),
    reasons: first.reasons.map(viewReason),
  }));
}

/** A reason is kept once in the table of reasons, so that the same reason is the same object. */
const haveSameReasons = (a: ClosedWeek, b: ClosedWeek): boolean =>
  a.reasons.length === b.reasons.length && a.reasons.every((reason, at) => reason === b.reasons[at]);

function sayMondays(first: IsoDate, last: IsoDate): string {
  if (first === last) return sayDate(last);
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  return `${isOneYear ? sayDay(first) : sayDate(first)} to ${sayDate(last)}`;
}
