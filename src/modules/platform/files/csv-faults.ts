/** One thing that is wrong with a table, at its place. */
export interface TableFault {
  /** Row as a spreadsheet numbers it, the header being 1; null when the whole file is meant. */
  readonly row: number | null;
  readonly column: string | null;
  /** The offending value, cut to 80 characters; null when there is none. */
  readonly value: string | null;
  /** What is wrong, what is allowed, what to do. */
  readonly message: string;
}

const LONGEST_VALUE = 80;

/** The first faults of a table, at most `limit` of them, and how many there were in all. */
export class FaultList {
  readonly #first: TableFault[] = [];
  #total = 0;

  constructor(private readonly limit: number) {}

  /** Notes a fault; beyond the limit it is only counted. */
  add(row: number | null, column: string | null, value: string | null, message: string): void {
    this.#total += 1;
    if (this.#first.length >= this.limit) return;
    this.#first.push({ row, column, value: value === null ? null : cutValue(value), message });
  }

  get first(): readonly TableFault[] {
    return this.#first;
  }

  get total(): number {
    return this.#total;
  }
}

/** A value short enough to be repeated in a message: at most 80 characters, and no half of a pair. */
export function cutValue(value: string): string {
  if (value.length <= LONGEST_VALUE) return value;
  return `${value.slice(0, LONGEST_VALUE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
