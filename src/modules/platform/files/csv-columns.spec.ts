import { councilCode, reference, word, wordItems } from './csv-codes.js';
import { choice, type Column, decimal, integer, letters, list, optional, text, yesNo } from './csv-columns.js';
import { date, monday } from './csv-dates.js';

const words = { meaning: '', example: '' };
const understood = (column: Column<unknown>, cell: string): unknown => {
  const reading = column.read(cell);
  return 'value' in reading ? reading.value : reading.fault;
};

describe('what a cell may hold', () => {
  test.each<[string, Column<unknown>, string, unknown]>([
    ['a date', date(words), '2027-04-05', '2027-04-05'],
    ['a British date, day first', date(words), '05/04/2027', '2027-04-05'],
    ['a British date without noughts', date(words), '5/4/2027', '2027-04-05'],
    ['a leap day', date(words), '29/02/2028', '2028-02-29'],
    ['a Monday', monday(words), '05/04/2027', '2027-04-05'],
    ['the least whole number', integer({ ...words, min: 0, max: 9 }), '0', 0],
    ['half a day', decimal({ ...words, min: 0, max: 9, step: 0.5 }), '6.5', 6.5],
    ['a chance', decimal({ ...words, min: 0, max: 1 }), '0.45', 0.45],
    ['a council in small letters', councilCode(words), 'ken', 'KEN'],
    ['letters in small letters', letters({ ...words, maxLength: 5 }), 'yyin', 'YYIN'],
    ['a choice in capitals', choice({ ...words, of: ['accredited'] }), 'Accredited', 'accredited'],
    ['yes', yesNo(words), 'Yes', true],
    ['a list', list({ ...words, items: wordItems(3) }), 'finance;housing ; ', ['finance', 'housing']],
    ['text of several lines', text({ ...words, lines: true }), 'a\r\nb', 'a\nb'],
  ])('%s is understood', (_, column, cell, value) => {
    expect(understood(column, cell)).toEqual(value);
  });

  test.each<[string, Column<unknown>, string, string]>([
    ['a day that is none', date(words), '31/04/2027', 'day first'],
    ['a leap day in a common year', date(words), '2027-02-29', 'a date as 2027-04-05'],
    ['a month first', date(words), '04/25/2027', 'day first'],
    ['a Tuesday', monday(words), '2027-04-06', 'a Monday'],
    ['a number above the most', integer({ ...words, min: 0, max: 9 }), '10', 'from 0 to 9'],
    ['a number in words', integer({ ...words, min: 0, max: 9 }), 'two', 'from 0 to 9'],
    ['a number below nought', integer({ ...words, min: 0, max: 9 }), '-1', 'from 0 to 9'],
    ['a number with an exponent', decimal({ ...words, min: 0, max: 9 }), '1e0', 'from 0 to 9'],
    ['a third of a day', decimal({ ...words, min: 0, max: 9, step: 0.5 }), '0.3', 'steps of 0.5'],
    ['the name of a council', councilCode(words), 'Kent County', 'the code of a council'],
    ['a reference with a space', reference(words), 'a b', 'letters, digits'],
    ['a word in capitals', word(words), 'Leader', 'small letters'],
    ['a letter that is none', letters({ ...words, maxLength: 5 }), 'YX', 'Y (available)'],
    ['too many letters', letters({ ...words, maxLength: 5 }), 'YYYYYY', 'at most 5'],
    ['a choice outside', choice({ ...words, of: ['a', 'b'] }), 'c', 'a, b'],
    ['a list that names one thing twice', list({ ...words, items: wordItems(3) }), 'a;a', 'twice'],
    ['a list with one bad part', list({ ...words, items: wordItems(3) }), 'a;B!', '"B!" is not understood'],
    ['a list that is too long', list({ ...words, items: wordItems(1) }), 'a;b', 'at most 1'],
    ['a list of nothing', list({ ...words, items: wordItems(1) }), ';', 'separated by ;'],
    ['a line break in a name', text(words), 'a\nb', 'one line'],
    ['too long a text', text({ ...words, maxLength: 3 }), 'abcd', 'at most 3'],
  ])('%s is a fault that says what is allowed', (_, column, cell, fault) => {
    expect(understood(column, cell)).toContain(fault);
  });

  test('an optional column writes nothing as an empty cell', () => {
    expect(optional(date(words)).write(null)).toBe('');
  });
});
