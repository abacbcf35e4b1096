import { readArguments } from './command.js';

/** What can be chosen for `explain --by`. */
export const GROUPINGS = ['term', 'person', 'council'] as const;
export type By = (typeof GROUPINGS)[number];

export const EXPLAIN_USAGE = `Explains a plan: every rule it breaks and every point it is charged, in sentences.

usage: npm run --silent explain -- PROBLEM.json PLAN.json [options]       "-" reads one of the two from standard input

  --by WHAT   term (as it is), person or council: what the deployments of each peer, or the challenge of each council, cost
  --letter ID instead: a letter to the council of this challenge, why this week and why these people
  --names     in the letter, names of people too (they are not public before they are confirmed)
  --json      the same as one JSON document
  --help      this text

Exit code 2: the options or the files cannot be used.
`;

export const COMPARE_USAGE = `Compares two plans of one problem: the terms before and after, what moved, and who gained and lost.

usage: npm run --silent compare -- PROBLEM.json BEFORE.json AFTER.json [options]       "-" reads one of them from standard input

  --replan    why each week moved and each place changed: what forced it, or what undoing it would cost
  --json      the same as one JSON document
  --help      this text

Exit code 2: the options or the files cannot be used.
`;

/** What the command line of `explain` or `compare` asks. */
export interface ReportArguments {
  readonly files: readonly string[];
  readonly by: By;
  /** Whether `compare` says why. */
  readonly replan: boolean;
  readonly json: boolean;
  /** Challenge whose letter of reasons is wanted instead, or null. */
  readonly letter: string | null;
  readonly withNames: boolean;
}

/** Reads the arguments; every fault as a sentence when they cannot be used. @param wanted the names of the files, in order. */
export function parseReportArguments(
  args: readonly string[],
  wanted: readonly string[],
): ReportArguments | 'help' | { readonly faults: string[] } {
  const canGroup = wanted.length === 2;
  const read = readArguments(args, {
    json: { type: 'boolean' },
    ...(canGroup
      ? ({ by: { type: 'string' }, letter: { type: 'string' }, names: { type: 'boolean' } } as const)
      : ({ replan: { type: 'boolean' } } as const)),
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals: files } = read;
  const faults: string[] = [];
  const {
    by: given = 'term',
    letter = null,
    names = false,
    replan = false,
  } = values as { readonly by?: string; readonly letter?: string; readonly names?: boolean; readonly replan?: boolean };
  if (letter !== null && 'by' in values)
    faults.push('--by groups points, and a letter has none: give --by or --letter');
  if (names && letter === null) faults.push('--names belongs to a letter: give --letter CHALLENGE too');
  const by = GROUPINGS.find((grouping) => grouping === given);
  if (by === undefined) faults.push(`--by is "${given}"; give one of ${GROUPINGS.join(', ')}`);
  if (files.length !== wanted.length)
    faults.push(`Give ${wanted.length} files: ${wanted.join(', ')}; there are ${files.length}`);
  if (files.filter((file) => file === '-').length > 1) faults.push('Only one file can be read from standard input');
  if (by === undefined || faults.length > 0) return { faults };
  return { files, by, replan, json: values.json === true, letter, withNames: names };
}
