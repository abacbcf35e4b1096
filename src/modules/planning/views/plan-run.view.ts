import { sayCount, sayNumber } from './wording.js';

/** A run as its page is told of it. */
export interface RunFacts {
  readonly id: string;
  readonly yearId: string;
  readonly state: 'queued' | 'running' | 'proposed' | 'failed' | 'cancelled';
  readonly options: { readonly seconds: number; readonly seed: number; readonly threads: number };
  readonly isCancelRequested: boolean;
  readonly planId: string | null;
  readonly failure: { readonly message: string } | null;
  readonly progress: {
    readonly elapsedMs: number;
    readonly hard: number;
    readonly medium: number;
    readonly soft: number;
    readonly vacancies: number;
    readonly iterations: number;
  } | null;
}

export interface RunView {
  readonly id: string;
  readonly isLive: boolean;
  readonly canCancel: boolean;
  readonly standing: string;
  readonly elapsedSeconds: number;
  readonly mostSeconds: number;
  readonly figures: readonly { readonly key: string; readonly text: string }[];
  /** Where its plan stands, once there is one. */
  readonly planHref: string | null;
}

/** A run in words. */
export function viewRun(run: RunFacts): RunView {
  const { state, progress, options, isCancelRequested } = run;
  const isLive = state === 'queued' || state === 'running';
  const elapsedSeconds = progress === null ? 0 : Math.min(options.seconds, Math.floor(progress.elapsedMs / 1000));
  return {
    id: run.id,
    isLive,
    canCancel: isLive && !isCancelRequested,
    standing: isLive && isCancelRequested ? 'The planner is being stopped.' : STANDINGS[state](run),
    elapsedSeconds,
    mostSeconds: options.seconds,
    figures: [
      { key: 'Time', text: `${elapsedSeconds} of ${sayCount(options.seconds, 'second')}` },
      ...(progress === null
        ? []
        : [
            {
              key: 'Best so far',
              text: `hard ${progress.hard}, medium ${progress.medium}, soft ${sayNumber(progress.soft)}`,
            },
            { key: 'Vacancies', text: sayNumber(progress.vacancies) },
            { key: 'Moves tried', text: sayNumber(progress.iterations) },
          ]),
    ],
    planHref: run.planId === null ? null : `/years/${run.yearId}?plan=${run.planId}`,
  };
}

const STANDINGS: Readonly<Record<RunFacts['state'], (run: RunFacts) => string>> = {
  queued: () => 'The run waits for the planner.',
  running: () => 'The planner is at work.',
  proposed: () => 'The planner has finished. Its plan was checked and is a proposal.',
  failed: ({ failure }) => `The run failed. ${failure?.message ?? 'Start another.'}`,
  cancelled: () => 'The run was cancelled. It left no plan.',
};
