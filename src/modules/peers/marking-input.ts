import { z } from 'zod';
import { parseIsoDate } from '../platform/clock/iso-date.js';
import { type Pattern, readPattern, sayPattern, weeksOfPattern } from './availability-patterns.js';
import { ANSWERS, type Answer, type WeekLetter } from './availability-weeks.js';
import { takeOutBusyWeeks } from './busy-weeks.js';
import { type WeekToMark } from './weeks-to-mark.js';

const LONGEST_YEAR_WEEKS = 60;
const typed = (most: number) => z.string().trim().max(most).default('');

/** What the form of a year carries: what was seen, what is chosen, and a pattern that may be filled in. */
export const markingFields = {
  year: z.uuid(),
  /** The letters of the year as they were when the page was made. */
  base: z.string().regex(/^[YIN-]{0,60}$/),
  /** By Monday; a week of which nothing is said is left out. */
  weeks: z.record(z.iso.date(), z.enum(ANSWERS)).default({}),
  /** Mondays of places that the person knows they give up, with a comma in between. */
  givenUp: typed(11 * LONGEST_YEAR_WEEKS),
  kind: typed(20),
  from: typed(20),
  to: typed(20),
  every: typed(10),
  since: typed(20),
  ordinal: typed(20),
  weekday: typed(5),
  answer: typed(5),
};
export type MarkingInput = z.infer<z.ZodObject<typeof markingFields>>;

/** Weeks to be filled in with an answer. */
export interface Filling {
  readonly pattern: Pattern;
  readonly answer: Answer;
}

/** Reads the pattern of a form. Faults name the field. */
export function readFilling(
  input: MarkingInput,
): Filling | { readonly faults: readonly { readonly field: string; readonly message: string }[] } {
  const read = readPattern(input, parseIsoDate);
  const answer = ANSWERS.find((each) => each === input.answer);
  const faults = [
    ...('faults' in read ? read.faults : []),
    ...(answer ? [] : [{ field: 'answer', message: 'Choose what these weeks are' }]),
  ];
  return 'faults' in read || !answer ? { faults } : { pattern: read.pattern, answer };
}

/** What was filled in, and a sentence that says so. */
export interface Filled {
  readonly letters: readonly WeekLetter[];
  readonly notice: string;
}

/** Fills weeks by a pattern, or takes out those that a calendar makes busy. Weeks that are not asked about stay. */
export function fillWeeks(
  weeks: readonly WeekToMark[],
  letters: readonly WeekLetter[],
  by: Filling | { readonly busyDays: readonly number[]; readonly times: number },
): Filled {
  if ('busyDays' in by) {
    const filled = takeOutBusyWeeks(
      letters,
      by.busyDays,
      weeks.map(({ isAsked }) => isAsked),
    );
    const what = `The calendar has ${by.times.toLocaleString('en-GB')} busy times in this year`;
    return {
      letters: filled,
      notice: `${what}. ${sayChanged(letters, filled)} Only the weeks are kept, nothing of the file.`,
    };
  }
  const picked = new Set(
    weeksOfPattern(
      by.pattern,
      weeks.map(({ monday }) => monday),
    ),
  );
  const filled = letters.map((letter, week) => {
    const { monday, isAsked } = weeks[week]!;
    return isAsked && picked.has(monday) ? by.answer : letter;
  });
  return { letters: filled, notice: `Weeks ${sayPattern(by.pattern)}. ${sayChanged(letters, filled)}` };
}

function sayChanged(before: readonly WeekLetter[], after: readonly WeekLetter[]): string {
  const changed = after.filter((letter, week) => letter !== before[week]).length;
  if (changed === 0) return 'No week changes.';
  return `${changed} ${changed === 1 ? 'week changes' : 'weeks change'}. Nothing is saved until you press save.`;
}

/** Most bytes of a calendar file. */
export const MOST_CALENDAR_BYTES = 1_048_576;

/** The text of a file that was sent, or what is wrong with it. */
export function readCalendarFile(file: unknown): { readonly text: string } | { readonly fault: string } {
  if (!(file instanceof Uint8Array) || file.length === 0) return { fault: 'Choose a calendar file' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file) };
  } catch {
    return { fault: 'The file is no text in UTF-8, as calendars are. Export it again as an .ics file' };
  }
}
