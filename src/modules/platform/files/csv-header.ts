import { type FaultList } from './csv-faults.js';
import { columnsOf, type TableFormat } from './csv-format.js';

const SEPARATORS = [',', ';', '\t'] as const;
const NAMED_AT_MOST = 20;

/** The separator of a table, from its first line that is not blank: comma, semicolon or tab, whichever stands there most. */
export function detectSeparator(text: string): string {
  const line = /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? '';
  const unquoted = line.replace(/"[^"]*"/g, '');
  const count = (separator: string): number => unquoted.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/**
 * Which cell of a row belongs to which column, by the names in the header, in any order, case and spacing (`Max days` is
 * `max_days`). A null place is a nameless column, which must stay empty. Null when the header is at fault: a name twice, an
 * unknown name, a required one missing, each added to `faults`.
 */
export function readHeader<Row>(
  cells: readonly string[],
  row: number,
  format: TableFormat<Row>,
  faults: FaultList,
): ((keyof Row & string) | null)[] | null {
  const names = new Map<string, keyof Row & string>(columnsOf(format).map(([name]) => [name, name]));
  const allowed = `Allowed columns: ${[...names.keys()].join(', ')}.`;
  const seen = new Set<string>();
  let wrong = 0;
  const places = cells.map((cell) => {
    const written = cell
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '_');
    if (written === '') return null;
    const name = names.get(written) ?? null;
    if (name === null || seen.has(written)) {
      wrong += 1;
      if (wrong <= NAMED_AT_MOST) {
        const problem = name === null ? 'is no column of this table' : 'stands twice in the header';
        faults.add(row, cell.trim().slice(0, 80), cell.trim(), `"${cell.trim().slice(0, 40)}" ${problem}. ${allowed}`);
      }
    }
    seen.add(written);
    return name;
  });
  if (wrong > NAMED_AT_MOST) {
    faults.add(row, null, null, `${wrong - NAMED_AT_MOST} more columns are unknown or stand twice. ${allowed}`);
  }
  const missing = columnsOf(format).filter(([name, column]) => column.required && !seen.has(name));
  for (const [name] of missing) faults.add(row, name, null, `The required column "${name}" is missing. ${allowed}`);
  return wrong > 0 || missing.length > 0 ? null : places;
}
