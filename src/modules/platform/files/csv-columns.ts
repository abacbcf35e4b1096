/** The kinds of cell that an imported table can have. */
export type ColumnKind = 'text' | 'code' | 'integer' | 'decimal' | 'date' | 'choice' | 'list' | 'letters';

/** A cell understood, or what is wrong with it and what is allowed. */
export type Reading<Value> = { readonly value: Value } | { readonly fault: string };

/** One column of an imported table: what it means, what it may hold, how a cell is read and written. */
export interface Column<Value> {
  readonly kind: ColumnKind;
  readonly meaning: string;
  readonly required: boolean;
  /** What a cell may hold, as the end of the sentence "Allowed: …". */
  readonly allowed: string;
  readonly example: string;
  /** Understands a cell that is trimmed and not blank (blank cells are null, or a fault where the column is required). */
  read(cell: string): Reading<Value>;
  /** The cell for a value, such that reading it gives the value back. */
  write(value: Value): string;
}

/** What every column says of itself. */
export interface ColumnWords {
  readonly meaning: string;
  readonly example: string;
}

/** The same column, which may also be left blank (null). */
export function optional<Value>(column: Column<Value>): Column<Value | null> {
  return {
    ...column,
    required: false,
    read: (cell) => column.read(cell),
    write: (value) => (value === null ? '' : column.write(value)),
  };
}

const plain = { required: true, write: String };
const notAllowed = (allowed: string): { fault: string } => ({ fault: `Allowed: ${allowed}.` });

/** Free text of one line, or of several with `lines`. */
export function text(words: ColumnWords & { maxLength?: number; lines?: boolean }): Column<string> {
  const { maxLength = 200, lines = false } = words;
  const allowed = `${lines ? 'text' : 'text of one line'}, at most ${maxLength} characters`;
  return {
    ...plain,
    kind: 'text',
    meaning: words.meaning,
    example: words.example,
    allowed,
    read: (cell) => {
      const value = cell.replace(/\r\n?/g, '\n');
      return value.length > maxLength || (!lines && /[\n\t]/.test(value)) ? notAllowed(allowed) : { value };
    },
  };
}

/** A short identifier: whatever `pattern` takes, said in words by `allowed`. */
export function code(words: ColumnWords & { pattern: RegExp; allowed: string }): Column<string> {
  const { pattern, allowed, meaning, example } = words;
  return {
    ...plain,
    kind: 'code',
    meaning,
    example,
    allowed,
    read: (cell) => (pattern.test(cell) ? { value: cell } : notAllowed(allowed)),
  };
}

/** A whole number from `min` to `max`. */
export function integer(words: ColumnWords & { min: number; max: number }): Column<number> {
  return number('integer', /^\d{1,9}$/, `a whole number from ${words.min} to ${words.max}`, words);
}

/** A number from `min` to `max` with at most two decimals, a multiple of `step` when one is given. */
export function decimal(words: ColumnWords & { min: number; max: number; step?: number }): Column<number> {
  const { min, max, step } = words;
  const allowed = `a number from ${min} to ${max}${step === undefined ? ', at most two decimals' : ` in steps of ${step}`}`;
  return number('decimal', /^\d{1,9}(?:\.\d{1,2})?$/, allowed, words);
}

function number(
  kind: ColumnKind,
  pattern: RegExp,
  allowed: string,
  words: ColumnWords & { min: number; max: number; step?: number },
): Column<number> {
  const { min, max, step, meaning, example } = words;
  return {
    ...plain,
    kind,
    meaning,
    example,
    allowed,
    read: (cell) => {
      const value = Number(cell);
      const fits = pattern.test(cell) && value >= min && value <= max && (step === undefined || value % step === 0);
      return fits ? { value } : notAllowed(allowed);
    },
  };
}

/** One of a closed set of words, in any case. */
export function choice<const Word extends string>(words: ColumnWords & { of: readonly Word[] }): Column<Word> {
  const allowed = words.of.join(', ');
  return {
    ...plain,
    kind: 'choice',
    meaning: words.meaning,
    example: words.example,
    allowed,
    read: (cell) => {
      const value = words.of.find((word) => word === cell.toLowerCase());
      return value === undefined ? notAllowed(allowed) : { value };
    },
  };
}

/** Yes or no. */
export function yesNo(words: ColumnWords): Column<boolean> {
  const column = choice({ ...words, of: ['yes', 'no'] });
  return {
    ...column,
    read: (cell) => {
      const reading = column.read(cell);
      return 'fault' in reading ? reading : { value: reading.value === 'yes' };
    },
    write: (value) => (value ? 'yes' : 'no'),
  };
}

/** One letter a week: Y available, I if needed, N not. Small letters are taken too. */
export function letters(words: ColumnWords & { maxLength: number }): Column<string> {
  const allowed = `the letters Y (available), I (if needed) and N (not), one a week, at most ${words.maxLength}`;
  return {
    ...plain,
    kind: 'letters',
    meaning: words.meaning,
    example: words.example,
    allowed,
    read: (cell) => {
      const value = cell.toUpperCase();
      return /^[YIN]+$/.test(value) && value.length <= words.maxLength ? { value } : notAllowed(allowed);
    },
  };
}

/** What the parts of a list cell look like: how one is read, written and told from another. */
export interface ListItems<Item> {
  /** One part in words, as in "Allowed: …, separated by ;". */
  readonly allowed: string;
  readonly max: number;
  /** The item that a part says, or null when it says none. */
  readonly read: (part: string) => Item | null;
  readonly write: (item: Item) => string;
  /** Two items with the same identity may not stand in one cell. */
  readonly identity: (item: Item) => string;
}

/** Several items separated by semicolons; each at most once. */
export function list<Item>(words: ColumnWords & { items: ListItems<Item> }): Column<readonly Item[]> {
  const { items, meaning, example } = words;
  const allowed = `${items.allowed}, separated by ; (at most ${items.max})`;
  return {
    kind: 'list',
    required: true,
    meaning,
    example,
    allowed,
    read: (cell) => {
      const value: Item[] = [];
      const seen = new Set<string>();
      for (const part of cell.split(';').map((each) => each.trim())) {
        if (part === '') continue;
        const item = items.read(part);
        if (item === null) return { fault: `"${part.slice(0, 40)}" is not understood. Allowed: ${allowed}.` };
        const identity = items.identity(item);
        if (seen.has(identity)) return { fault: `"${identity.slice(0, 40)}" stands there twice. Name it once.` };
        seen.add(identity);
        value.push(item);
      }
      return value.length === 0 || value.length > items.max ? notAllowed(allowed) : { value };
    },
    write: (value) => value.map(items.write).join('; '),
  };
}
