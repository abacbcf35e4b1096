import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { type FaultList } from './csv-faults.js';
import { columnsOf, type TableFormat } from './csv-format.js';
import { detectSeparator } from './csv-header.js';
import { RowReader } from './csv-rows.js';
import { decodeText, UnreadableText } from './csv-text.js';

/** How large a table may be. */
export interface TableLimits {
  readonly maxBytes: number;
  /** Rows below the header, blank ones included. */
  readonly maxRows: number;
  /** Characters in one line and bytes in one row, which also bounds the number of columns. */
  readonly maxRowCharacters: number;
}

export const DEFAULT_TABLE_LIMITS: TableLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxRows: 200_000,
  maxRowCharacters: 32_768,
};

/** A row that is right in itself, and its number in the file, the header being 1. */
export interface TableRow<Row> {
  readonly number: number;
  readonly row: Row;
}

/**
 * The rows of a CSV file, one at a time, each checked against its format. Whatever is wrong goes to `faults` and the row is
 * left out; a fault of the file itself (not text, a stray quote, a bad header, over a limit) ends the reading. It never
 * throws for what a file holds. Comma, semicolon and tab separate; blank rows are passed over; UTF-8, UTF-16 and
 * Windows-1252 are read. Memory: the bytes, one slice of text, and the natural keys seen.
 */
export async function* readTable<Row>(
  bytes: Uint8Array,
  format: TableFormat<Row>,
  faults: FaultList,
  limits: TableLimits = DEFAULT_TABLE_LIMITS,
): AsyncGenerator<TableRow<Row>> {
  if (bytes.length > limits.maxBytes) {
    faults.add(null, null, null, `The file has ${bytes.length} bytes; at most ${limits.maxBytes} are taken. Split it.`);
    return;
  }
  const reader = new RowReader(format, faults);
  let number = 0;
  try {
    for await (const cells of parseCells(bytes, limits)) {
      number += 1;
      if (number > limits.maxRows + 1) {
        faults.add(number, null, null, `The table has more than ${limits.maxRows} rows. Split the file.`);
        return;
      }
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (!reader.hasHeader) {
        if (!reader.readHeader(cells, number)) return;
        continue;
      }
      const row = reader.readRow(cells, number);
      if (row !== null) yield { number, row };
    }
  } catch (error) {
    const row = error instanceof CsvError ? Number(error.records) + 1 : null;
    faults.add(row, null, null, explainUnreadable(error, limits));
    return;
  }
  if (!reader.hasHeader) {
    const names = columnsOf(format).map(([name]) => name);
    faults.add(null, null, null, `The file is empty. Its first row names the columns: ${names.join(', ')}.`);
  }
}

async function* parseCells(bytes: Uint8Array, limits: TableLimits): AsyncGenerator<string[]> {
  const texts = decodeText(bytes, limits.maxRowCharacters);
  const first = texts.next();
  if (first.done === true) return;
  const parser = parse({
    delimiter: detectSeparator(first.value),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: limits.maxRowCharacters,
  });
  const source = Readable.from(
    (function* () {
      yield first.value;
      yield* texts;
    })(),
  );
  // The parser is destroyed with the error, and the loop below throws it.
  pipeline(source, parser, () => undefined);
  for await (const cells of parser) yield cells as string[];
}

/** What a failure to parse means for the person who made the file; anything that is not about the file is thrown on. */
function explainUnreadable(error: unknown, limits: TableLimits): string {
  if (error instanceof UnreadableText) return error.message;
  if (!(error instanceof CsvError)) throw error;
  switch (error.code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quote is opened in this row and never closed. Close it; a quote inside a quoted cell is written twice ("").';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'A stray quote stands in this row. Put the whole cell in quotes and write each quote inside it twice ("").';
    case 'CSV_MAX_RECORD_SIZE':
      return `This row is longer than ${limits.maxRowCharacters} bytes. Look for a quote that is never closed, or shorten it.`;
    default:
      throw error;
  }
}
