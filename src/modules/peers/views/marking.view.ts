import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { type Answer, type WeekLetter } from '../availability-weeks.js';
import { type WeekToMark } from '../weeks-to-mark.js';

/** A week as a row of the form. */
export interface MarkRow {
  readonly monday: IsoDate;
  /** "5 to 9" under the heading of its month, "31 May to 4 June". */
  readonly days: string;
  /** " April" for those who do not see the heading. */
  readonly hiddenMonth: string;
  readonly isAsked: boolean;
  readonly notes: readonly string[];
  readonly options: readonly { readonly value: Answer; readonly text: string; readonly checked: boolean }[];
  /** What is chosen differs from what is saved, which was this. */
  readonly was: string | null;
  readonly isPlaced: boolean;
}

export interface MarkMonth {
  readonly name: string;
  readonly id: string;
  readonly rows: readonly MarkRow[];
  readonly isAsked: boolean;
}

/** What a person sees of a year that is being marked. */
export interface MarkingView {
  readonly months: readonly MarkMonth[];
  /** As the form sends it back. */
  readonly base: string;
  /** "40 weeks: 30 available, 4 if needed, 3 not, 3 not said yet". */
  readonly summary: string;
  readonly unsaved: number;
}

const WORDS: Readonly<Record<WeekLetter, string>> = { Y: 'Yes', I: 'If needed', N: 'No', '-': 'nothing' };
const OPTIONS = ['Y', 'I', 'N'] as const;

/** @param chosen letters to be shown, as long as `saved`. @param placed Mondays in which the peer has a place. */
export function viewMarking(
  weeks: readonly WeekToMark[],
  saved: readonly WeekLetter[],
  chosen: readonly WeekLetter[],
  placed: readonly IsoDate[],
): MarkingView {
  const months: { name: string; id: string; rows: MarkRow[] }[] = [];
  weeks.forEach(({ monday, friday, isAsked, notes }, week) => {
    const id = monday.slice(0, 7);
    if (months.at(-1)?.id !== id) months.push({ id, name: sayDate(monday).replace(/^\d+ /, ''), rows: [] });
    const letter = chosen[week]!;
    months.at(-1)!.rows.push({
      monday,
      ...splitDays(sayDays(monday, friday)),
      isAsked,
      notes,
      options: OPTIONS.map((value) => ({ value, text: WORDS[value], checked: value === letter })),
      was: isAsked && letter !== saved[week] ? WORDS[saved[week]!] : null,
      isPlaced: placed.includes(monday),
    });
  });
  const asked = weeks.flatMap(({ isAsked }, week) => (isAsked ? [chosen[week]!] : []));
  const count = (letter: WeekLetter) => asked.filter((each) => each === letter).length;
  return {
    months: months.map((month) => ({ ...month, isAsked: month.rows.some(({ isAsked }) => isAsked) })),
    base: saved.join(''),
    summary: `${asked.length} weeks are asked about: ${count('Y')} available, ${count('I')} if needed, ${count('N')} not available, ${count('-')} not said yet.`,
    unsaved: months.flatMap(({ rows }) => rows).filter(({ was }) => was !== null).length,
  };
}

function splitDays(days: string): Pick<MarkRow, 'days' | 'hiddenMonth'> {
  const [, numbers, month] = /^(\d+ to \d+)( \w+)$/.exec(days) ?? [];
  return numbers === undefined || month === undefined
    ? { days, hiddenMonth: '' }
    : { days: numbers, hiddenMonth: month };
}

/** "5 to 9 April", "31 May to 4 June". */
export function sayDays(monday: IsoDate, friday: IsoDate): string {
  const [from, to] = [monday, friday].map((day) => sayDate(day).split(' '));
  return from![1] === to![1] ? `${from![0]} to ${to![0]} ${to![1]}` : `${from![0]} ${from![1]} to ${to![0]} ${to![1]}`;
}

const instant = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "25 November 2026 at 17:32", in England. */
export const sayInstant = (moment: Date): string =>
  instant
    .format(moment)
    .replace(/,? (?=\d\d:)/, ' at ')
    .replace(' at at ', ' at ');

/** Times that a year was saved, in words. */
export const viewSaves = (
  saves: readonly {
    readonly savedAt: Date;
    readonly by: string | null;
    readonly isOnBehalf: boolean;
    readonly weeks: number;
  }[],
): string[] =>
  saves.map(({ savedAt, by, isOnBehalf, weeks }) => {
    const who = `${by ?? 'somebody who has left'}${isOnBehalf ? ', on behalf' : ''}`;
    return `${sayInstant(savedAt)} by ${who}: ${weeks} ${weeks === 1 ? 'week' : 'weeks'} changed`;
  });

/** "the week of 5 April 2027", "the weeks of 5 April 2027 and 12 April 2027". */
export function sayWeeks(mondays: readonly IsoDate[]): string {
  const days = mondays.map(sayDate);
  if (days.length === 1) return `the week of ${days[0]}`;
  return `the weeks of ${days.slice(0, -1).join(', ')} and ${days.at(-1)}`;
}
