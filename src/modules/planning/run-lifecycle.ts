import { type SearchWish } from './searches-of-run.js';

/** Where a plan run stands. */
export const RUN_STATES = ['queued', 'running', 'proposed', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Which state may follow which. A run goes back to the queue when its worker stops or its solver crashes the first time. */
export const RUN_TRANSITIONS: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ['running', 'cancelled', 'failed'],
  running: ['running', 'queued', 'proposed', 'failed', 'cancelled'],
  proposed: [],
  failed: [],
  cancelled: [],
};

/** Tries that a run gets: a crash of its solver or of its worker ends one. */
export const MAX_RUN_ATTEMPTS = 2;

/** Whether nothing more will happen to a run. */
export const hasEnded = (state: RunState): boolean => RUN_TRANSITIONS[state].length === 0;

/** What a run was asked for. */
export interface RunOptions extends SearchWish {
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
  /** Whether it ends when nothing has improved for so many seconds. */
  readonly idleSeconds?: number;
  /** Whether it ends at the first plan without vacancies and deferrals. */
  readonly untilFull?: boolean;
  /** For a replan: the plan to stay close to, and the first week that had not begun. */
  readonly replan?: { readonly planId: string; readonly from: number };
  /** For a scenario: its id. The plan can never be approved. */
  readonly scenarioId?: string;
  /** Of a plan: the run whose alternatives it is one of. */
  readonly alternativeOf?: string;
}

/** Why a run failed. */
export interface RunFailure {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
