/** What a coordinator may ask of a run; the rest takes the service's defaults. */
export interface WantedRun {
  readonly seconds?: number | undefined;
  readonly seed?: number | undefined;
  readonly threads?: number | undefined;
  readonly idleSeconds?: number | undefined;
  readonly untilFull?: boolean | undefined;
  /** `replan` stays close to the approved plan; `plan` unless given. */
  readonly kind?: RunKind | undefined;
}

export type RunKind = 'plan' | 'replan';

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

/** Reads what was filled in on the page of a year. @param mostSeconds the longest that a run may last. */
export function readRunForm(
  body: Readonly<Record<string, unknown>>,
  mostSeconds: number,
): { readonly wanted: WantedRun } | { readonly form: RunForm; readonly errors: readonly FieldError[] } {
  const textOf = (name: keyof RunForm): string => {
    const value = body[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const form: RunForm = {
    seconds: textOf('seconds'),
    idleSeconds: textOf('idleSeconds'),
    untilFull: textOf('untilFull') === 'yes',
    kind: textOf('kind') === 'replan' ? 'replan' : 'plan',
  };
  const errors: FieldError[] = [];
  if (!isWhole(form.seconds, mostSeconds))
    errors.push({ field: 'seconds', message: `Enter a whole number of seconds from 1 to ${mostSeconds}` });
  if (form.idleSeconds !== '' && !isWhole(form.idleSeconds, mostSeconds))
    errors.push({
      field: 'idleSeconds',
      message: `Enter a whole number of seconds from 1 to ${mostSeconds}, or nothing`,
    });
  if (errors.length > 0) return { form, errors };
  return {
    wanted: {
      seconds: Number(form.seconds),
      ...(form.idleSeconds === '' ? {} : { idleSeconds: Number(form.idleSeconds) }),
      ...(form.untilFull ? { untilFull: true } : {}),
      ...(form.kind === 'plan' ? {} : { kind: form.kind }),
    },
  };
}

const isWhole = (text: string, most: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
