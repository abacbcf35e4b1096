import { readArguments } from './command.js';

export const FIT_ONE_MORE_USAGE = `Fits one more challenge into a plan: the five best weeks, each with a team, its price, and who would have to be asked.

usage: npm run --silent fit-one-more -- PROBLEM.json PLAN.json (CHALLENGE.json | --challenge ID) [--from N] [--json]
                                                             "-" reads one of the files from standard input

  CHALLENGE.json    one entry for the challenges of the problem, as docs/planning/PROBLEM.md states it
  --challenge ID    instead of a file: a challenge of the problem that the plan leaves out or defers
  --from N          the first week that can still be had (an index from 0; default 0)
  --json            the answer as JSON
  --help            this text

Prices are exact: the score of the year with the challenge in that week, less its score while the challenge is deferred.
Exit code 2: the options or a file cannot be used.
`;

/** What the command line asks. */
export interface FitOneMoreArguments {
  readonly problemFile: string;
  readonly planFile: string;
  /** The challenge as a file, or by its id in the problem. */
  readonly challenge: { readonly file: string } | { readonly id: string };
  readonly from: number;
  readonly asJson: boolean;
}

/** Reads the arguments of `fit-one-more`; every fault as a sentence when they cannot be used. */
export function parseFitOneMoreArguments(
  args: readonly string[],
): FitOneMoreArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, {
    challenge: { type: 'string' },
    from: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;

  const faults: string[] = [];
  const [problemFile, planFile, challengeFile] = positionals;
  if (positionals.length < 2 || positionals.length > 3)
    faults.push(`Give a problem file, a plan file and a challenge file; there are ${positionals.length}`);
  if (positionals.filter((file) => file === '-').length > 1) faults.push('Only one file can come from standard input');
  if ((challengeFile === undefined) === (values.challenge === undefined))
    faults.push('Say which challenge, in one way: by a third file or by --challenge ID');
  const from = values.from === undefined ? 0 : values.from.trim() === '' ? NaN : Number(values.from);
  if (!(Number.isInteger(from) && from >= 0)) faults.push(`--from is "${values.from}"; give a whole number from 0`);
  if (faults.length > 0) return { faults };
  return {
    problemFile: problemFile!,
    planFile: planFile!,
    challenge: challengeFile === undefined ? { id: values.challenge! } : { file: challengeFile },
    from,
    asJson: values.json === true,
  };
}
