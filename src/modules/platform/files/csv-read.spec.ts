import fc from 'fast-check';
import { readAllRows } from '../../../../test/support/read-all-rows.js';
import { reference } from './csv-codes.js';
import { integer, optional, text } from './csv-columns.js';
import { describeColumns, type RowOf, type TableFormat } from './csv-format.js';
import { DEFAULT_TABLE_LIMITS, type TableLimits } from './csv-read.js';
import { tableText, templateText } from './csv-write.js';

const columns = {
  reference: reference({ meaning: 'Natural key', example: 'A1' }),
  name: text({ meaning: 'Name', example: 'Anne', lines: true }),
  max_days: optional(integer({ meaning: 'Days', example: '5', min: 0, max: 9 })),
};
type SmallRow = RowOf<typeof columns>;
const format: TableFormat<SmallRow> = {
  name: 'things',
  meaning: 'Things',
  columns,
  key: ['reference'],
  check: (row) => (row.name === 'Nobody' ? [{ column: 'name', value: row.name, message: 'Nobody is no name.' }] : []),
};

const read = (content: string | Uint8Array, limits: Partial<TableLimits> = {}, faultLimit = 100) =>
  readAllRows(content, format, { ...DEFAULT_TABLE_LIMITS, ...limits }, faultLimit);
const anne = { reference: 'A1', name: 'Anne', max_days: 5 };

