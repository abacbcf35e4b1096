import { type ProvenBound } from '../../../scheduling/proven-bound.js';
import { type RunOptions } from '../run-lifecycle.js';
import { secondsOf } from '../searches-of-run.js';
import { type StopReason } from '../stop-rules.js';
import { sayDistance } from './distance.js';
import { sayCount, sayNumber } from './wording.js';

/** A run as its page is told of it. */
export interface RunFacts {
  readonly id: string;
  readonly yearId: string;
  readonly state: 'queued' | 'running' | 'proposed' | 'failed' | 'cancelled';
  readonly options: RunOptions;
  readonly isCancelRequested: boolean;
  readonly isFinishRequested: boolean;
  readonly planId: string | null;
  readonly failure: { readonly message: string } | null;
  readonly incumbent: object | null;
  readonly progress: {
    readonly elapsedMs: number;
    readonly hard: number;
    readonly medium: number;
    readonly soft: number;
    readonly vacancies: number;
    readonly iterations: number;
    readonly revision: number;
    readonly bound: ProvenBound | null;
    readonly stoppedBy: StopReason | null;
  } | null;
}

export interface RunView {
  readonly id: string;
  readonly isLive: boolean;
  readonly canCancel: boolean;
  /** Whether it has a plan to end with. */
  readonly canFinish: boolean;
  readonly standing: string;
  readonly elapsedSeconds: number;
  readonly mostSeconds: number;
  readonly figures: readonly { readonly key: string; readonly text: string }[];
  /** Where its plan stands, once there is one. */
  readonly planHref: string | null;
  readonly planText: string;
}

/** A run in words. */
export function viewRun(run: RunFacts): RunView {
  const { state, progress, options, isCancelRequested, isFinishRequested } = run;
  const isEnding = isCancelRequested || isFinishRequested;
  const isLive = state === 'queued' || state === 'running';
  const mostSeconds = secondsOf(options);
  const elapsedSeconds = progress === null ? 0 : Math.min(mostSeconds, Math.floor(progress.elapsedMs / 1000));
  return {
    id: run.id,
    isLive,
    canCancel: isLive && !isCancelRequested,
    canFinish: state === 'running' && run.incumbent !== null && !isEnding,
    standing: isLive && isEnding ? 'The planner is being stopped.' : STANDINGS[state](run),
    elapsedSeconds,
    mostSeconds,
    figures: [
      { key: 'Time', text: `${elapsedSeconds} of ${sayCount(mostSeconds, 'second')}` },
      ...(progress === null ? [] : figuresOf(progress, options)),
    ],
    planHref: hrefOf(run),
    planText: options.alternatives ? 'See the plans' : 'See the plan',
  };
}

function figuresOf(progress: NonNullable<RunFacts['progress']>, options: RunOptions): RunView['figures'] {
  const { hard, medium, soft, vacancies, iterations, revision, bound } = progress;
  const distance = sayDistance(progress, bound);
  const { preset, weights, alternatives } = options;
  // Points by other weights cannot be set beside those of the year's plans.
  const by = (preset ?? weights ?? alternatives) ? ', by the weights of its search' : '';
  return [
    { key: 'Best so far', text: `hard ${hard}, medium ${medium}, soft ${sayNumber(soft)}${by}` },
    ...(distance === null ? [] : [{ key: 'Best possible', text: distance }]),
    { key: 'Vacancies', text: sayNumber(vacancies) },
    { key: 'Moves tried', text: sayNumber(iterations) },
    ...(revision === 0
      ? []
      : [{ key: 'Changed data', text: `Taken up ${sayCount(revision, 'time')} while the planner was at work` }]),
  ];
}

const WHYS: Readonly<Record<StopReason, (options: RunOptions) => string>> = {
  time: () => ': its time was up',
  moves: () => ': it had tried all its moves',
  idle: ({ idleSeconds }) => `: nothing had improved for ${sayCount(idleSeconds ?? 0, 'second')}`,
  full: () => ': every team is whole and every challenge has a week',
  proven: () => ': no plan can be better',
  told: () => ': it was told to stop',
};

const sayWhy = ({ progress, options }: RunFacts): string =>
  progress?.stoppedBy ? WHYS[progress.stoppedBy](options) : '';

function hrefOf({ id, yearId, planId, options }: RunFacts): string | null {
  if (planId === null) return null;
  return options.alternatives ? `/plan-runs/${id}/alternatives` : `/years/${yearId}?plan=${planId}`;
}

const STANDINGS: Readonly<Record<RunFacts['state'], (run: RunFacts) => string>> = {
  queued: () => 'The run waits for the planner.',
  running: () => 'The planner is at work.',
  proposed: (run) =>
    `The planner has finished${sayWhy(run)}. ${run.options.alternatives ? 'Each plan' : 'Its plan'} was checked and is a proposal.`,
  failed: ({ failure }) => `The run failed. ${failure?.message ?? 'Start another.'}`,
  cancelled: () => 'The run was cancelled. It left no plan.',
};
