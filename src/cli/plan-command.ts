import { readFileSync, writeFileSync } from 'node:fs';
import { runSolver, SolverFailure } from '../modules/planning/solver.process.js';
import { type SolverAnswer, type SolverProgress } from '../modules/planning/solver-messages.js';
import { type Fault, parseProblem } from '../scheduling/parse-problem.js';
import { parsePlan } from '../scheduling/parse-plan.js';
import { type Plan } from '../scheduling/plan.js';
import { parsePlanArguments, PLAN_USAGE, type PlanArguments } from './plan-arguments.js';

const UNUSABLE = 2;

/** Input that cannot be used: every fault is one line. */
class UnusableInput extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** `npm run plan`: answers the exit code. */
export async function planCommand(args: readonly string[]): Promise<number> {
  const wanted = parsePlanArguments(args);
  if (wanted === 'help') {
    process.stdout.write(PLAN_USAGE);
    return 0;
  }
  try {
    if ('faults' in wanted) throw new UnusableInput([...wanted.faults, 'See --help.']);
    await plan(wanted);
    return 0;
  } catch (error) {
    if (error instanceof UnusableInput) {
      for (const fault of error.faults) process.stderr.write(`plan: ${fault}\n`);
      return UNUSABLE;
    }
    if (!(error instanceof SolverFailure)) throw error;
    process.stderr.write(`plan: ${error.message}\n`);
    return 1;
  }
}

async function plan(wanted: PlanArguments): Promise<void> {
  const parsed = parseProblem(readJson(wanted.problemFile));
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tell(wanted.problemFile, fault)));
  const { problem } = parsed;
  const initial = wanted.start === null ? null : readStart(wanted.start);
  const interrupt = new AbortController();
  const stop = (): void => {
    interrupt.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const answer = await runSolver({
    problem,
    seed: wanted.seed,
    threads: wanted.threads,
    options: wanted.options,
    nice: 0,
    signal: interrupt.signal,
    ...(wanted.seconds === null ? {} : { seconds: wanted.seconds }),
    ...(wanted.iterations === null ? {} : { iterations: wanted.iterations }),
    ...(initial === null ? {} : { initial }),
    ...(process.stderr.isTTY ? { onProgress: showProgress } : {}),
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  hand(answer, wanted.out);
}

function hand({ plan: best, verification, iterations, seconds }: SolverAnswer, out: string | null): void {
  const { hard, medium, soft, vacancies, scheduled, days } = verification;
  const summary = { hard, medium, soft, vacancies: vacancies.total, scheduled, days, iterations, seconds, bound: null };
  const document = `${JSON.stringify(best, null, 1)}\n`;
  if (out === '-') process.stdout.write(document);
  else if (out !== null) writeFileSync(out, document);
  (out === '-' ? process.stderr : process.stdout).write(`${JSON.stringify(summary)}\n`);
}

function showProgress({ elapsedMs, hard, medium, soft, vacancies }: SolverProgress): void {
  const seconds = (elapsedMs / 1000).toFixed(1);
  process.stderr.write(`\r\u001b[K${seconds} s  hard ${hard}  medium ${medium}  soft ${soft}  vacancies ${vacancies}`);
}

function readStart(file: string): Plan {
  const parsed = parsePlan(readJson(file), null);
  if ('faults' in parsed) throw new UnusableInput(parsed.faults.map((fault) => tell(file, fault)));
  return parsed.plan;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    throw new UnusableInput([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function tell(file: string, fault: Fault): string {
  return `${file}: ${fault.path}: ${fault.message}`;
}
