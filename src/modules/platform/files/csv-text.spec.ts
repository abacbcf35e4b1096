import { decodeText, detectEncoding, UnreadableText } from './csv-text.js';

const decode = (bytes: Uint8Array, maxLine = 1000): string => [...decodeText(bytes, maxLine)].join('');
const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const little = Buffer.from(text, 'utf16le');
  return bigEndian ? little.swap16() : little;
};

describe('the text of an uploaded file', () => {
  const table = 'name;council\r\nSiân O’Neill;Ynys Môn\r\n';

  test.each([
    ['UTF-8', 'utf-8', Buffer.from(table)],
    ['UTF-8 with a byte order mark', 'utf-8', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16, little end first, with a mark', 'utf-16le', utf16(`\uFEFF${table}`, false)],
    ['UTF-16, big end first, with a mark', 'utf-16be', utf16(`\uFEFF${table}`, true)],
    ['UTF-16, little end first, without a mark', 'utf-16le', utf16(table, false)],
    ['UTF-16, big end first, without a mark', 'utf-16be', utf16(table, true)],
  ])('%s is recognised and read', (_, encoding, bytes) => {
    expect(detectEncoding(bytes)).toBe(encoding);
    expect(decode(bytes)).toBe(table);
  });

  test('anything else is Windows-1252, with its quotes, dashes and the euro', () => {
    const bytes = Buffer.from([0x53, 0x69, 0xe2, 0x6e, 0x20, 0x91, 0x92, 0x96, 0x80]);
    expect(detectEncoding(bytes)).toBe('windows-1252');
    expect(decode(bytes)).toBe('Siân ‘’–€');
  });

  test('a character cut by the edge of a slice is whole again', () => {
    const text = `${'x'.repeat(65_535)}é\n`;
    expect(decode(Buffer.from(text), 70_000)).toBe(text);
  });

  test.each([
    ['a NUL', Buffer.from('a,b\r\nc\0,d'), 'Line 2 has a NUL character at character 2.'],
    ['an escape character', Buffer.from('a\nb\n\u001bc'), 'Line 3 has the control character U+001B at character 1.'],
    ['a place that Windows-1252 leaves undefined', Buffer.from([0x61, 0x81, 0xff]), 'U+0081 at character 2'],
    ['a line without end', Buffer.from(`a\n${','.repeat(1001)}`), 'Line 2 is longer than 1000 characters.'],
    ['UTF-8 by its mark only', Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x41]), 'begins as UTF-8 but is not'],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x41]), 'begins as UTF-16LE but is not'],
  ])('%s is an error that says where', (_, bytes, message) => {
    expect(() => decode(bytes)).toThrow(UnreadableText);
    expect(() => decode(bytes)).toThrow(message);
  });
});
