import { WEIGHT_PRESETS, type WeightPreset } from '../scheduling/constraints/weight-presets.js';
import { faultsOfOptions, type SearchOptions } from '../scheduling/options.js';
import { readArguments } from './command.js';

export const PLAN_USAGE = `Plans a year: reads a problem and writes a plan, both in the format of docs/planning/PROBLEM.md.

usage: npm run --silent plan -- PROBLEM.json [options]       "-" reads the problem from standard input

  --seconds N       time limit (default 30, unless --iterations is given)
  --iterations N    moves that each thread may try; with --threads 1 the same call gives the same plan
  --idle-seconds N  end sooner, when nothing has improved for so long
  --until-full      end sooner, at the first plan without vacancies and deferrals
  --seed N          seed of the random numbers (default 1)
  --threads N       threads, 1 to 64 (default 2); in a run of 10 seconds or more one of several works on the bound
                    (see columnsFrom in docs/solver-options.md)
  --out FILE        where the plan goes; "-" for standard output, and the score line then goes to standard error;
                    without it only the score is printed
  --start FILE      a plan to start from (without it: the problem's baseline, where it has one)
  --preset NAME     weights to search with: ${WEIGHT_PRESETS.map(({ id }) => id).join(', ')};
                    the score is that by the weights of the problem all the same
  --set NAME=VALUE  an option of the search, any number of times; docs/solver-options.md lists them
  --assert          recompute the whole score after every accepted move and stop at the first difference
  --help            this text

Prints one line: {"hard","medium","soft","vacancies","scheduled","days","iterations","seconds","bound"}.
The bound is what soft costs at least in any plan as short of people as this one, or null while that is not known.
When every challenge is deferred, standard error says why and what to change.
Ctrl-C ends the search and keeps the best plan so far. Exit code 2: the options or the problem cannot be used.
`;

/** What the command line asks. */
export interface PlanArguments {
  readonly problemFile: string;
  readonly seconds: number | null;
  readonly iterations: number | null;
  readonly idleSeconds: number | null;
  readonly untilFull: boolean;
  readonly seed: number;
  readonly threads: number;
  readonly out: string | null;
  readonly start: string | null;
  readonly preset: WeightPreset | null;
  readonly options: Partial<SearchOptions>;
}

/** Reads the arguments of `plan`; every fault as a sentence when they cannot be used. */
export function parsePlanArguments(args: readonly string[]): PlanArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, {
    seconds: { type: 'string' },
    iterations: { type: 'string' },
    'idle-seconds': { type: 'string' },
    'until-full': { type: 'boolean' },
    seed: { type: 'string' },
    threads: { type: 'string' },
    out: { type: 'string' },
    start: { type: 'string' },
    preset: { type: 'string' },
    set: { type: 'string', multiple: true },
    assert: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;

  const faults: string[] = [];
  const number = (
    name: 'seconds' | 'iterations' | 'idle-seconds' | 'seed' | 'threads',
    least: number,
    most: number,
  ): number | null => {
    const text = values[name];
    if (text === undefined) return null;
    const value = text.trim() === '' ? NaN : Number(text);
    const fits = value >= least && value <= most && (name.endsWith('seconds') || Number.isInteger(value));
    if (fits) return value;
    const wanted = name.endsWith('seconds') ? 'a number' : 'a whole number';
    faults.push(`--${name} is "${text}"; give ${wanted} from ${least} to ${most}`);
    return null;
  };
  const seconds = number('seconds', 0.1, 86_400);
  const iterations = number('iterations', 1, 1e12);
  const idleSeconds = number('idle-seconds', 0.1, 86_400);
  const seed = number('seed', 0, 2 ** 32 - 1);
  const threads = number('threads', 1, 64);
  const preset = WEIGHT_PRESETS.find(({ id }) => id === values.preset) ?? null;
  if (values.preset !== undefined && preset === null)
    faults.push(`--preset is "${values.preset}"; give one of ${WEIGHT_PRESETS.map(({ id }) => id).join(', ')}`);
  const options = parseSettings(values.set ?? [], faults);
  if (positionals.length !== 1) faults.push(`Give one problem file; there are ${positionals.length}`);
  if (faults.length > 0) return { faults };
  return {
    problemFile: positionals[0]!,
    seconds: seconds ?? (iterations === null ? 30 : null),
    iterations,
    idleSeconds,
    untilFull: values['until-full'] ?? false,
    seed: seed ?? 1,
    threads: threads ?? 2,
    out: values.out ?? null,
    start: values.start ?? null,
    preset,
    options: values.assert === true ? { ...options, assertEvery: 1 } : options,
  };
}

function parseSettings(settings: readonly string[], faults: string[]): Partial<SearchOptions> {
  const entries = settings.map((setting): [string, number] => {
    const at = setting.indexOf('=');
    return at < 0 ? [setting, NaN] : [setting.slice(0, at), Number(setting.slice(at + 1))];
  });
  const options = Object.fromEntries(entries);
  faults.push(...faultsOfOptions(options).map((fault) => `--set ${fault}`));
  return options;
}
