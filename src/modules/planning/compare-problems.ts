import { type Challenge, type Peer } from '../../matching/model.js';
import { type Problem } from '../../scheduling/problem.js';
import { sayDate } from '../platform/clock/plain-date.js';

/** One thing that is no longer as it was when a plan was made. */
export interface Difference {
  readonly about: 'year' | 'week' | 'challenge' | 'peer';
  /** Index of the week, or id of the challenge or peer; null for the year. */
  readonly id: string | null;
  readonly sentence: string;
}

/** What to call challenges and peers in sentences, by id; an id without a name is said as it is. */
export type NamesOfThings = ReadonlyMap<string, string>;

/**
 * Everything that differs between two problems of one year, in the words of the domain; empty when a plan for the one is a plan
 * for the other. What an object's fields do not say in words is named by its field, so nothing is passed over.
 * Cost: linear in the documents.
 */
export function compareProblems(before: Problem, after: Problem, names: NamesOfThings): Difference[] {
  return [
    ...compareYears(before, after),
    ...compareWeeks(before, after),
    ...compareById('challenge', before.challenges, after.challenges, names, (a, b) => challengeChanges(a, b, after)),
    ...compareById('peer', before.peers, after.peers, names, (a, b) => peerChanges(a, b, after)),
  ];
}

const LISTS: ReadonlySet<string> = new Set(['weeks', 'challenges', 'peers']);

function compareYears(before: Problem, after: Problem): Difference[] {
  const earlier = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([field]) => !LISTS.has(field))
    .flatMap(([field, value]) => fieldChanges(field, earlier.get(field), value))
    .map(({ field, was, is }) => ({
      about: 'year',
      id: null,
      sentence: `The year had ${field} ${show(was)}; it has ${show(is)}.`,
    }));
}

const firstDay = ({ weeks }: Problem): string => (weeks[0] ? sayDate(weeks[0].monday) : 'no day');

function compareWeeks(before: Problem, after: Problem): Difference[] {
  if (before.weeks.length !== after.weeks.length || before.weeks[0]?.monday !== after.weeks[0]?.monday) {
    const sentence = `The year was ${before.weeks.length} weeks from ${firstDay(before)}; it is ${after.weeks.length} from ${firstDay(after)}.`;
    return [{ about: 'year', id: null, sentence }];
  }
  return after.weeks.flatMap((week, i): Difference[] => {
    const was = before.weeks[i]!;
    const say = (sentence: string): Difference => ({ about: 'week', id: String(week.index), sentence });
    if (was.open !== week.open)
      return [say(`The week of ${sayDate(week.monday)} is now ${week.open ? 'open' : 'closed'}.`)];
    if (was.capacity === week.capacity) return [];
    return [
      say(`The week of ${sayDate(week.monday)} had room for ${was.capacity} challenges; it has for ${week.capacity}.`),
    ];
  });
}

function compareById<T extends { readonly id: string }>(
  about: 'challenge' | 'peer',
  before: readonly T[],
  after: readonly T[],
  names: NamesOfThings,
  changesOf: (before: T, after: T) => string[],
): Difference[] {
  const was = new Map(before.map((each) => [each.id, each]));
  const now = new Set(after.map(({ id }) => id));
  const noun = about === 'challenge' ? 'Challenge' : 'Peer';
  const say = (id: string, what: string): Difference => ({
    about,
    id,
    sentence: `${noun} ${names.get(id) ?? id} ${what}.`,
  });
  return [
    ...before
      .filter(({ id }) => !now.has(id))
      .map(({ id }) => say(id, about === 'peer' ? 'is no longer in the pool' : 'is no longer in the year')),
    ...after.flatMap((each) => {
      const earlier = was.get(each.id);
      if (!earlier) return [say(each.id, about === 'peer' ? 'has joined the pool' : 'has joined the year')];
      return changesOf(earlier, each).map((what) => say(each.id, what));
    }),
  ];
}

const LETTERS: Readonly<Record<string, string>> = {
  Y: 'available',
  I: 'available only if needed',
  N: 'no longer available',
};

function peerChanges(before: Peer, after: Peer, { weeks }: Problem): string[] {
  const letters = weeks.flatMap(({ index, monday }) => {
    const letter = after.availability[index] ?? '';
    return before.availability[index] === letter
      ? []
      : [`is ${LETTERS[letter] ?? letter} in the week of ${sayDate(monday)}`];
  });
  return [
    ...letters,
    ...added(before.conflicts, after.conflicts).map((code) => `may no longer challenge ${code}`),
    ...added(after.conflicts, before.conflicts).map((code) => `may now challenge ${code}`),
    ...otherChanges(before, after, ['availability', 'conflicts', 'party']),
    // A party is never told, not even as a token.
    ...(before.party === after.party ? [] : ['has another political attachment']),
  ];
}

function challengeChanges(before: Challenge, after: Challenge, { weeks }: Problem): string[] {
  const monday = (week: number) => sayDate(weeks[week]!.monday);
  const costs = new Map(before.weeks.map(({ week, cost }) => [week, cost]));
  const offered = new Set(after.weeks.map(({ week }) => week));
  const { council: councilBefore, ...rest } = before;
  const { council: councilAfter, ...restAfter } = after;
  return [
    ...before.weeks
      .filter(({ week }) => !offered.has(week))
      .map(({ week }) => `is no longer offered the week of ${monday(week)}`),
    ...after.weeks.flatMap(({ week, cost }) => {
      const was = costs.get(week);
      if (was === undefined) return [`is now offered the week of ${monday(week)}`];
      return was === cost ? [] : [`paid ${was} points for the week of ${monday(week)} and now pays ${cost}`];
    }),
    ...(councilBefore.control === councilAfter.control ? [] : ['has a council under other political control']),
    ...otherChanges(councilBefore, councilAfter, ['control']).map((change) => `has a council that ${change}`),
    ...otherChanges(rest, restAfter, ['weeks']),
  ];
}

/** Fields that changed and have no words of their own. */
function otherChanges(before: object, after: object, told: readonly string[]): string[] {
  const earlier = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([field]) => !told.includes(field))
    .flatMap(([field, value]) => fieldChanges(field, earlier.get(field), value))
    .map(({ field, was, is }) => `had ${field} ${show(was)} and now has ${show(is)}`);
}

interface FieldChange {
  readonly field: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** Where a field differs: itself, or, of an object with names, those of its parts that do. */
function fieldChanges(field: string, was: unknown, is: unknown): FieldChange[] {
  if (same(was, is)) return [];
  if (!isRecord(was) || !isRecord(is)) return [{ field, was, is }];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => fieldChanges(`${field}.${name}`, was[name] ?? null, is[name] ?? null));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const added = (before: readonly string[], after: readonly string[]): string[] =>
  after.filter((each) => !before.includes(each));

const LONGEST_VALUE = 200;

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Equal as JSON values, whatever the order of an object's fields. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}
