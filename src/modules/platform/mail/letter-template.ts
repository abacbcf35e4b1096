import { layOutLetter } from './letter-layout.js';
import { type Delivery } from './sending-policy.js';

/** What stands in a letter for what differs from one to the next: `((link))` in its wording. */
export interface Placeholder {
  /** For whoever edits the wording. */
  readonly meaning: string;
  /** Shown in previews. */
  readonly sample: string;
  /** The letter is of no use without it. */
  readonly isRequired?: boolean;
  /** `link`: an address of this service that can be followed. `code`: made by the service. Absent: text of people. */
  readonly form?: 'link' | 'code';
}

/** Subject and text of a letter, with placeholders. */
export interface Wording {
  readonly subject: string;
  /** Blocks apart by an empty line; `# ` begins a heading, `* ` each point of a list. */
  readonly text: string;
}

/** One kind of letter. Its wording is the default, which a coordinator may replace. */
export interface LetterTemplate extends Wording {
  /** `<room>.<what>`. */
  readonly kind: string;
  readonly title: string;
  /** When it is sent and to whom, a sentence. */
  readonly occasion: string;
  /** By name: small letters and spaces. */
  readonly placeholders: Readonly<Record<string, Placeholder>>;
  readonly delivery: Delivery;
  /** Somebody is waiting for it. */
  readonly isUrgent?: boolean;
}

/** What is wrong with a wording, by the field to be mended. */
export interface WordingFault {
  readonly field: keyof Wording;
  readonly message: string;
}

/** A letter as it is stored; links in it may still be placeholders for secrets. */
export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const MAX_SUBJECT_LENGTH = 200;
export const MAX_TEXT_LENGTH = 20_000;
const PLACEHOLDER = /\(\(([^()]*)\)\)/g;

const namesIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!.trim());
const listWords = (words: readonly string[]): string => words.map((word) => `((${word}))`).join(', ');

/** What is wrong with a wording of this kind; empty when nothing is. Every fault names the text and what to do. */
export function findWordingFaults({ placeholders }: LetterTemplate, { subject, text }: Wording): WordingFault[] {
  const faults: WordingFault[] = [];
  const known = Object.keys(placeholders);
  for (const [field, value, longest] of [
    ['subject', subject, MAX_SUBJECT_LENGTH],
    ['text', text, MAX_TEXT_LENGTH],
  ] as const) {
    const say = (message: string) => faults.push({ field, message });
    if (value.trim() === '') say(`Enter a ${field}`);
    if (value.length > longest)
      say(
        `The ${field} has ${value.length.toLocaleString('en-GB')} characters. Make it ${longest.toLocaleString('en-GB')} or fewer`,
      );
    for (const name of new Set(namesIn(value)))
      if (!known.includes(name)) say(`There is no ((${name})) in this letter. There is ${listWords(known)}`);
    if (/\(\(|\)\)/.test(value.replace(PLACEHOLDER, '')))
      say(
        `A placeholder in the ${field} is not closed. Write it with two brackets on each side, for example ((${known[0] ?? 'name'}))`,
      );
    if (/\{\{|\}\}/.test(value)) say(`Take {{ and }} out of the ${field}: they have a meaning of their own`);
  }
  if (/[\r\n]/.test(subject)) faults.push({ field: 'subject', message: 'Write the subject on one line' });
  for (const name of namesIn(subject))
    if (placeholders[name]?.form === 'link')
      faults.push({
        field: 'subject',
        message: `((${name})) is a link, which nobody can follow in a subject. Take it out`,
      });
  const missing = known.filter((name) => placeholders[name]!.isRequired && !namesIn(text).includes(name));
  if (missing.length > 0)
    faults.push({ field: 'text', message: `Put ${listWords(missing)} into the text: the letter needs it` });
  return faults;
}

/**
 * A value as it may stand in a letter: what was typed by somebody can neither become a link's secret when the letter is sent nor
 * change how the letter is laid out. Links and codes are our own.
 */
const tame = (value: string, form: Placeholder['form']): string =>
  form !== undefined ? value : value.replace(/\{\{/g, '{ {').replace(/\}\}/g, '} }').replace(/\r\n?/g, '\n').trim();

/**
 * Writes a letter. A line that holds nothing but a placeholder without a value is left out.
 * @param values one for each placeholder of the template.
 * @throws Error when a value is missing, or the wording has a placeholder that the template lacks: a fault of the room's code.
 */
export function writeLetter(
  { kind, placeholders }: LetterTemplate,
  wording: Wording,
  values: Readonly<Record<string, string>>,
): WrittenLetter {
  const valueOf = (name: string): string => {
    const value = values[name];
    const placeholder = placeholders[name];
    if (value === undefined || placeholder === undefined)
      throw new Error(`Letter ${kind} has no value for ((${name})).`);
    return tame(value, placeholder.form);
  };
  const fill = (line: string, mark: (name: string, value: string) => string = (_, value) => value): string =>
    line.replace(PLACEHOLDER, (_, name: string) => mark(name.trim(), valueOf(name.trim())));
  const lines = wording.text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => line.trim() === '' || fill(line).trim() !== '');
  const subject = fill(wording.subject).replace(/\s+/g, ' ').trim();
  return {
    subject,
    text: `${lines
      .map((line) => fill(line.replace(/^# /, '')))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
    html: layOutLetter(subject, lines.join('\n'), PLACEHOLDER, (name) => ({
      value: valueOf(name.trim()),
      isLink: placeholders[name.trim()]?.form === 'link',
    })),
  };
}

/** The samples of a template, for a preview. */
export const samplesOf = ({ placeholders }: LetterTemplate): Record<string, string> =>
  Object.fromEntries(Object.entries(placeholders).map(([name, { sample }]) => [name, sample]));
