import type { Challenge } from '../../matching/model.js';
import type { Problem } from '../problem.js';

/** What people call the things whose ids stand in a problem; what is left out is called by its id. */
export interface Names {
  readonly peer?: (id: string) => string;
  readonly kind?: (kind: string) => string;
  readonly theme?: (theme: string) => string;
  readonly organisation?: (organisation: string) => string;
}

/** The words of an explanation. */
export interface Wording {
  readonly council: (challengeId: string) => string;
  readonly peer: (id: string) => string;
  readonly kind: (kind: string) => string;
  readonly theme: (theme: string) => string;
  /** A council of the year by its name. */
  readonly organisation: (code: string) => string;
  /** "the week of 5 April 2027"; a week that the year does not have by its number. */
  readonly week: (index: number) => string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The words for one problem. Ids that it does not know are used as they stand. */
export function wordingOf(problem: Problem, names: Names = {}): Wording {
  const councils = new Map(problem.challenges.map(({ id, council }) => [id, council.name]));
  const hosts = new Map(problem.challenges.map(({ council }: Challenge) => [council.code, council.name]));
  const plain = (code: string): string => code.replaceAll('-', ' ');
  return {
    council: (challengeId) => councils.get(challengeId) ?? challengeId,
    peer: names.peer ?? ((id) => id),
    kind: names.kind ?? plain,
    theme: names.theme ?? plain,
    organisation: (code) => hosts.get(code) ?? names.organisation?.(code) ?? code,
    week: (index) => {
      const monday = problem.weeks[index]?.monday;
      return monday === undefined ? `week ${index}` : `the week of ${sayMonday(monday)}`;
    },
  };
}

/** "5 April 2027" for an ISO date. */
export function sayMonday(monday: string): string {
  const [year, month, day] = monday.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year ?? ''}`;
}

/** "1 member", "3 members". */
export const many = (amount: number, one: string, more = `${one}s`): string => `${amount} ${amount === 1 ? one : more}`;

/** "a", "a and b", "a, b and c"; empty for none. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;
}

/** The same with a capital letter at its beginning. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
