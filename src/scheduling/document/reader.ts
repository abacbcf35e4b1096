/**
 * Small readers for documents that came from outside: each takes an unknown value and either returns it typed or reports
 * what is wrong with it, and reading goes on, so that one pass finds every fault. No reader throws, follows a document
 * deeper than its shape, or repeats more of a value than fits on a line. Cost: linear in what the shape names.
 */

/** One thing that is wrong with a document. */
export interface Fault {
  /** JSON path of the value, such as `$.peers[3].availability`. */
  readonly path: string;
  /** What is wrong with the value, and what to do. */
  readonly message: string;
}

export type Report = (path: string, message: string) => void;

/** Returns the value as `T`, or reports its faults and returns undefined. */
export type Reader<T> = (value: unknown, path: string, report: Report) => T | undefined;

type Shape = Readonly<Record<string, Reader<unknown>>>;
type Read<S extends Shape> = { [K in keyof S]: Exclude<ReturnType<S[K]>, undefined> };

const LONGEST_SHOWN = 60;

/** A value on one short line, for messages. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return `a ${typeof value}`;
  const short = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
  return JSON.stringify(short);
}

/** The path of a member: `.name` for a plain name, else quoted in brackets. */
export function at(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^\w{1,40}$/.test(key) ? `${path}.${key}` : `${path}[${show(key)}]`;
}

export const text: Reader<string> = (value, path, report) => {
  if (typeof value === 'string') return value;
  report(path, `is ${show(value)}; give a text`);
  return undefined;
};

/** A text that names something: not empty, and no name that JavaScript objects already answer to, such as `__proto__`. */
export const name: Reader<string> = (value, path, report) => {
  if (typeof value !== 'string' || value === '') {
    report(path, `is ${show(value)}; give a text that is not empty`);
    return undefined;
  }
  if (value in {}) {
    report(path, `is ${show(value)}, a reserved word; choose another`);
    return undefined;
  }
  return value;
};

export const flag: Reader<boolean> = (value, path, report) => {
  if (typeof value === 'boolean') return value;
  report(path, `is ${show(value)}; give true or false`);
  return undefined;
};

/** Exactly this text. */
export function literal<const T extends string>(expected: T): Reader<T> {
  return (value, path, report) => {
    if (value === expected) return expected;
    report(path, `is ${show(value)}; give ${show(expected)}`);
    return undefined;
  };
}

/** A number from `low` to `high` that is a multiple of `step` (0: any). */
export function number(low: number, high: number, step = 0): Reader<number> {
  const steps = step === 1 ? 'a whole number' : step === 0 ? 'a number' : `a multiple of ${step}`;
  return (value, path, report) => {
    if (typeof value === 'number' && value >= low && value <= high && (step === 0 || Number.isInteger(value / step)))
      return value;
    report(path, `is ${show(value)}; give ${steps} from ${low} to ${high}`);
    return undefined;
  };
}

export function nullOr<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path, report) => (value === null ? null : reader(value, path, report));
}

/** What the reader makes of the value, or `whenMissing` for a field that is not there. */
export function orElse<T>(whenMissing: T, reader: Reader<T>): Reader<T> {
  return (value, path, report) => (value === undefined ? whenMissing : reader(value, path, report));
}

/** A list of which every entry is sound. */
export function list<T>(reader: Reader<T>): Reader<T[]> {
  const readEntries = entries(reader);
  return (value, path, report) => {
    const read = readEntries(value, path, report);
    return read?.every((entry) => entry !== undefined) ? read : undefined;
  };
}

/** A list whose faulty entries are undefined, so that the sound ones can still be judged together. */
export function entries<T>(reader: Reader<T>): Reader<(T | undefined)[]> {
  return (value, path, report) => {
    if (Array.isArray(value)) return value.map((entry, i) => reader(entry, at(path, i), report));
    report(path, `is ${show(value)}; give a list`);
    return undefined;
  };
}

/** An object from any names to sound values. */
export function dictionary<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path, report) => {
    const source = asObject(value, path, report);
    if (!source) return undefined;
    const read = Object.entries(source).map(([key, entry]) => [key, reader(entry, at(path, key), report)] as const);
    return read.every(([, entry]) => entry !== undefined) ? (Object.fromEntries(read) as Record<string, T>) : undefined;
  };
}

/** An object with these fields, all sound. `others` says what an unknown field is. */
export function record<S extends Shape>(
  shape: S,
  others: 'are faults' | 'are passed over' = 'are faults',
): Reader<Read<S>> {
  const readFields = fields(shape, others);
  return (value, path, report) => {
    const read = readFields(value, path, report);
    return read && Object.keys(shape).every((key) => read[key] !== undefined) ? (read as Read<S>) : undefined;
  };
}

/** An object with these fields; faulty ones are undefined, so that the sound ones can still be judged together. */
export function fields<S extends Shape>(
  shape: S,
  others: 'are faults' | 'are passed over' = 'are faults',
): Reader<Partial<Read<S>>> {
  const known = Object.entries(shape);
  return (value, path, report) => {
    const source = asObject(value, path, report);
    if (!source) return undefined;
    if (others === 'are faults')
      for (const key of Object.keys(source))
        if (!Object.hasOwn(shape, key)) report(at(path, key), 'is a field that the format does not know; remove it');
    const own = (key: string) => (Object.hasOwn(source, key) ? source[key] : undefined);
    return Object.fromEntries(known.map(([key, read]) => [key, read(own(key), at(path, key), report)])) as Partial<
      Read<S>
    >;
  };
}

function asObject(value: unknown, path: string, report: Report): Record<string, unknown> | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  report(path, `is ${show(value)}; give an object`);
  return undefined;
}
