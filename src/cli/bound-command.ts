import { encodePlan } from '../scheduling/decisions.js';
import { encodeProblem } from '../scheduling/encode-problem.js';
import { type Bound } from '../scheduling/columns/bound.js';
import { boundYear } from '../scheduling/columns/bound-year.js';
import { type Problem } from '../scheduling/problem.js';
import { verifyPlan } from '../scheduling/verify-plan.js';
import { BOUND_USAGE, type BoundArguments, parseBoundArguments } from './bound-arguments.js';
import { runCommand } from './command.js';
import { readProblem, readSoundPlan } from './input.js';
import { loadHighs } from './load-highs.js';

/** `npm run bound`: answers the exit code. */
export const boundCommand = (args: readonly string[]): Promise<number> =>
  runCommand('bound', BOUND_USAGE, parseBoundArguments(args), bound);

async function bound(wanted: BoundArguments): Promise<void> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const problem = readProblem(wanted.problemFile);
  const judged = wanted.plan === null ? null : judge(problem, wanted.plan);
  // The work never yields, so a signal is not heard while it runs: the default of ending the process stands.
  const request = {
    mostMedium: judged?.medium ?? 0,
    start: judged?.decisions ?? null,
    shouldStop: () => seconds() >= wanted.seconds,
    ...(process.stderr.isTTY
      ? {
          onRound: (round: Bound) => {
            showRound(round, seconds());
          },
        }
      : {}),
  };
  const found = boundYear(problem, await loadHighs(), request, () => seconds() / wanted.seconds);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (found.isImpossible)
    process.stderr.write(`bound: no plan has a medium of ${judged?.medium ?? 0}: give a plan with --plan\n`);
  const soft = judged?.soft ?? null;
  const gap = soft === null || found.bound === null || found.bound === 0 ? null : (soft / found.bound - 1) * 100;
  const line = {
    medium: judged?.medium ?? 0,
    soft,
    bound: found.bound,
    gapPercent: soft !== null && soft === found.bound ? 0 : gap === null ? null : Math.round(gap * 100) / 100,
    rounds: found.rounds,
    columns: found.columns,
    seconds: Math.round(seconds() * 10) / 10,
    proven: soft !== null && soft === found.bound,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function judge(problem: Problem, file: string) {
  const plan = readSoundPlan(file, problem);
  const { medium, soft } = verifyPlan(problem, plan);
  return { medium, soft, decisions: encodePlan(encodeProblem(problem), plan) };
}

function showRound({ bound, rounds, columns }: Bound, seconds: number): void {
  process.stderr.write(
    `\r\u001b[K${seconds.toFixed(1)} s  round ${rounds}  columns ${columns}  bound ${bound ?? 'none'}`,
  );
}
