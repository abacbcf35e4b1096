import { parse } from 'csv-parse/sync';
import { type ReadOutcome, type RowFault } from './council-facts.js';

/** A row of a table by column name, with its number for messages (the heading is row 1). */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * The rows of a CSV text that has at least the given columns; cells are trimmed, a byte order mark is passed over, columns
 * beyond those asked for are kept. A broken quote, a short or long row or a missing column is a fault, never an exception.
 */
export function parseCsvTable(text: string, columns: readonly string[]): ReadOutcome<TableRow> {
  let records: string[][];
  try {
    records = parse(text, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The text is not CSV.';
    return { ok: false, faults: [{ row: 0, column: '', value: '', message }] };
  }
  const [heading = [], ...body] = records;
  const faults = columns
    .filter((column) => !heading.includes(column))
    .map((column): RowFault => {
      const message = `Column ${column} is missing. The file needs: ${columns.join(', ')}.`;
      return { row: 1, column, value: '', message };
    });
  if (faults.length > 0) return { ok: false, faults };
  const rows = body.map((values, index) => ({
    row: index + 2,
    cells: Object.fromEntries(heading.map((column, at) => [column, values[at] ?? ''])),
  }));
  return { ok: true, rows };
}

/** Collects faults by row and column, so that a reader can report them all. */
export class FaultList {
  readonly faults: RowFault[] = [];

  add(row: TableRow, column: string, message: string): void {
    this.faults.push({ row: row.row, column, value: row.cells[column] ?? '', message });
  }
}
