import { encodePlan } from '../scheduling/decisions.js';
import { encodeProblem } from '../scheduling/encode-problem.js';
import { type Bound, boundByColumns } from '../scheduling/columns/bound.js';
import { type Problem } from '../scheduling/problem.js';
import { verifyPlan } from '../scheduling/verify-plan.js';
import { BOUND_USAGE, type BoundArguments, parseBoundArguments } from './bound-arguments.js';
import { loadHighs } from './load-highs.js';
import { readPlan, readProblem, UnusableInput } from './read-input.js';

const UNUSABLE = 2;

/** `npm run bound`: answers the exit code. */
export async function boundCommand(args: readonly string[]): Promise<number> {
  const wanted = parseBoundArguments(args);
  if (wanted === 'help') {
    process.stdout.write(BOUND_USAGE);
    return 0;
  }
  try {
    if ('faults' in wanted) throw new UnusableInput([...wanted.faults, 'See --help.']);
    await bound(wanted);
    return 0;
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    for (const fault of error.faults) process.stderr.write(`bound: ${fault}\n`);
    return UNUSABLE;
  }
}

async function bound(wanted: BoundArguments): Promise<void> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const problem = readProblem(wanted.problemFile);
  const judged = wanted.plan === null ? null : judge(problem, wanted.plan);
  // The work never yields, so a signal is not heard while it runs: the default of ending the process stands.
  const found = boundByColumns(problem, await loadHighs(), {
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
  });
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
  const plan = readPlan(file);
  const { hard, medium, soft, violations } = verifyPlan(problem, plan);
  if (hard > 0) {
    const broken = violations.map(({ sentence }) => `${file}: ${sentence}`);
    throw new UnusableInput([...broken, `${file}: a plan that breaks hard rules (${hard}) has no bound`]);
  }
  return { medium, soft, decisions: encodePlan(encodeProblem(problem), plan) };
}

function showRound({ bound, rounds, columns }: Bound, seconds: number): void {
  process.stderr.write(
    `\r\u001b[K${seconds.toFixed(1)} s  round ${rounds}  columns ${columns}  bound ${bound ?? 'none'}`,
  );
}
