import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DEFAULT_OPTIONS, type SearchOptions } from '../../scheduling/options.js';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import {
  type FromSolver,
  type NewFacts,
  type SolverAnswer,
  type SolverProgress,
  type ToSolver,
} from './solver-messages.js';

/** One run of the solver in a process of its own. At least one of `seconds` and `iterations` must be given. */
export interface SolverRun {
  readonly problem: Problem;
  /** Time limit; the plan comes at the latest `killGraceMs` after it, or the run fails. */
  readonly seconds?: number;
  /** Moves that each thread may try; with one thread and no `seconds` the run can be repeated byte for byte. */
  readonly iterations?: number;
  readonly seed: number;
  readonly threads: number;
  /** End when nothing has improved for so many seconds. */
  readonly idleSeconds?: number;
  /** End at the first plan without vacancies and deferrals. */
  readonly untilFull?: boolean;
  readonly options?: Partial<SearchOptions>;
  /** A plan to start from. */
  readonly initial?: Plan;
  /** Aborting ends the run early with the best plan so far. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SolverProgress) => void;
  /** Told of a better plan, verified, every two seconds at most. */
  readonly onIncumbent?: (answer: SolverAnswer) => void;
  /** Most resident memory of the process, 2048 by default. */
  readonly memoryLimitMb?: number;
  /** Priority of the process as `nice` counts it, 10 by default. */
  readonly nice?: number;
  /** How long a run may take to hand over its plan when its time is up, 10,000 by default. */
  readonly killGraceMs?: number;
}

/** A run that has been started. */
export interface StartedSolver {
  /** The best plan, or a SolverFailure. */
  readonly answer: Promise<SolverAnswer>;
  /**
   * Has the search go on from its best plan on other facts of the same year, in the time that is left. What it hands over from
   * then on names the revision that it is for; a run that is ending by itself may still answer for the facts before.
   */
  readonly goOnWith: (facts: NewFacts) => void;
}

/** A run that ended without an answer; carries the last verified plan that it had shown. */
export class SolverFailure extends Error {
  override readonly name = 'SolverFailure';

  constructor(
    message: string,
    readonly incumbent: SolverAnswer | null,
  ) {
    super(message);
  }
}

/** Children and threads run compiled, also when this file is loaded as TypeScript by a test. */
const CHILD_FILE = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/src/modules/planning/solver.child.js', import.meta.url)
    : new URL('./solver.child.js', import.meta.url),
);

/**
 * Plans a year in one child process, which is niced, bounded in memory and killed when it overstays.
 * @returns the best plan found, verified by an independent recomputation that agrees with the search's own score
 * @throws SolverFailure when the process crashed, was killed, ran out of memory or disagreed with the verifier
 */
export const runSolver = (run: SolverRun): Promise<SolverAnswer> => startSolver(run).answer;

/** Starts what `runSolver` runs, so that it can be told of changes on the way. */
export function startSolver(run: SolverRun): StartedSolver {
  const { seconds, iterations, killGraceMs = 10_000, memoryLimitMb = 2048 } = run;
  if (seconds === undefined && iterations === undefined) throw new RangeError('Give seconds, iterations or both');
  const child = fork(CHILD_FILE, [], {
    execArgv: ['--enable-source-maps', `--max-old-space-size=${memoryLimitMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  lowerPriority(child, run.nice ?? 10);
  const tell = (message: ToSolver): void => void child.send(message, () => undefined); // a dead child is seen by its exit
  const killAfter = (ms: number): NodeJS.Timeout => setTimeout(() => child.kill('SIGKILL'), ms);
  const timers: NodeJS.Timeout[] = [];
  const stop = (): void => {
    tell({ type: 'stop' });
    timers.push(killAfter(killGraceMs));
  };

  const answer = new Promise<SolverAnswer>((resolve, reject) => {
    let incumbent: SolverAnswer | null = null;
    child.on('message', (message: FromSolver) => {
      if (message.type === 'progress') run.onProgress?.(message.progress);
      else if (message.type === 'incumbent') {
        incumbent = message.answer;
        run.onIncumbent?.(incumbent);
      } else if (message.type === 'result') resolve(message.answer);
      else reject(new SolverFailure(message.message, incumbent));
    });
    child.once('error', (error) => {
      reject(new SolverFailure(`The solver could not be started: ${error.message}`, incumbent));
    });
    child.once('exit', (code, signal) => {
      reject(
        new SolverFailure(`The solver ended without a plan (${signal ?? `exit code ${code ?? 'unknown'}`})`, incumbent),
      );
    });
    tell({
      type: 'start',
      task: {
        problem: run.problem,
        options: { ...DEFAULT_OPTIONS, ...run.options },
        seed: run.seed,
        threads: Math.max(1, run.threads),
        seconds: seconds ?? null,
        iterations: iterations ?? null,
        idleSeconds: run.idleSeconds ?? null,
        untilFull: run.untilFull ?? false,
        initial: run.initial ?? null,
        memoryLimitMb,
      },
    });
    if (seconds !== undefined) timers.push(killAfter(seconds * 1000 + killGraceMs));
    if (run.signal?.aborted === true) stop();
    run.signal?.addEventListener('abort', stop, { once: true });
  }).finally(() => {
    run.signal?.removeEventListener('abort', stop);
    timers.push(killAfter(1000)); // one that has answered ends by itself
    child.once('exit', () => {
      for (const timer of timers) clearTimeout(timer);
    });
    if (child.exitCode !== null || child.signalCode !== null) for (const timer of timers) clearTimeout(timer);
  });
  return {
    answer,
    goOnWith: (facts) => {
      tell({ type: 'facts', facts });
    },
  };
}

/** Lets everything else on the machine go first; a system that refuses is no reason not to plan. */
function lowerPriority(child: ChildProcess, nice: number): void {
  if (child.pid === undefined) return;
  try {
    setPriority(child.pid, Math.min(nice, constants.priority.PRIORITY_LOW));
  } catch {
    // The process may have ended already, which its exit will tell.
  }
}
