import { readArguments } from './command.js';

export const BOUND_USAGE = `Says how cheap any plan of a year can be at best: a lower bound on soft, by column generation.

usage: npm run --silent bound -- PROBLEM.json [options]      "-" reads the problem from standard input

  --seconds N    time limit (default 300)
  --plan FILE    a plan to judge: the bound is then over plans whose medium is at most that plan's; without it over plans
                 with medium 0
  --help         this text

Prints one line: {"medium","soft","bound","gapPercent","rounds","columns","seconds","proven"}. The bound is null while
there is none, and when no plan with such a medium exists. "proven" says that the plan's soft equals the bound.
Exit code 2: the options, the problem or the plan cannot be used.
`;

/** What the command line asks. */
export interface BoundArguments {
  readonly problemFile: string;
  readonly seconds: number;
  readonly plan: string | null;
}

/** Reads the arguments of `bound`; every fault as a sentence when they cannot be used. */
export function parseBoundArguments(args: readonly string[]): BoundArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, { seconds: { type: 'string' }, plan: { type: 'string' } });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;
  const faults: string[] = [];
  const text = values.seconds ?? '300';
  const seconds = text.trim() === '' ? NaN : Number(text);
  if (!(seconds >= 0.1 && seconds <= 86_400)) faults.push(`--seconds is "${text}"; give a number from 0.1 to 86400`);
  if (positionals.length !== 1) faults.push(`Give one problem file; there are ${positionals.length}`);
  if (faults.length > 0) return { faults };
  return { problemFile: positionals[0]!, seconds, plan: values.plan ?? null };
}
