import { type Tx } from '../database/database.js';
import { FaultList, type TableFault } from './csv-faults.js';
import { type TableFormat } from './csv-format.js';
import { DEFAULT_TABLE_LIMITS, readTable, type TableRow } from './csv-read.js';
import { templateText, writeTable } from './csv-write.js';

/** Larger batches are some faster and leave garbage that outlives the young generation: 1,000 rows took 50 MB more. */
const BATCH_ROWS = 100;
const MOST_FAULTS = 200;

/** How many rows of a batch were new and how many differed from what was stored. */
export interface Written {
  readonly created: number;
  readonly changed: number;
}

export const NOTHING_WRITTEN: Written = { created: 0, changed: 0 };

/** What one file did, or would do. With errors nothing was written and the counts of written rows are 0. */
export interface ImportReport {
  /** Rows that could be read. */
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** The first 200 of them. */
  readonly errors: readonly TableFault[];
  readonly errorCount: number;
}

export interface ImportOptions {
  /** Do everything and take it back: the report is that of the import itself. */
  readonly dryRun: boolean;
  readonly maxBytes: number;
  readonly maxRows: number;
}

/** Takes the rows of one file, batch after batch. */
export interface BatchWriter<Row> {
  /**
   * Checks a batch against what is stored and against earlier batches, adding to `faults`; writes what differs unless there
   * is any fault.
   */
  write(rows: readonly TableRow<Row>[], faults: FaultList): Promise<Written>;
}

/** What can be done with a table that people keep by file, whatever its rows are. */
export interface FileStore<Scope> {
  importFile(tx: Tx, scope: Scope, bytes: Uint8Array, options: ImportOptions): Promise<ImportReport>;
  exportFile(tx: Tx, scope: Scope): Promise<Buffer>;
  template(): string;
}

/**
 * A table that people keep by file: import, export and template from one format. `Scope` says which rows are meant, a
 * programme year for example.
 */
export abstract class TableStore<Row, Scope> implements FileStore<Scope> {
  protected abstract readonly format: TableFormat<Row>;
  protected abstract openWriter(tx: Tx, scope: Scope): Promise<BatchWriter<Row>>;
  /** The stored rows in a stable order, page by page. */
  protected abstract readPages(tx: Tx, scope: Scope): AsyncIterable<readonly Row[]>;

  /**
   * Imports a file, all of it or nothing, inside `tx`; rows equal to what is stored are not written. Never throws for what a
   * file holds: its faults are in the report. Memory: the bytes, the natural keys and one batch.
   */
  async importFile(tx: Tx, scope: Scope, bytes: Uint8Array, options: ImportOptions): Promise<ImportReport> {
    const faults = new FaultList(MOST_FAULTS);
    const limits = { ...DEFAULT_TABLE_LIMITS, maxBytes: options.maxBytes, maxRows: options.maxRows };
    let [rows, created, changed] = [0, 0, 0];
    await tx.query('savepoint import_file');
    const writer = await this.openWriter(tx, scope);
    for await (const batch of inBatches(readTable(bytes, this.format, faults, limits))) {
      const written = await writer.write(batch, faults);
      rows += batch.length;
      created += written.created;
      changed += written.changed;
    }
    if (options.dryRun || faults.total > 0) await tx.query('rollback to savepoint import_file');
    await tx.query('release savepoint import_file');
    const report = { rows, errors: faults.first, errorCount: faults.total };
    if (faults.total > 0) return { ...report, created: 0, changed: 0, unchanged: 0 };
    return { ...report, created, changed, unchanged: rows - created - changed };
  }

  /** The stored rows as a file that the import takes and finds unchanged. */
  async exportFile(tx: Tx, scope: Scope): Promise<Buffer> {
    const parts = [Buffer.from([...writeTable(this.format, [])].join(''))];
    for await (const page of this.readPages(tx, scope)) {
      parts.push(Buffer.from([...writeTable(this.format, page)].slice(1).join('')));
    }
    return Buffer.concat(parts);
  }

  /** A file to begin with: the header and one example row. */
  template(): string {
    return templateText(this.format);
  }
}

async function* inBatches<Row>(rows: AsyncIterable<TableRow<Row>>): AsyncGenerator<TableRow<Row>[]> {
  let batch: TableRow<Row>[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
