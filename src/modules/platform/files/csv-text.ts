import { isUtf8 } from 'node:buffer';

/** The encodings in which spreadsheets and exports of councils arrive. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The bytes are no readable text; the message says where and what to do. */
export class UnreadableText extends Error {}

const SLICE_BYTES = 65_536;
const SAMPLE_BYTES = 512;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const TAB = 9;

/** What Windows-1252 puts at 0x80 to 0x9F; five places are undefined and stay control characters. */
const WINDOWS_1252_HIGH =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/**
 * Which encoding a file is in: its byte order mark decides; without one, zero bytes in every other place mean UTF-16, valid
 * UTF-8 means UTF-8, and anything else is taken for Windows-1252, which is what Excel in the United Kingdom saves as "CSV".
 * Cost: one pass over the bytes.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let zerosAtEven = 0;
  let zerosAtOdd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) zerosAtEven += 1;
    else zerosAtOdd += 1;
  });
  const many = sample.length / 5;
  if (zerosAtOdd > many && zerosAtEven === 0) return 'utf-16le';
  if (zerosAtEven > many && zerosAtOdd === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/**
 * The text of a file, slice by slice, without its byte order mark. Throws `UnreadableText` for bytes that are not what
 * their byte order mark promises, for control characters other than tab and line ends, and for a line longer than
 * `maxLineCharacters` (which bounds the number of cells in a row). Memory: one slice.
 */
export function* decodeText(bytes: Uint8Array, maxLineCharacters: number): Generator<string> {
  const encoding = detectEncoding(bytes);
  const decode = encoding === 'windows-1252' ? decodeWindows1252 : decoderOf(encoding);
  let line = 1;
  let character = 0;
  let afterReturn = false;
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    const text = decode(bytes.subarray(from, from + SLICE_BYTES), from + SLICE_BYTES >= bytes.length);
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED || code === CARRIAGE_RETURN) {
        if (code === CARRIAGE_RETURN || !afterReturn) line += 1;
        character = 0;
      } else {
        character += 1;
        if (isControl(code)) throw new UnreadableText(controlCharacterMessage(code, line, character));
        if (character > maxLineCharacters) {
          throw new UnreadableText(
            `Line ${line} is longer than ${maxLineCharacters} characters. Check that the file is a CSV table with one row a line.`,
          );
        }
      }
      afterReturn = code === CARRIAGE_RETURN;
    }
    if (text !== '') yield text;
  }
}

function isControl(code: number): boolean {
  return (code < 32 && code !== TAB) || (code >= 127 && code < 160);
}

function controlCharacterMessage(code: number, line: number, character: number): string {
  const name =
    code === 0 ? 'a NUL character' : `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return `Line ${line} has ${name} at character ${character}. Remove it, or save the file again as "CSV UTF-8".`;
}

function decodeWindows1252(slice: Uint8Array): string {
  const latin1 = Buffer.from(slice.buffer, slice.byteOffset, slice.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (high) => WINDOWS_1252_HIGH.charAt(high.charCodeAt(0) - 0x80));
}

function decoderOf(encoding: string): (slice: Uint8Array, last: boolean) => string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let read = 0;
  return (slice, last) => {
    try {
      const text = decoder.decode(slice, { stream: !last });
      read += slice.length;
      return text;
    } catch {
      throw new UnreadableText(
        `The file begins as ${encoding.toUpperCase()} but is not: there is a broken character between bytes ${read + 1} and ${read + slice.length}. Save it again as "CSV UTF-8".`,
      );
    }
  };
}
