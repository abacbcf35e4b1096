import { type AnswersRequest, DEFAULT_DRAWS, DEFAULT_ROUNDS } from '../scheduling/simulate-answers.js';
import { readArguments } from './command.js';

export const SIMULATE_ANSWERS_USAGE = `Draws what comes of a plan when people say no: how many teams are complete in time, and which places fail.

usage: npm run --silent simulate-answers -- PROBLEM.json PLAN.json [options]     "-" reads one of them from standard input

  --draws N         years drawn, 1 to 100,000 (default ${DEFAULT_DRAWS})
  --rounds N        rounds of asking for each place, 1 to 20, the first letter included (default ${DEFAULT_ROUNDS})
  --seed N          seed of the random numbers (default 1); the same seed gives the same figures
  --json            everything as one JSON document
  --help            this text

Each person says yes with their own acceptance; after a no the best reserve who is free is asked. What is assumed is in
docs/adr/0018-people-say-no.md. Exit code 2: the options or the files cannot be used, or the plan breaks a hard rule.
`;

/** What the command line asks. */
export interface SimulateAnswersArguments extends AnswersRequest {
  readonly problemFile: string;
  readonly planFile: string;
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
    json: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;

  const faults: string[] = [];
  const whole = (name: 'draws' | 'rounds' | 'seed', otherwise: number, least: number, most: number): number => {
    const text = values[name];
    if (text === undefined) return otherwise;
    const value = text.trim() === '' ? NaN : Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    faults.push(`--${name} is "${text}"; give a whole number from ${least} to ${most}`);
    return otherwise;
  };
  const draws = whole('draws', DEFAULT_DRAWS, 1, 100_000);
  const rounds = whole('rounds', DEFAULT_ROUNDS, 1, 20);
  const seed = whole('seed', 1, 0, 2 ** 32 - 1);
  if (positionals.length !== 2) faults.push(`Give a problem file and a plan file; there are ${positionals.length}`);
  if (positionals.length === 2 && positionals[0] === '-' && positionals[1] === '-')
    faults.push('Only one of the two files can come from standard input');
  if (faults.length > 0) return { faults };
  const [problemFile, planFile] = positionals as [string, string];
  return { problemFile, planFile, draws, rounds, seed, json: values.json ?? false };
}
