import { ALTERNATIVE_PRESETS, type PresetId, type Weights } from './searches-of-run.js';

/** What a coordinator may ask of a run; the rest takes the service's defaults. */
export interface WantedRun {
  readonly seconds?: number | undefined;
  readonly seed?: number | undefined;
  readonly threads?: number | undefined;
  readonly idleSeconds?: number | undefined;
  readonly untilFull?: boolean | undefined;
  /** `replan` stays close to the approved plan, `alternatives` makes three plans; `plan` unless given. */
  readonly kind?: RunKind | undefined;
  /** A scenario of the year, whose facts the run goes by. */
  readonly scenarioId?: string | undefined;
  /** What the search weighs instead of the year's own weights; the plan is judged by those all the same. */
  readonly preset?: PresetId | undefined;
  readonly weights?: Partial<Weights> | undefined;
}

const RUN_KINDS = ['plan', 'replan', 'alternatives'] as const;
/** `alternatives` makes three plans different in kind, each in `seconds`. */
export type RunKind = (typeof RUN_KINDS)[number];

/** The form as it was filled in, to show it again. */
export interface RunForm {
  readonly seconds: string;
  readonly idleSeconds: string;
  readonly untilFull: boolean;
  readonly kind: RunKind;
}

interface FieldError {
  readonly field: keyof RunForm;
  readonly message: string;
}

/** Reads what was filled in on a page. @param mostSeconds the longest that a run may last, all its searches together. */
export function readRunForm(
  body: Readonly<Record<string, unknown>>,
  mostSeconds: number,
): { readonly wanted: WantedRun; readonly form: RunForm; readonly errors: readonly FieldError[] } {
  const textOf = (name: keyof RunForm): string => {
    const value = body[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const kind = RUN_KINDS.find((each) => each === body['kind']) ?? 'plan';
  const form: RunForm = {
    seconds: textOf('seconds'),
    idleSeconds: textOf('idleSeconds'),
    untilFull: textOf('untilFull') === 'yes',
    kind,
  };
  const most = kind === 'alternatives' ? Math.floor(mostSeconds / ALTERNATIVE_PRESETS.length) : mostSeconds;
  const errors: FieldError[] = [];
  if (!isWhole(form.seconds, most))
    errors.push({ field: 'seconds', message: `Enter a whole number of seconds from 1 to ${most}` });
  if (form.idleSeconds !== '' && !isWhole(form.idleSeconds, most))
    errors.push({ field: 'idleSeconds', message: `Enter a whole number of seconds from 1 to ${most}, or nothing` });
  const wanted = {
    seconds: Number(form.seconds),
    ...(form.idleSeconds === '' ? {} : { idleSeconds: Number(form.idleSeconds) }),
    ...(form.untilFull ? { untilFull: true } : {}),
    ...(kind === 'plan' ? {} : { kind }),
  };
  return { wanted, form, errors };
}

const isWhole = (text: string, most: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
