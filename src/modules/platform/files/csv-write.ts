import { escapeFormula } from './csv-formula.js';
import { columnsOf, type TableFormat } from './csv-format.js';

/** Excel takes a CSV file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as CSV, line by line: byte order mark, header, one line a row, every cell quoted, lines ended as Excel ends them,
 * and no cell that a spreadsheet would run as a formula. Reading it with the same format gives the same rows.
 */
export function* writeTable<Row>(format: TableFormat<Row>, rows: Iterable<Row>): Generator<string> {
  const columns = columnsOf(format);
  yield BYTE_ORDER_MARK + writeLine(columns.map(([name]) => name));
  for (const row of rows) yield writeLine(columns.map(([name, column]) => column.write(row[name])));
}

/** The whole text of a table; see `writeTable`. */
export function tableText<Row>(format: TableFormat<Row>, rows: Iterable<Row>): string {
  return [...writeTable(format, rows)].join('');
}

/** A file to begin with: the header and one example row. */
export function templateText<Row>(format: TableFormat<Row>): string {
  const columns = columnsOf(format);
  return (
    BYTE_ORDER_MARK + writeLine(columns.map(([name]) => name)) + writeLine(columns.map(([, { example }]) => example))
  );
}

function writeLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${escapeFormula(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
