import { type IsoDate } from '../platform/clock/iso-date.js';

/** A calendar file, and the weeks that are asked about. */
export interface CalendarTask {
  readonly text: string;
  /** Mondays one week apart. */
  readonly mondays: readonly IsoDate[];
}

/** Busy days from Monday to Friday by week, and of how many times in the file they were counted; or what is wrong with it. */
export type CalendarAnswer =
  | { readonly kind: 'read'; readonly busyDays: readonly number[]; readonly times: number }
  | { readonly kind: 'refused'; readonly fault: string };
