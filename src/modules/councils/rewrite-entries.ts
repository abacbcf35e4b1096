interface Rewrite<Row, Entry> {
  readonly gone: readonly Row[];
  readonly changed: readonly { readonly row: Row; readonly entry: Entry }[];
  readonly fresh: readonly Entry[];
}

/** What turns recorded rows into the entries of a list that replaces them; rows that already say the same are left alone. */
export function rewriteEntries<Row extends Entry, Entry extends object>(
  recorded: readonly Row[],
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | number,
): Rewrite<Row, Entry> {
  const rows = new Map(recorded.map((row) => [keyOf(row), row]));
  const wanted = new Set(entries.map(keyOf));
  const differs = (row: Row, entry: Entry): boolean =>
    Object.entries(entry).some(([name, value]) => row[name as keyof Row] !== value);
  return {
    gone: recorded.filter((row) => !wanted.has(keyOf(row))),
    changed: entries.flatMap((entry) => {
      const row = rows.get(keyOf(entry));
      return row && differs(row, entry) ? [{ row, entry }] : [];
    }),
    fresh: entries.filter((entry) => !rows.has(keyOf(entry))),
  };
}
