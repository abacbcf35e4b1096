import { type Column } from './csv-columns.js';

/** A rule across the cells of one row that is broken. */
export interface RowFault {
  readonly column: string;
  readonly value: string | null;
  readonly message: string;
}

/** What a table that people import and export looks like, as data: reader, writer, template and documentation follow it. */
export interface TableFormat<Row> {
  /** Plural word for the rows, also the name of the file. */
  readonly name: string;
  readonly meaning: string;
  /** In the order in which they are written. */
  readonly columns: { readonly [Name in keyof Row]: Column<Row[Name]> };
  /** Columns that together are the natural key: no two rows of a file share it. */
  readonly key: readonly (keyof Row & string)[];
  /** Rules across cells, for rows whose every cell is right. */
  readonly check: (row: Row) => readonly RowFault[];
}

/** The row that a set of columns describes. */
export type RowOf<Columns> = {
  readonly [Name in keyof Columns]: Columns[Name] extends Column<infer Value> ? Value : never;
};

/** One column as documentation and the template show it. */
export interface ColumnDescription {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly meaning: string;
  readonly allowed: string;
  readonly example: string;
}

/** The columns of a format in words, in their order. */
export function describeColumns<Row>(format: TableFormat<Row>): ColumnDescription[] {
  return columnsOf(format).map(([name, { kind, required, meaning, allowed, example }]) => ({
    name,
    kind,
    required,
    meaning,
    allowed,
    example,
  }));
}

/** The columns of a format by name, in their order. */
export function columnsOf<Row>(format: TableFormat<Row>): [name: keyof Row & string, column: Column<Row[keyof Row]>][] {
  return Object.entries(format.columns) as [keyof Row & string, Column<Row[keyof Row]>][];
}
