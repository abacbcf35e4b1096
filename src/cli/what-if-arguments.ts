import { type Change } from '../scheduling/what-if/change.js';
import { CHANGE_FORMS, readChange } from '../scheduling/what-if/read-change.js';
import { readArguments } from './command.js';

export const WHAT_IF_USAGE = `Changes a year, plans it, and says what would become of a plan.

usage: npm run --silent what-if -- PROBLEM.json PLAN.json --change CHANGE [--change CHANGE …] [options]
                                                             "-" reads one of the two from standard input

  --change CHANGE       any number of times, made one after the other:
${CHANGE_FORMS.map(([form, meaning]) => `                          ${form.padEnd(22)} ${meaning}`).join('\n')}
  --seconds N           time limit of the search, which starts from the plan (default 10)
  --seed N              seed of the search (default 1)
  --out FILE            where the new plan goes
  --out-problem FILE    where the changed problem goes
  --json                the answer as JSON
  --help                this text

Exit code 2: the options, a file or a change cannot be used.
`;

/** What the command line asks. */
export interface WhatIfArguments {
  readonly problemFile: string;
  readonly planFile: string;
  readonly changes: readonly Change[];
  readonly seconds: number;
  readonly seed: number;
  readonly out: string | null;
  readonly outProblem: string | null;
  readonly asJson: boolean;
}

/** Reads the arguments of `what-if`; every fault as a sentence when they cannot be used. */
export function parseWhatIfArguments(
  args: readonly string[],
): WhatIfArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, {
    change: { type: 'string', multiple: true },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    'out-problem': { type: 'string' },
    json: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;

  const faults: string[] = [];
  const [problemFile, planFile] = positionals;
  if (positionals.length !== 2) faults.push(`Give a problem file and a plan file; there are ${positionals.length}`);
  else if (problemFile === '-' && planFile === '-') faults.push('Only one file can come from standard input');
  const changes = (values.change ?? []).flatMap((text): Change[] => {
    const asked = readChange(text);
    if ('change' in asked) return [asked.change];
    faults.push(`--change: ${asked.fault}`);
    return [];
  });
  if (values.change === undefined) faults.push('Say what changes: --change CHANGE');
  const number = (name: 'seconds' | 'seed', least: number, most: number, usual: number): number => {
    const text = values[name];
    const value = text === undefined ? usual : text.trim() === '' ? NaN : Number(text);
    const fits = value >= least && value <= most && (name === 'seconds' || Number.isInteger(value));
    if (!fits) faults.push(`--${name} is "${text ?? ''}"; give a number from ${least} to ${most}`);
    return value;
  };
  const seconds = number('seconds', 0.1, 86_400, 10);
  const seed = number('seed', 0, 2 ** 32 - 1, 1);
  if (faults.length > 0) return { faults };
  return {
    problemFile: problemFile!,
    planFile: planFile!,
    changes,
    seconds,
    seed,
    out: values.out ?? null,
    outProblem: values['out-problem'] ?? null,
    asJson: values.json === true,
  };
}
