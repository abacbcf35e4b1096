import { PAPER_DAYS } from '../scheduling/capacity/assess-capacity.js';
import { readArguments } from './command.js';

export const CAPACITY_USAGE = `Says what a year's peers, weeks, managers and days are enough for, and how many leaders and chief executives it needs.

usage: npm run --silent capacity -- PROBLEM.json [options]      "-" reads the problem from standard input

  --challenges N            challenges that the programme is to have, 1 to 100,000 (default: those of the problem)
  --budget DAYS             working days to spend (default: the budget of the problem)
  --days-per-deployment D   days that a deployment costs, to see what the budget buys then; may be repeated
                            (default ${PAPER_DAYS.join(', ')})
  --seconds N               time limit (default 60)
  --seed N                  seed of the order in which pools grow, and of the search (default 1)
  --json                    everything as one JSON document
  --help                    this text

The curves and the least vacancies are limits that no plan can beat; what is left out of them is in
docs/adr/0019-capacity.md. Exit code 2: the options or the problem cannot be used.
`;

/** What the command line asks. */
export interface CapacityArguments {
  readonly problemFile: string;
  readonly challenges: number | null;
  readonly budgetDays: number | null;
  readonly daysPerDeployment: readonly number[];
  readonly seconds: number;
  readonly seed: number;
  readonly json: boolean;
}

/** Reads the arguments of `capacity`; every fault as a sentence when they cannot be used. */
export function parseCapacityArguments(
  args: readonly string[],
): CapacityArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, {
    challenges: { type: 'string' },
    budget: { type: 'string' },
    'days-per-deployment': { type: 'string', multiple: true },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;

  const faults: string[] = [];
  const number = (name: string, text: string, least: number, most: number, isWhole: boolean): number => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
    faults.push(`--${name} is "${text}"; give a ${isWhole ? 'whole number' : 'number'} from ${least} to ${most}`);
    return NaN;
  };
  const { challenges, budget, seconds = '60', seed = '1' } = values;
  const days = values['days-per-deployment'];
  const wanted = {
    problemFile: positionals[0] ?? '',
    challenges: challenges === undefined ? null : number('challenges', challenges, 1, 100_000, true),
    budgetDays: budget === undefined ? null : number('budget', budget, 0, 1e9, false),
    daysPerDeployment: days?.map((text) => number('days-per-deployment', text, 0.25, 100, false)) ?? PAPER_DAYS,
    seconds: number('seconds', seconds, 0.1, 86_400, false),
    seed: number('seed', seed, 0, 2 ** 32 - 1, true),
    json: values.json ?? false,
  };
  if (positionals.length !== 1) faults.push(`Give one problem file; there are ${positionals.length}`);
  return faults.length > 0 ? { faults } : wanted;
}
