import { addWeeks, daysBetween, type IsoDate } from '../platform/clock/iso-date.js';

/** What a peer says of a week: Y available, I if needed, N not. */
export const ANSWERS = ['Y', 'I', 'N'] as const;
export type Answer = (typeof ANSWERS)[number];
/** An answer, or "-" where the peer has said nothing. */
export type WeekLetter = Answer | '-';

/** Letters written one after another, as forms carry them. */
export const toLetters = (text: string): WeekLetter[] => text.split('') as WeekLetter[];

/** What a peer marked, one letter a week from a Monday on; a later entry speaks over an earlier one. */
export interface AvailabilityEntry {
  /** A Monday. */
  readonly startsOn: IsoDate;
  readonly letters: string;
}

/** Most letters that one entry holds. */
const LONGEST_ENTRY_WEEKS = 60;

/** One letter for each week of a year, "-" where nothing was said. Cost: entries × weeks. */
export function readLetters(entries: readonly AvailabilityEntry[], startsOn: IsoDate, weekCount: number): WeekLetter[] {
  const letters = Array<WeekLetter>(weekCount).fill('-');
  for (const entry of [...entries].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const offset = daysBetween(entry.startsOn, startsOn) / 7;
    letters.forEach((_, week) => {
      const letter = entry.letters[week + offset];
      if (letter !== undefined) letters[week] = letter as Answer;
    });
  }
  return letters;
}

/**
 * The entries after the weeks of a year are marked anew, none overlapping another: what was said of other weeks stays as it
 * was, and of a week that is "-" nothing is said any more.
 */
export function markYear(
  entries: readonly AvailabilityEntry[],
  startsOn: IsoDate,
  letters: readonly WeekLetter[],
): AvailabilityEntry[] {
  const mondays = entries.flatMap((entry) => [entry.startsOn, addWeeks(entry.startsOn, entry.letters.length)]);
  const first = [...mondays, startsOn].sort()[0]!;
  const end = [...mondays, addWeeks(startsOn, letters.length)].sort().at(-1)!;
  const all = readLetters(entries, first, daysBetween(first, end) / 7);
  all.splice(daysBetween(first, startsOn) / 7, letters.length, ...letters);

  const marked: AvailabilityEntry[] = [];
  for (const run of all.join('').matchAll(new RegExp(`[^-]{1,${LONGEST_ENTRY_WEEKS}}`, 'g')))
    marked.push({ startsOn: addWeeks(first, run.index), letters: run[0] });
  return marked;
}

/** A week of which something else is said than before. */
export interface WeekChange {
  readonly monday: IsoDate;
  /** Null where nothing was said. */
  readonly from: Answer | null;
  readonly to: Answer | null;
}

const answerOf = (letter: WeekLetter | undefined): Answer | null =>
  letter === undefined || letter === '-' ? null : letter;

/** The weeks in which two markings of one year differ, in order. */
export const findChanges = (
  before: readonly WeekLetter[],
  after: readonly WeekLetter[],
  startsOn: IsoDate,
): WeekChange[] =>
  after.flatMap((letter, week) =>
    letter === before[week]
      ? []
      : [{ monday: addWeeks(startsOn, week), from: answerOf(before[week]), to: answerOf(letter) }],
  );

/** What two people who marked one year at once make of it. */
export interface Merged {
  /** Theirs where only they changed a week, else mine. */
  readonly letters: readonly WeekLetter[];
  /** Indexes of the weeks that both changed, to different letters. */
  readonly disputed: readonly number[];
  /** Indexes of the weeks that only they changed. */
  readonly taken: readonly number[];
}

/** @param base what I saw when I began. @param theirs what is saved now. @param mine what I chose. All of one length. */
export function mergeLetters(
  base: readonly WeekLetter[],
  theirs: readonly WeekLetter[],
  mine: readonly WeekLetter[],
): Merged {
  const weeks = mine.map((letter, week) => ({
    week,
    letter: letter === base[week] ? theirs[week]! : letter,
    isTaken: theirs[week] !== base[week] && letter === base[week],
    isDisputed: theirs[week] !== base[week] && letter !== base[week] && letter !== theirs[week],
  }));
  const where = (isSo: (week: (typeof weeks)[number]) => boolean) => weeks.filter(isSo).map(({ week }) => week);
  return {
    letters: weeks.map(({ letter }) => letter),
    disputed: where(({ isDisputed }) => isDisputed),
    taken: where(({ isTaken }) => isTaken),
  };
}
