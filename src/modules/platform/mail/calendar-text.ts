/** The text of iCalendar files. Source: RFC 5545, sections 3.1 (lines), 3.2 (parameters) and 3.3.11 (TEXT). */

const MAX_LINE_OCTETS = 75;
/** Control characters that no property may hold; line ends are treated before. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/** Text as one value: a lone half of a surrogate pair becomes the replacement character, line ends become `\n`. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Cs}/gu, '\ufffd');

/** A TEXT value: backslash, semicolon, comma and line ends escaped, control characters left out. */
export const escapeText = (text: string): string =>
  clean(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** A parameter's value, quoted; a quotation mark, which cannot be written there, becomes an apostrophe. */
export const quoteParameter = (text: string): string => `"${clean(text).replace(/"/g, "'").replace(/\s+/g, ' ')}"`;

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** One content line, folded so that no line has more than 75 octets and no character is cut. Ends in CRLF. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = octetsOf(character);
    if (octets + length > MAX_LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return `${folded}\r\n`;
}
