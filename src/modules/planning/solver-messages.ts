import { type SearchOptions } from '../../scheduling/options.js';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type ProvenBound } from '../../scheduling/proven-bound.js';
import { type DetailedScore } from '../../scheduling/score.js';
import { type Verification } from '../../scheduling/verify-plan.js';
import { type BoardShape } from './shared-board.js';
import { type StopReason, type StopRules } from './stop-rules.js';

/** What one run of the solver is asked. */
export interface SolverTask extends StopRules {
  readonly problem: Problem;
  readonly options: SearchOptions;
  readonly seed: number;
  /** Threads in all; in a long enough run one of them generates columns instead of searching. */
  readonly threads: number;
  /** Time limit in seconds, or null for none. */
  readonly seconds: number | null;
  /** Moves that each thread may try, or null for any number. */
  readonly iterations: number | null;
  /** A plan to start from, or null. */
  readonly initial: Plan | null;
  readonly memoryLimitMb: number;
}

/** Where a run stands. `iterations` counts the moves of all threads. */
export interface SolverProgress {
  readonly elapsedMs: number;
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
  readonly vacancies: number;
  readonly iterations: number;
  /** Of the facts that it searches on. */
  readonly revision: number;
  /** What no plan can beat, once it is known and holds for the best plan. */
  readonly bound: ProvenBound | null;
  /** Why it has ended, or null while it goes on. */
  readonly stoppedBy: StopReason | null;
}

/** A verified plan of a run. */
export interface SolverAnswer {
  readonly plan: Plan;
  readonly verification: Verification;
  /** Of the facts that the plan is for. */
  readonly revision: number;
  readonly iterations: number;
  readonly seconds: number;
  /** What no plan can beat, where it is known and holds for this one. */
  readonly bound: ProvenBound | null;
  /** Why the run ended, or null for a plan on the way. */
  readonly stoppedBy: StopReason | null;
}

export type ToSolver =
  | { readonly type: 'start'; readonly task: SolverTask }
  | { readonly type: 'stop' }
  | { readonly type: 'facts'; readonly facts: NewFacts };

/** Facts that a run is to go on with, numbered from 1; those that it began with are revision 0. */
export interface NewFacts {
  readonly problem: Problem;
  readonly revision: number;
}

export type FromSolver =
  | { readonly type: 'progress'; readonly progress: SolverProgress }
  | { readonly type: 'incumbent'; readonly answer: SolverAnswer }
  | { readonly type: 'result'; readonly answer: SolverAnswer }
  | { readonly type: 'failure'; readonly message: string };

/** What a search thread is started with. */
export interface ThreadTask {
  readonly task: Omit<SolverTask, 'memoryLimitMb' | 'threads' | keyof StopRules>;
  readonly thread: number;
  readonly memory: SharedArrayBuffer;
  readonly shape: BoardShape;
  /** When the run began and ends, in milliseconds of `performance.timeOrigin + performance.now()`. */
  readonly beganAt: number;
}

/** What the thread that generates columns is started with. */
export type ColumnsTask = Pick<ThreadTask, 'memory' | 'shape' | 'beganAt'> &
  Pick<SolverTask, 'problem' | 'options' | 'seed' | 'seconds'>;

/** What a search thread says when it is done. */
export interface ThreadResult {
  readonly plan: Plan;
  readonly score: DetailedScore;
  readonly iterations: number;
}

/** Milliseconds on a clock that all threads of a machine share. */
export function wallClockMs(): number {
  return performance.timeOrigin + performance.now();
}
