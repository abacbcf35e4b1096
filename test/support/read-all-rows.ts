import { FaultList, type TableFault } from '../../src/modules/platform/files/csv-faults.js';
import { type TableFormat } from '../../src/modules/platform/files/csv-format.js';
import { DEFAULT_TABLE_LIMITS, readTable, type TableLimits } from '../../src/modules/platform/files/csv-read.js';

export interface WholeTable<Row> {
  rows: Row[];
  numbers: number[];
  faults: readonly TableFault[];
  total: number;
}

/** A whole table in memory, as specs like to compare it. */
export async function readAllRows<Row>(
  content: string | Uint8Array,
  format: TableFormat<Row>,
  limits: TableLimits = DEFAULT_TABLE_LIMITS,
  faultLimit = 100,
): Promise<WholeTable<Row>> {
  const faults = new FaultList(faultLimit);
  const rows: Row[] = [];
  const numbers: number[] = [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for await (const { number, row } of readTable(bytes, format, faults, limits)) {
    rows.push(row);
    numbers.push(number);
  }
  return { rows, numbers, faults: faults.first, total: faults.total };
}
