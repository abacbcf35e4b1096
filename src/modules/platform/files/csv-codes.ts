import { code, type Column, type ColumnWords, type ListItems } from './csv-columns.js';

/** How a word of a vocabulary is written. */
export const WORD = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
export const WORD_ALLOWED = 'small letters, digits and hyphens, as adult-social-care';

/** The natural key by which files name a thing, stable from one import to the next. */
export function reference(words: ColumnWords): Column<string> {
  const allowed = 'a reference of letters, digits, . _ / and -, beginning with a letter or digit, at most 64';
  return code({ ...words, allowed, pattern: /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/ });
}

/** The code of a council in the register of local authorities, of three letters in England; small letters are taken too. */
export function councilCode(words: ColumnWords): Column<string> {
  const column = code({ ...words, allowed: 'the code of a council, as KEN', pattern: /^[A-Z0-9]{2,8}$/ });
  return { ...column, read: (cell) => column.read(cell.toUpperCase()) };
}

/** A word of a vocabulary that is kept as data: a kind of peer, a theme. */
export function word(words: ColumnWords): Column<string> {
  return code({ ...words, allowed: WORD_ALLOWED, pattern: WORD });
}

/** Whether a text is written as the words of our vocabularies are. */
export function isWord(value: string): boolean {
  return WORD.test(value);
}

/** Parts of a list cell that are words of a vocabulary, as themes are. */
export function wordItems(max: number): ListItems<string> {
  return {
    allowed: WORD_ALLOWED,
    max,
    read: (part) => (isWord(part) ? part : null),
    write: String,
    identity: String,
  };
}

/** Parts of a list cell that are names in free text. */
export function nameItems(max: number): ListItems<string> {
  return {
    allowed: 'names of at most 120 characters',
    max,
    read: (part) => (part.length <= 120 && !/[\n\t]/.test(part) ? part : null),
    write: String,
    identity: (name) => name.toLowerCase(),
  };
}
