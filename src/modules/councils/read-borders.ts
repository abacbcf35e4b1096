import { type ReadOutcome } from './council-facts.js';
import { FaultList, parseCsvTable } from './parse-csv-table.js';

/** Two councils that share a land border, codes in alphabetical order. */
export interface Border {
  readonly a: string;
  readonly b: string;
}

/**
 * Land borders from a CSV text with the columns `code_a` and `code_b`, keyed by three-letter codes: each pair once, in
 * alphabetical order, whichever way round and however often the file has it. An unknown code is a fault.
 * @param codes the codes of councils that exist or existed.
 */
export function readBorders(text: string, codes: ReadonlySet<string>): ReadOutcome<Border> {
  const table = parseCsvTable(text, ['code_a', 'code_b']);
  if (!table.ok) return table;
  const list = new FaultList();
  const borders = new Map<string, Border>();
  for (const row of table.rows) {
    const { code_a: a = '', code_b: b = '' } = row.cells;
    for (const [column, code] of [
      ['code_a', a],
      ['code_b', b],
    ] as const) {
      if (!codes.has(code)) list.add(row, column, `"${code}" is not the code of a council. Use its three letters.`);
    }
    if (a === b) list.add(row, 'code_b', `"${b}" cannot border itself.`);
    const border = a < b ? { a, b } : { a: b, b: a };
    borders.set(`${border.a} ${border.b}`, border);
  }
  if (list.faults.length > 0) return { ok: false, faults: list.faults };
  return { ok: true, rows: [...borders.values()].sort((x, y) => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1)) };
}
