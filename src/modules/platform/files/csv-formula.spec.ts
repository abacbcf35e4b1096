import fc from 'fast-check';
import { escapeFormula, isFormula, unescapeFormula } from './csv-formula.js';

describe('cells that a spreadsheet would run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['\rx', "'\rx"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ["O'Neill", "O'Neill"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j is written as %j and comes back', (value, cell) => {
    expect(escapeFormula(value)).toBe(cell);
    expect(unescapeFormula(cell)).toBe(value);
    expect(isFormula(cell)).toBe(false);
  });

  test('every text comes back, and none is written as a formula', () => {
    const spiced = fc.string({
      unit: fc.oneof(fc.constantFrom(...Array.from(`'=+-@\t\r\0 ＝＋－＠`)), fc.string({ unit: 'grapheme' })),
    });
    fc.assert(
      fc.property(spiced, (value) => {
        expect(unescapeFormula(escapeFormula(value))).toBe(value);
        expect(isFormula(escapeFormula(value))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
