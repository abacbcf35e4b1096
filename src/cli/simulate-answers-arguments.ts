import { DEFAULT_BUDGET, MOST_BUDGET } from '../scheduling/robust/make-robust.js';
import { type AnswersRequest, DEFAULT_DRAWS, DEFAULT_ROUNDS } from '../scheduling/simulate-answers.js';
import { readArguments } from './command.js';

const DEFAULT_SECONDS = 20;

export const SIMULATE_ANSWERS_USAGE = `Draws what comes of a plan when people say no: how many teams are complete in time, and which places fail.

usage: npm run --silent simulate-answers -- PROBLEM.json PLAN.json [options]     "-" reads one of them from standard input

  --draws N         years drawn, 1 to 100,000 (default ${DEFAULT_DRAWS})
  --rounds N        rounds of asking for each place, 1 to 20, the first letter included (default ${DEFAULT_ROUNDS})
  --seed N          seed of the random numbers (default 1); the same seed gives the same figures
  --robust FILE     looks for a plan near this one of which more teams are complete, writes it, and tells of both;
                    the file is the plan as it was where none is found
  --budget N        soft points that such a plan may cost, 0 to ${MOST_BUDGET} (default ${DEFAULT_BUDGET}); it breaks no rule and has no more vacancies
  --seconds N       how long it is looked for (default ${DEFAULT_SECONDS}, unless --iterations is given); Ctrl-C ends it sooner
  --iterations N    changes that it may try; the same call then gives the same plan
  --json            everything as one JSON document
  --help            this text

Each person says yes with their own acceptance; after a no the best reserve who is free is asked. What is assumed is in
docs/adr/0018-people-say-no.md, how a robust plan is found in docs/adr/0027-robust-plans.md.
Exit code 2: the options or the files cannot be used, or the plan breaks a hard rule.
`;

/** How a more robust plan is looked for. */
export interface RobustArguments {
  readonly file: string;
  readonly budget: number;
  readonly seconds: number | null;
  readonly iterations: number | null;
}

/** What the command line asks. */
export interface SimulateAnswersArguments extends AnswersRequest {
  readonly problemFile: string;
  readonly planFile: string;
  /** Null when the plan is only to be simulated. */
  readonly robust: RobustArguments | null;
  readonly json: boolean;
}

/** Reads the arguments of `simulate-answers`; every fault as a sentence when they cannot be used. */
export function parseSimulateAnswersArguments(
  args: readonly string[],
): SimulateAnswersArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, {
    draws: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string' },
    robust: { type: 'string' },
    budget: { type: 'string' },
    seconds: { type: 'string' },
    iterations: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;

  const faults: string[] = [];
  type Name = 'draws' | 'rounds' | 'seed' | 'budget' | 'seconds' | 'iterations';
  const number = <T>(name: Name, otherwise: T, least: number, most: number): number | T => {
    const text = values[name];
    if (text === undefined) return otherwise;
    const value = text.trim() === '' ? NaN : Number(text);
    if (value >= least && value <= most && (name === 'seconds' || Number.isInteger(value))) return value;
    const wanted = name === 'seconds' ? 'a number' : 'a whole number';
    faults.push(`--${name} is "${text}"; give ${wanted} from ${least} to ${most}`);
    return otherwise;
  };
  const draws = number('draws', DEFAULT_DRAWS, 1, 100_000);
  const rounds = number('rounds', DEFAULT_ROUNDS, 1, 20);
  const seed = number('seed', 1, 0, 2 ** 32 - 1);
  const budget = number('budget', DEFAULT_BUDGET, 0, MOST_BUDGET);
  const iterations = number('iterations', null, 1, 1e12);
  const seconds = number('seconds', iterations === null ? DEFAULT_SECONDS : null, 0.1, 86_400);
  if (values.robust === '') faults.push('--robust names no file; give the file to write the robust plan to');
  if (values.robust === undefined)
    for (const name of ['budget', 'seconds', 'iterations'] as const)
      if (values[name] !== undefined) faults.push(`--${name} is for a robust plan; give --robust FILE too`);
  if (positionals.length !== 2) faults.push(`Give a problem file and a plan file; there are ${positionals.length}`);
  if (positionals.length === 2 && positionals[0] === '-' && positionals[1] === '-')
    faults.push('Only one of the two files can come from standard input');
  if (faults.length > 0) return { faults };
  const [problemFile, planFile] = positionals as [string, string];
  const robust = values.robust === undefined ? null : { file: values.robust, budget, seconds, iterations };
  return { problemFile, planFile, draws, rounds, seed, robust, json: values.json ?? false };
}
