import { type FaultList } from './csv-faults.js';
import { type Column } from './csv-columns.js';
import { columnsOf, type TableFormat } from './csv-format.js';
import { isFormula, unescapeFormula } from './csv-formula.js';
import { readHeader } from './csv-header.js';

/** Turns the cells of one table into rows: knows its header and the natural keys seen so far. */
export class RowReader<Row> {
  readonly #columns: readonly [name: keyof Row & string, column: Column<Row[keyof Row]>][];
  readonly #rowOfKey = new Map<string, number>();
  /** For each column of the format its place in the file's rows; -1 for a column that the file leaves out. */
  #places: readonly number[] = [];
  #headerCells = -1;

  constructor(
    private readonly format: TableFormat<Row>,
    private readonly faults: FaultList,
  ) {
    this.#columns = columnsOf(format);
  }

  get hasHeader(): boolean {
    return this.#headerCells >= 0;
  }

  /** Takes the header row; false when it is at fault. */
  readHeader(cells: readonly string[], number: number): boolean {
    const named = readHeader(cells, number, this.format, this.faults);
    if (named === null) return false;
    this.#headerCells = named.findLastIndex((name) => name !== null) + 1;
    this.#places = this.#columns.map(([name]) => named.indexOf(name));
    return true;
  }

  /** The row that these cells say, or null when a fault of it was added to the list. */
  readRow(cells: readonly string[], number: number): Row | null {
    const before = this.faults.total;
    if (
      cells.length < this.#headerCells ||
      cells.some((cell, place) => cell.trim() !== '' && !this.#places.includes(place))
    ) {
      const message = `This row has ${cells.length} cells, the header names ${this.#headerCells}. Give each column one cell.`;
      this.faults.add(number, null, null, message);
      return null;
    }
    const row = {} as Record<string, unknown>;
    this.#columns.forEach(([name, column], index) => {
      row[name] = this.#readCell(name, column, (cells[this.#places[index] ?? -1] ?? '').trim(), number);
    });
    if (this.faults.total > before) return null;
    const checked = row as Row;
    for (const { column, value, message } of this.format.check(checked))
      this.faults.add(number, column, value, message);
    this.#noteKey(checked, number);
    return this.faults.total > before ? null : checked;
  }

  #readCell(name: string, column: Column<unknown>, cell: string, number: number): unknown {
    if (cell === '') {
      if (column.required) this.faults.add(number, name, cell, `${name} is required. Allowed: ${column.allowed}.`);
      return null;
    }
    const isNumber = column.kind === 'integer' || column.kind === 'decimal';
    if (!isNumber && isFormula(cell)) {
      const advice = `Write an apostrophe (') before it to mean the text itself. Allowed: ${column.allowed}.`;
      this.faults.add(number, name, cell, `The cell begins like a formula. ${advice}`);
      return null;
    }
    const reading = column.read(unescapeFormula(cell).trim());
    if ('value' in reading) return reading.value;
    this.faults.add(number, name, cell, reading.fault);
    return null;
  }

  #noteKey(row: Row, number: number): void {
    const key = this.format.key.map((name) => String(row[name]));
    const earlier = this.#rowOfKey.get(key.join('\0'));
    if (earlier === undefined) {
      this.#rowOfKey.set(key.join('\0'), number);
      return;
    }
    const message = `Row ${earlier} has the same ${this.format.key.join(' and ')}. Keep one of the two rows.`;
    this.faults.add(number, this.format.key[0] ?? null, key.join(', '), message);
  }
}
