import { ALLOWED_POINTS, MOST_ALLOWED_POINTS } from '../scheduling/review/review-plan.js';
import { readArguments } from './command.js';

export const REVIEW_USAGE = `Reads a plan as a sceptic would: everything that a council leader could object to, and whether it could have been avoided.

usage: npm run --silent review -- PROBLEM.json PLAN.json [options]       "-" reads one of the two from standard input

  --points N      an objection is avoidable only if a change removes it for at most N points of quality (default ${ALLOWED_POINTS})
  --repair FILE   writes the plan with every such change made, and says what was changed and at which price
  --json          the answer as one JSON document
  --help          this text

Exit code 2: the options or the files cannot be used, or the plan breaks a rule.
`;

/** What the command line of `review` asks. */
export interface ReviewArguments {
  readonly problemFile: string;
  readonly planFile: string;
  readonly allowedPoints: number;
  readonly repairFile: string | null;
  readonly asJson: boolean;
}

/** Reads the arguments of `review`; every fault as a sentence when they cannot be used. */
export function parseReviewArguments(
  args: readonly string[],
): ReviewArguments | 'help' | { readonly faults: string[] } {
  const read = readArguments(args, {
    points: { type: 'string' },
    repair: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;
  const faults: string[] = [];
  const [problemFile, planFile] = positionals;
  if (positionals.length !== 2) faults.push(`Give 2 files: PROBLEM.json, PLAN.json; there are ${positionals.length}`);
  if (problemFile === '-' && planFile === '-') faults.push('Only one file can be read from standard input');
  const { points = String(ALLOWED_POINTS), repair = null } = values;
  const allowedPoints = /^\d+$/.test(points) ? Number(points) : NaN;
  if (!(allowedPoints <= MOST_ALLOWED_POINTS))
    faults.push(`--points is "${points}"; give a whole number from 0 to ${MOST_ALLOWED_POINTS}`);
  if (repair === '') faults.push('--repair names no file; give the file to write the repaired plan to');
  if (problemFile === undefined || planFile === undefined || faults.length > 0) return { faults };
  return { problemFile, planFile, allowedPoints, repairFile: repair, asJson: values.json === true };
}
