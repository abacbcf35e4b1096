import { type Change } from './change.js';

/** How each change is written on a line, with what it means. */
export const CHANGE_FORMS = [
  ['peer-leaves=ID', 'a peer leaves the pool'],
  ['week-closes=N', 'nobody is challenged in a week (an index from 0)'],
  ['more-peers=KIND:COUNT', 'peers like those of a kind join, invented; KIND:COUNT:SEED draws others'],
  ['capacity=N', 'challenges at once in every open week; WEEK:N in one week'],
  ['budget=DAYS', 'working days of the year'],
  ['managers=N', 'challenge managers on the staff'],
] as const;

/**
 * Reads a change as it is written on a line: "week-closes=12". Returns the change, whose names and numbers are judged by
 * `applyChanges`, or what is wrong with the words.
 */
export function readChange(text: string): { readonly change: Change } | { readonly fault: string } {
  const at = text.indexOf('=');
  const [name, rest] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  const parts = rest.split(':').map((part) => part.trim());
  const number = (part: string | undefined): number => (part === undefined || part === '' ? NaN : Number(part));
  const [first, second, third] = parts;
  const read = (change: Change, count: readonly number[], ...numbers: readonly number[]) =>
    count.includes(parts.length) && rest !== '' && numbers.every((value) => !Number.isNaN(value))
      ? { change }
      : { fault: `"${text}" cannot be read; write ${formOf(name)}` };
  switch (name) {
    case 'peer-leaves':
      return read({ kind: 'peer-leaves', peer: rest }, [parts.length]);
    case 'week-closes':
      return read({ kind: 'week-closes', week: number(first) }, [1], number(first));
    case 'more-peers': {
      const seed = third === undefined ? 1 : number(third);
      return read({ kind: 'more-peers', of: first!, count: number(second), seed }, [2, 3], number(second), seed);
    }
    case 'capacity': {
      const isOne = parts.length === 2;
      const [week, challenges] = isOne ? [number(first), number(second)] : [null, number(first)];
      return read({ kind: 'capacity', week, challenges }, [1, 2], week ?? 0, challenges);
    }
    case 'budget':
      return read({ kind: 'budget', days: number(first) }, [1], number(first));
    case 'managers':
      return read({ kind: 'managers', managers: number(first) }, [1], number(first));
    default:
      return { fault: `"${name}" is no change; give one of ${CHANGE_FORMS.map(([form]) => form).join(', ')}` };
  }
}

const formOf = (name: string): string => CHANGE_FORMS.find(([form]) => form.startsWith(`${name}=`))![0];
