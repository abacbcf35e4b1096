import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseProblem } from '../src/scheduling/parse-problem.js';
import { type Problem } from '../src/scheduling/problem.js';
import { BENCH_USAGE, type BenchArguments, parseBenchArguments } from './bench-arguments.js';
import { drawProblem } from './draw-problem.js';
import { calendarFirst, greedy, type Measured, planner, type Planner } from './planners.js';
import { type Bound, type ProblemResult, renderProblem } from './render-results.js';

const DRAWN_SEED = 2027;
const SIZES = [
  { peers: 40, challenges: 4, readiness: 1.8 },
  { peers: 120, challenges: 16, readiness: 1.3 },
  { peers: 800, challenges: 114, readiness: 1 },
];
const PLANNERS: readonly (readonly [name: string, planner: Planner])[] = [
  ['planner', planner],
  ['calendar first', calendarFirst],
  ['greedy', greedy],
];

interface Given {
  readonly problems: readonly Problem[];
  readonly bounds: Readonly<Record<string, Bound>>;
  readonly faults: readonly string[];
}

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const wanted = parseBenchArguments(args);
  if (wanted === 'help') {
    process.stdout.write(BENCH_USAGE);
    return 0;
  }
  const given = 'faults' in wanted ? { faults: [...wanted.faults, 'See --help.'] } : gather(wanted.problems);
  if ('faults' in wanted || !('problems' in given) || given.faults.length > 0) {
    for (const fault of given.faults) process.stderr.write(`bench: ${fault}\n`);
    return 2;
  }
  const results: ProblemResult[] = [];
  for (const problem of given.problems)
    results.push(await measure(problem, wanted, given.bounds[problem.name] ?? null));
  const text = [heading(args, wanted), ...results.map((result) => renderProblem(result, wanted.seconds))].join('\n');
  process.stdout.write(text);
  mkdirSync(path.dirname(wanted.out), { recursive: true });
  writeFileSync(wanted.out, text);
  return tellBroken(results);
}

async function measure(problem: Problem, wanted: BenchArguments, bound: Bound | null): Promise<ProblemResult> {
  const planners: { name: string; runs: Measured[] }[] = [];
  for (const [name, measured] of PLANNERS) {
    const runs: Measured[] = [];
    for (const seed of wanted.seeds) {
      process.stderr.write(`${problem.name}: ${name}, seed ${seed}\n`);
      runs.push(await measured({ problem, seed, threads: wanted.threads, seconds: wanted.seconds.at(-1)! }));
    }
    planners.push({ name, runs });
  }
  return { name: problem.name, peers: problem.peers.length, challenges: problem.challenges.length, bound, planners };
}

function gather(folder: string | null): Given {
  if (folder === null) return { problems: SIZES.map((size) => drawProblem(size, DRAWN_SEED)), bounds: {}, faults: [] };
  const problems: Problem[] = [];
  const faults: string[] = [];
  let bounds: Record<string, Bound> = {};
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    for (const name of names.sort()) {
      const document: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      if (name === 'bounds.json') {
        bounds = document as Record<string, Bound>;
        continue;
      }
      const parsed = parseProblem(document);
      if ('problem' in parsed) problems.push(parsed.problem);
      else faults.push(...parsed.faults.map((fault) => `${name}: ${fault.path}: ${fault.message}`));
    }
    if (problems.length === 0 && faults.length === 0) faults.push(`${folder} holds no problem (*.json)`);
  } catch (error) {
    faults.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { problems, bounds, faults };
}

function heading(args: readonly string[], { seeds, threads }: BenchArguments): string {
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
    'Times count from the parsed problem. The columns of a row are the best plans so far of one run that was given the time',
    'of the last column; a run given less cools faster and has more to show earlier. The last plan of every run is judged by the',
    'independent verifier.',
    '',
    '- **planner**: the service’s own search, in its own process.',
    '- **calendar first**: weeks by assignment, then teams greedily, then the same search without moving weeks.',
    '- **greedy**: the week and team of least marginal cost, every free peer compared; no search, one thread.',
    '',
  ].join('\n');
}

function tellBroken(results: readonly ProblemResult[]): number {
  const broken = results.flatMap(({ name, planners }) =>
    planners.flatMap((each) =>
      each.runs
        .filter(({ final }) => final.hard > 0)
        .map(({ final }) => `${name}: ${each.name} broke ${final.hard} hard rules`),
    ),
  );
  for (const each of broken) process.stderr.write(`bench: ${each}\n`);
  return broken.length > 0 ? 1 : 0;
}
