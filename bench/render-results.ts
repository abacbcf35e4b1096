import { compareScores, type Score } from '../src/scheduling/plan.js';
import { percentOver, type ProvenBound } from '../src/scheduling/proven-bound.js';
import { type FoundBound } from './bound-problem.js';
import { type Measured } from './planners.js';

/** One planner's runs of one length, one a seed. */
export interface PlannerResult {
  readonly name: string;
  /** Seconds that each run was given; null where a planner takes what it needs. */
  readonly given: number | null;
  readonly runs: readonly Measured[];
}

/** What was measured on one problem. */
export interface ProblemResult {
  readonly name: string;
  readonly peers: number;
  readonly challenges: number;
  readonly found: FoundBound;
  readonly planners: readonly PlannerResult[];
}

/** One table a problem: planners down, times across. */
export function renderProblem(result: ProblemResult, seconds: readonly number[]): string {
  const { name, peers, challenges, found } = result;
  const header = ['planner', 'start-up s', ...seconds.map((second) => `${second} s`), 'moves/s', 'peak MiB'];
  const rows = result.planners.map(({ name: plannerName, given, runs }) => [
    given === null ? plannerName : `${plannerName}, ${given} s`,
    number(median(runs.map(({ startUpMs }) => startUpMs)), (ms) => (ms / 1000).toFixed(2)),
    ...seconds.map((second) =>
      given !== null && second > given
        ? ''
        : cell(
            runs.map((run) => scoreAt(run, second)),
            found.bound,
          ),
    ),
    number(median(runs.map(({ movesASecond }) => movesASecond)), (moves) => Math.round(moves).toLocaleString('en-GB')),
    number(median(runs.map(({ peakMib }) => peakMib)), (mib) => mib.toFixed(0)),
  ]);
  return [
    `## ${name}: ${peers} people, ${challenges} challenges, ${tellBound(found)}`,
    '',
    ...table([header, ...rows]),
    '',
  ].join('\n');
}

function tellBound({ bound, seconds }: FoundBound): string {
  const took = seconds === null ? 'as given' : `in ${Math.ceil(seconds)} s`;
  return bound === null ? 'no bound known' : `proven bound ${bound.medium} / ${bound.soft}, ${took}`;
}

/** Lines of a table with its columns of one width, the first to the left and the others to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const padded = rows.map((row) =>
    line(row.map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!)))),
  );
  const rule = line(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  return [padded[0]!, rule, ...padded.slice(1)];
}

/** The last standing by then, or null when there was none. */
export function scoreAt({ standings }: Pick<Measured, 'standings'>, second: number): Score | null {
  return standings.filter(({ atMs }) => atMs <= second * 1000).at(-1) ?? null;
}

/** The run in the middle by hard, then medium, then soft; a run without a plan is the worst. */
function cell(scores: readonly (Score | null)[], bound: ProvenBound | null): string {
  const inOrder = [...scores].sort((a, b) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : compareScores(a, b),
  );
  const middle = inOrder[Math.floor((inOrder.length - 1) / 2)] ?? null;
  if (middle === null) return 'no plan';
  const { hard, medium, soft } = middle;
  return `${hard} / ${medium} / ${soft} (${overBound(middle, bound)})`;
}

function overBound({ medium, soft }: Score, bound: ProvenBound | null): string {
  if (bound === null) return '–';
  if (medium > bound.medium) return `medium ${medium - bound.medium} over`;
  const percent = percentOver(soft, bound);
  return percent === null ? '–' : `${percent.toFixed(1)} %`;
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}

function number(value: number | null, write: (value: number) => string): string {
  return value === null ? '–' : write(value);
}
