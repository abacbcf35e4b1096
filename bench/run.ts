import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { type Highs } from 'highs';
import { loadHighs } from '../src/cli/load-highs.js';
import { type Problem } from '../src/scheduling/problem.js';
import { type ProvenBound } from '../src/scheduling/proven-bound.js';
import { BENCH_USAGE, type BenchArguments, parseBenchArguments } from './bench-arguments.js';
import { boundProblem, type FoundBound } from './bound-problem.js';
import { gatherProblems } from './given-problems.js';
import { calendarFirst, greedy, type Measured, planner, type Planner } from './planners.js';
import { type PlannerResult, type ProblemResult, renderProblem } from './render-results.js';

/** Searches run once for each length; the others take what they need. */
const SEARCHES: readonly (readonly [name: string, planner: Planner])[] = [
  ['planner', planner],
  ['calendar first', calendarFirst],
];

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const wanted = parseBenchArguments(args);
  if (wanted === 'help') {
    process.stdout.write(BENCH_USAGE);
    return 0;
  }
  const given = 'faults' in wanted ? { faults: [...wanted.faults, 'See --help.'] } : gatherProblems(wanted.problems);
  if ('faults' in wanted || !('problems' in given) || given.faults.length > 0) {
    for (const fault of given.faults) process.stderr.write(`bench: ${fault}\n`);
    return 2;
  }
  const highs = await loadHighs();
  const results: ProblemResult[] = [];
  for (const problem of given.problems)
    results.push(await measure(problem, wanted, given.bounds[problem.name] ?? null, highs));
  const text = [heading(args, wanted), ...results.map((result) => renderProblem(result, wanted.seconds))].join('\n');
  process.stdout.write(text);
  mkdirSync(path.dirname(wanted.out), { recursive: true });
  writeFileSync(wanted.out, text);
  return tellBroken(results);
}

async function measure(
  problem: Problem,
  wanted: BenchArguments,
  known: ProvenBound | null,
  highs: Highs,
): Promise<ProblemResult> {
  const planners: PlannerResult[] = [];
  const run = async (name: string, given: number | null, measured: Planner): Promise<void> => {
    const runs: Measured[] = [];
    for (const seed of wanted.seeds) {
      process.stderr.write(`${problem.name}: ${name}${given === null ? '' : `, ${given} s`}, seed ${seed}\n`);
      runs.push(await measured({ problem, seed, threads: wanted.threads, seconds: given ?? 0 }));
    }
    planners.push({ name, given, runs });
  };
  for (const [name, measured] of SEARCHES) for (const given of wanted.lengths) await run(name, given, measured);
  await run('greedy', null, greedy);
  const found = known ? { bound: known, seconds: null } : lookForBound(problem, planners, highs, wanted.boundSeconds);
  return { name: problem.name, peers: problem.peers.length, challenges: problem.challenges.length, found, planners };
}

/** After the searches, so that it takes no time from them. */
function lookForBound(
  problem: Problem,
  planners: readonly PlannerResult[],
  highs: Highs,
  mostSeconds: number,
): FoundBound {
  if (mostSeconds === 0) return { bound: null, seconds: null };
  process.stderr.write(`${problem.name}: bound, up to ${mostSeconds} s\n`);
  return boundProblem(
    problem,
    planners.flatMap(({ runs }) => runs),
    highs,
    mostSeconds,
  );
}

function heading(args: readonly string[], { seeds, threads, lengths, boundSeconds }: BenchArguments): string {
  const shown = args
    .join(' ')
    .replace(/ ?--out[= ]\S+/g, '')
    .replace(/(--problems)[= ]\S+/g, '$1 DIR');
  const day = new Date().toISOString().slice(0, 10);
  const cores = cpus();
  return [
    '# What the planner reaches, and when',
    '',
    `\`${`npm run bench -- ${shown}`.trim()}\`, ${day}, Node ${process.version.slice(1)}, ${cores[0]?.model ?? 'unknown CPU'}, ` +
      `${cores.length} cores; ${threads} threads, seeds ${seeds.join(', ')}.`,
    '',
    'Cells are hard / medium / soft of the median run, with how far soft is over the proven bound (– where none is known).',
    'The bound is that of plans as short of people as the best one found here. Where it was not given it was computed after the',
    `searches, from that plan, in ${boundSeconds} seconds at most; with more time it may rise.`,
    '',
    `Times count from the parsed problem. Each row is a set of runs of its own, given ${lengths.join(', ')} seconds, and shows their best`,
    'plans so far at each time. They differ where the times are the same: a run that is given more cools more slowly and plans by',
    'columns, and has less to show early. The last plan of every run is judged by the independent verifier.',
    '',
    '- **planner**: the service’s own search, in its own process.',
    '- **calendar first**: weeks by assignment, then teams greedily, then the same search without moving weeks.',
    '- **greedy**: the week and team of least marginal cost, every free peer compared; no search, one thread.',
    '',
  ].join('\n');
}

/** Plans that broke a rule, and bounds that a plan contradicts: one of the two is wrong. */
function tellBroken(results: readonly ProblemResult[]): number {
  const broken = results.flatMap(({ name, planners, found: { bound } }) =>
    planners.flatMap((each) =>
      each.runs.flatMap(({ final: { hard, medium, soft } }) => [
        ...(hard > 0 ? [`${name}: ${each.name} broke ${hard} hard rules`] : []),
        ...(bound && hard === 0 && medium <= bound.medium && soft < bound.soft
          ? [`${name}: ${each.name} found ${medium} / ${soft}, below the bound of ${bound.medium} / ${bound.soft}`]
          : []),
      ]),
    ),
  );
  for (const each of broken) process.stderr.write(`bench: ${each}\n`);
  return broken.length > 0 ? 1 : 0;
}
