import { readBorders } from './read-borders.js';

const codes = new Set(['ADU', 'ARU', 'BNH']);

describe('reading land borders', () => {
  it('gives each pair once, whichever way round it stands', () => {
    const text = '\uFEFFcode_a,code_b\r\nARU,ADU\r\nADU,ARU\r\n BNH , ADU \r\n';
    expect(readBorders(text, codes)).toEqual({
      ok: true,
      rows: [
        { a: 'ADU', b: 'ARU' },
        { a: 'ADU', b: 'BNH' },
      ],
    });
  });

  it('reports unknown codes and a council that borders itself by row and column', () => {
    const outcome = readBorders('code_a,code_b\nADU,XXX\nARU,ARU\n', codes);
    expect(outcome.ok ? [] : outcome.faults).toEqual([
      { row: 2, column: 'code_b', value: 'XXX', message: '"XXX" is not the code of a council. Use its three letters.' },
      { row: 3, column: 'code_b', value: 'ARU', message: '"ARU" cannot border itself.' },
    ]);
  });

  it.each([
    ['', 'Column code_a is missing. The file needs: code_a, code_b.'],
    ['code_a\nADU\n', 'Column code_b is missing.'],
    ['code_a,code_b\nADU\n', 'Invalid Record Length'],
    ['code_a,code_b\n"ADU,ARU\n', 'Quote Not Closed'],
  ])('reports %j as a fault, not an exception', (text, message) => {
    const outcome = readBorders(text, codes);
    expect(outcome.ok ? '' : outcome.faults[0]?.message).toContain(message);
  });
});
