import { parseArgs } from 'node:util';

export const BENCH_USAGE = `Measures the planner on years of 40, 120 and 800 people, beside a plain greedy and calendar first.

usage: npm run bench -- [options]

  --seconds LIST    times at which to look (default 1,2,5,10,30,60). A planner runs afresh for the last of those up to 10,
                    up to 60 and beyond, because a run that is given more time has less to show early
  --long            looks at 300 seconds too
  --seeds LIST      seeds; the table has the median run (default 1,2,3)
  --threads N       search threads, 1 to 64 (default 2)
  --bound-seconds N how long the bound of a problem may take, after its searches, where none is given (default 300);
                    0: none is computed
  --problems DIR    problem files (*.json) instead of the drawn years; bounds.json beside them may tell proven bounds,
                    {"<name of a problem>": {"medium": N, "soft": N}}
  --out FILE        where the table goes (default bench/results.md)
  --help            this text

Prints the table too. Exit code 1: a plan broke a hard rule; 2: the options or the files cannot be used.
`;

export interface BenchArguments {
  readonly seconds: readonly number[];
  readonly seeds: readonly number[];
  readonly threads: number;
  /** How long each run lasts, the shortest first. */
  readonly lengths: readonly number[];
  readonly boundSeconds: number;
  readonly problems: string | null;
  readonly out: string;
}

/** Reads the arguments of the bench; every fault as a sentence when they cannot be used. */
export function parseBenchArguments(args: readonly string[]): BenchArguments | 'help' | { readonly faults: string[] } {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string', default: '1,2,5,10,30,60' },
        long: { type: 'boolean', default: false },
        seeds: { type: 'string', default: '1,2,3' },
        threads: { type: 'string', default: '2' },
        'bound-seconds': { type: 'string', default: '300' },
        problems: { type: 'string' },
        out: { type: 'string', default: 'bench/results.md' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  }
  const { values } = parsed;
  if (values.help) return 'help';
  const faults: string[] = [];
  const wholes = (name: 'seconds' | 'seeds' | 'threads' | 'bound-seconds', least: number, most: number): number[] => {
    const numbers = values[name].split(',').map((text) => (text.trim() === '' ? NaN : Number(text)));
    if (!numbers.every((value) => Number.isInteger(value) && value >= least && value <= most))
      faults.push(`--${name} is "${values[name]}"; give whole numbers from ${least} to ${most}, with commas between`);
    return numbers;
  };
  const seconds = [...wholes('seconds', 1, 86_400), ...(values.long ? [300] : [])];
  const seeds = wholes('seeds', 0, 2 ** 32 - 1);
  const threads = wholes('threads', 1, 64);
  const boundSeconds = wholes('bound-seconds', 0, 86_400);
  for (const [name, numbers] of [
    ['threads', threads],
    ['bound-seconds', boundSeconds],
  ] as const)
    if (numbers.length > 1) faults.push(`--${name} is "${values[name]}"; give one number`);
  if (faults.length > 0) return { faults };
  const columns = [...new Set(seconds)].sort((a, b) => a - b);
  return {
    seconds: columns,
    lengths: lengthsOf(columns),
    boundSeconds: boundSeconds[0]!,
    seeds,
    threads: threads[0]!,
    problems: values.problems ?? null,
    out: values.out,
  };
}

/** The last column of each stretch: up to 10 seconds, up to 60, and beyond. */
function lengthsOf(seconds: readonly number[]): number[] {
  const lasts = [10, 60, Infinity].map((most) => seconds.filter((second) => second <= most).at(-1));
  return [...new Set(lasts.filter((second) => second !== undefined))];
}
