import { code, type Column, type ColumnWords } from './csv-columns.js';

/** Stands in a file where a party would, for a council under no overall control; no party is called so. */
export const NO_OVERALL_CONTROL = 'none';

/** How a party is written in every table; the database holds its columns to the same. */
export const PARTY = /^(?!none$)(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
export const PARTY_ALLOWED = 'a party in small letters, digits and hyphens, as liberal-democrat';

/** What people write for parties whose word here is another one. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['lib-dem', 'liberal-democrat'],
  ['lib-dems', 'liberal-democrat'],
  ['liberal-democrats', 'liberal-democrat'],
  ['conservatives', 'conservative'],
  ['conservative-and-unionist', 'conservative'],
  ['labour-and-co-operative', 'labour'],
  ['greens', 'green'],
  ['reform-uk', 'reform'],
  ['independents', 'independent'],
]);

/**
 * The one word for a party, however it is spelt: a peer meets the control of a council and a conference by it. Case, spaces,
 * "the" and "party" do not matter; a party not known here keeps its own words. What is not a word afterwards fails `PARTY`.
 */
export function partyWord(written: string): string {
  const word = written
    .trim()
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[\s_-]+/g, '-')
    .replace(/^the-/, '')
    .replace(/-party$/, '');
  return OTHER_WORDS.get(word) ?? word;
}

/** A column that holds a party. */
export function party(words: ColumnWords): Column<string> {
  return readingWords(code({ ...words, allowed: PARTY_ALLOWED, pattern: PARTY }));
}

/** A column that says who controls a council: a party, or none. */
export function control(words: ColumnWords): Column<string> {
  const pattern = new RegExp(`^${NO_OVERALL_CONTROL}$|${PARTY.source}`);
  return readingWords(code({ ...words, allowed: `${PARTY_ALLOWED}, or ${NO_OVERALL_CONTROL}`, pattern }));
}

function readingWords(column: Column<string>): Column<string> {
  return { ...column, read: (cell) => column.read(partyWord(cell)) };
}
