import { DEFAULT_BUDGET, MOST_BUDGET } from '../../scheduling/robust/make-robust.js';
import { DEFAULT_SECONDS, MOST_SECONDS } from './robust-task.js';

/** The form for a more robust plan as it was filled in, to show it again. */
export interface RobustForm {
  readonly budget: string;
  readonly seconds: string;
}

/** The form as it is shown at first. */
export const NEW_ROBUST_FORM: RobustForm = { budget: String(DEFAULT_BUDGET), seconds: String(DEFAULT_SECONDS) };

export interface RobustFormError {
  readonly field: keyof RobustForm;
  readonly message: string;
}

/** Reads what was filled in on a page. */
export function readRobustForm(body: Readonly<Record<string, unknown>>): {
  readonly budget: number;
  readonly seconds: number;
  readonly form: RobustForm;
  readonly errors: readonly RobustFormError[];
} {
  const textOf = (name: keyof RobustForm): string => {
    const value = body[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const form = { budget: textOf('budget'), seconds: textOf('seconds') };
  const errors: RobustFormError[] = [];
  if (!isWhole(form.budget, 0, MOST_BUDGET))
    errors.push({ field: 'budget', message: `Enter a whole number of points from 0 to ${MOST_BUDGET}` });
  if (!isWhole(form.seconds, 1, MOST_SECONDS))
    errors.push({ field: 'seconds', message: `Enter a whole number of seconds from 1 to ${MOST_SECONDS}` });
  return { budget: Number(form.budget), seconds: Number(form.seconds), form, errors };
}

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
