import { writeFileSync } from 'node:fs';
import { runSolver, SolverFailure } from '../modules/planning/solver.process.js';
import { type SolverAnswer, type SolverProgress } from '../modules/planning/solver-messages.js';
import { advise } from '../scheduling/advise.js';
import { percentOver } from '../scheduling/proven-bound.js';
import { verifyPlan } from '../scheduling/verify-plan.js';
import { runCommand } from './command.js';
import { readPlan, readProblem } from './input.js';
import { parsePlanArguments, PLAN_USAGE, type PlanArguments } from './plan-arguments.js';

/** `npm run plan`: answers the exit code. */
export async function planCommand(args: readonly string[]): Promise<number> {
  try {
    return await runCommand('plan', PLAN_USAGE, parsePlanArguments(args), plan);
  } catch (error) {
    if (!(error instanceof SolverFailure)) throw error;
    process.stderr.write(`plan: ${error.message}\n`);
    return 1;
  }
}

async function plan(wanted: PlanArguments): Promise<void> {
  const problem = readProblem(wanted.problemFile);
  const initial = wanted.start === null ? null : readPlan(wanted.start, null);
  const interrupt = new AbortController();
  const stop = (): void => {
    interrupt.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const answer = await runSolver({
    problem: wanted.preset === null ? problem : { ...problem, weights: wanted.preset.weights },
    seed: wanted.seed,
    threads: wanted.threads,
    options: wanted.options,
    nice: 0,
    signal: interrupt.signal,
    untilFull: wanted.untilFull,
    ...(wanted.idleSeconds === null ? {} : { idleSeconds: wanted.idleSeconds }),
    ...(wanted.seconds === null ? {} : { seconds: wanted.seconds }),
    ...(wanted.iterations === null ? {} : { iterations: wanted.iterations }),
    ...(initial === null ? {} : { initial }),
    ...(process.stderr.isTTY ? { onProgress: showProgress } : {}),
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  // What no plan can beat by the weights of a preset says nothing by those of the problem.
  const bound = wanted.preset === null ? answer.bound : null;
  hand({ ...answer, bound, verification: verifyPlan(problem, answer.plan) }, wanted.out);
  for (const { sentence } of advise(problem, answer.plan)) process.stderr.write(`plan: ${sentence}\n`);
}

function hand({ plan: best, verification, iterations, seconds, bound }: SolverAnswer, out: string | null): void {
  const { hard, medium, soft, vacancies, scheduled, days } = verification;
  const figures = { hard, medium, soft, vacancies: vacancies.total, scheduled, days, iterations, seconds };
  const summary = { ...figures, bound: bound?.soft ?? null };
  const document = `${JSON.stringify(best, null, 1)}\n`;
  if (out === '-') process.stdout.write(document);
  else if (out !== null) writeFileSync(out, document);
  (out === '-' ? process.stderr : process.stdout).write(`${JSON.stringify(summary)}\n`);
}

function showProgress({ elapsedMs, hard, medium, soft, vacancies, bound }: SolverProgress): void {
  const seconds = (elapsedMs / 1000).toFixed(1);
  const percent = bound && percentOver(soft, bound);
  const distance = percent === null ? '' : `  within ${percent} %`;
  process.stderr.write(
    `\r\u001b[K${seconds} s  hard ${hard}  medium ${medium}  soft ${soft}  vacancies ${vacancies}${distance}`,
  );
}