describe('reading a table', () => {
  test.each([
    ['with commas', 'reference,name,max_days\nA1,Anne,5\n'],
    ['with semicolons, as Excel saves it', 'reference;name;max_days\r\nA1;Anne;5\r\n'],
    ['with tabs', 'reference\tname\tmax_days\rA1\tAnne\t5'],
    ['in another order, case and spacing', 'Max days, NAME ,Reference\n5,Anne,A1'],
    ['in quotes', '"reference","name","max_days"\r\n"A1","Anne","5"\r\n'],
    ['with white space around cells', 'reference,name,max_days\n A1 , Anne ,5 \n'],
    ['with trailing empty columns', 'reference,name,max_days,,\nA1,Anne,5,,\n'],
    ['with mixed line ends', 'reference,name,max_days\r\nA1,Anne,5\n\r\n'],
  ])('%s gives its rows', async (_, content) => {
    expect(await read(content)).toEqual({ rows: [anne], numbers: [2], faults: [], total: 0 });
  });

  test('rows are numbered as a spreadsheet numbers them, blank rows and cells of several lines included', async () => {
    const { rows, numbers } = await read('reference,name\n\nA1,"An\nne"\n,\nA2,Bea\n');
    expect(rows.map(({ name }) => name)).toEqual(['An\nne', 'Bea']);
    expect(numbers).toEqual([3, 5]);
  });

  test('an optional column may be left out', async () => {
    expect((await read('reference,name\nA1,Anne')).rows).toEqual([{ ...anne, max_days: null }]);
  });

  test.each<[string, string | Uint8Array, number | null, string | null, string]>([
    ['an empty file', '', null, null, 'The file is empty'],
    ['a file of blank lines', '\n \n,,\n', null, null, 'The file is empty'],
    [
      'an unknown column',
      'reference,name,age\n',
      1,
      'age',
      '"age" is no column of this table. Allowed columns: reference, name, max_days.',
    ],
    ['a column twice', 'reference,name,Name\n', 1, 'Name', '"Name" stands twice'],
    ['a required column missing', 'reference\n', 1, 'name', '"name" is missing'],
    ['a required cell left blank', 'reference,name\nA1,Anne\nA2,\n', 3, 'name', 'name is required'],
    ['a cell that is not allowed', 'reference,name,max_days\nA1,Anne,12', 2, 'max_days', 'from 0 to 9'],
    ['a formula', 'reference,name\nA1,"=HYPERLINK(1)"', 2, 'name', 'begins like a formula'],
    ['a full-width formula', 'reference,name\nA1,＝1', 2, 'name', 'begins like a formula'],
    ['a rule across cells', 'reference,name\nA1,Nobody', 2, 'name', 'Nobody is no name.'],
    ['a reference twice', 'reference,name\nA1,Anne\nA1,Bea', 3, 'reference', 'Row 2 has the same reference'],
    ['a short row', 'reference,name,max_days\nA1,Anne', 2, null, 'has 2 cells, the header names 3'],
    ['a long row', 'reference,name\nA1,Anne,x', 2, null, 'has 3 cells, the header names 2'],
    ['a stray quote in a cell', 'reference,name\nA1,Anne\nA2,B"ea', 3, null, 'stray quote'],
    ['a stray quote after a cell', 'reference,name\nA1,"An"ne', 2, null, 'stray quote'],
    ['a quote that is never closed', 'reference,name\nA1,"Anne\nA2,Bea', 2, null, 'never closed'],
    ['a NUL', 'reference,name\nA1,An\0ne', null, null, 'NUL'],
    ['a cell without end', `reference,name\nA1,"${'x\n'.repeat(40_000)}"`, 2, null, 'longer than'],
    ['a million columns', `reference,name\n${'a,'.repeat(1_000_000)}\n`, null, null, 'Line 2 is longer than'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), null, null, 'control character'],
  ])('%s is a fault with its place', async (_, content, row, column, message) => {
    const { faults } = await read(content);
    expect(faults[0]).toMatchObject({ row, column });
    expect(faults[0]?.message).toContain(message);
  });

  test('a header of thousands of columns names the first and counts the rest', async () => {
    const { faults } = await read(Array.from({ length: 3000 }, (_, i) => `c${i}`).join(','));
    expect(faults).toHaveLength(23);
    expect(faults[20]?.message).toContain('2980 more columns');
  });

  test('too many rows and too many bytes are refused', async () => {
    const content = 'reference,name\nA1,Anne\nA2,Bea\n';
    expect((await read(content, { maxRows: 1 })).faults[0]).toMatchObject({ row: 3, column: null });
    expect((await read(content, { maxBytes: 20 })).faults[0]?.message).toContain('at most 20 are taken');
  });

  test('every fault is counted, the first are kept, and their values are cut', async () => {
    const { faults, total } = await read(`reference,name\n${`!${'x'.repeat(100)},Anne\n`.repeat(50)}`, {}, 3);
    expect(total).toBe(50);
    expect(faults.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(faults[0]?.value).toHaveLength(80);
  });

  test('the template is read without a fault', async () => {
    expect(await read(templateText(format))).toEqual({ rows: [anne], numbers: [2], faults: [], total: 0 });
  });

  test('the columns describe themselves', () => {
    expect(describeColumns(format)[2]).toEqual({
      name: 'max_days',
      kind: 'integer',
      required: false,
      meaning: 'Days',
      allowed: 'a whole number from 0 to 9',
      example: '5',
    });
  });
});

describe('what is written comes back', () => {
  const character = fc.oneof(
    fc.constantFrom(...Array.from(`'"=+-@,;\n\t＝`)),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  );
  const name = fc
    .string({ unit: character, minLength: 1, maxLength: 12 })
    .map((value) => value.replace(/[^\P{Cc}\n\t]/gu, 'x').trim())
    .filter((value) => value !== '' && value !== 'Nobody');
  const row = fc.record({
    reference: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,10}$/),
    name,
    max_days: fc.option(fc.nat(9)),
  });

  test('any rows, whatever their texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(row, { selector: (each) => each.reference, maxLength: 8 }), async (rows) => {
        const result = await read(tableText(format, rows));
        expect(result.faults).toEqual([]);
        expect(result.rows).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  test('random bytes and random tables never break the reader', async () => {
    const soup = fc.string({
      unit: fc.constantFrom('reference', 'name', ',', ';', '"', '\r', '\n', '\0', '=', 'A1', ' ', 'é'),
    });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      soup.map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        await expect(read(content)).resolves.toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });
});
