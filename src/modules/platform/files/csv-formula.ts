/**
 * Spreadsheets run a cell that begins with one of = + - @ (or their full-width forms) as a formula, whatever white space
 * stands before it. An apostrophe in front makes it text; since the apostrophe is the escape, a value that looks escaped
 * already is escaped once more, so that every value comes back as it was.
 * Source: OWASP ASVS 5.0.0, 1.2.10.
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
const ESCAPABLE = /^'*(?:[\t\r\0]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/** Whether a spreadsheet would run this cell as a formula. */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

/** The cell with an apostrophe in front when a spreadsheet would run it; `unescapeFormula` gives the value back. */
export function escapeFormula(value: string): string {
  return ESCAPABLE.test(value) ? `'${value}` : value;
}

/** The value that `escapeFormula` wrote as this cell; an apostrophe that it would not have written stays. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && ESCAPABLE.test(cell.slice(1)) ? cell.slice(1) : cell;
}
