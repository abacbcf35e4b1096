import { addWeeks, type IsoDate } from '../platform/clock/iso-date.js';

/** When a programme year begins and how long it lasts. */
export interface YearSpan {
  /** A Monday. */
  readonly startsOn: IsoDate;
  readonly weekCount: number;
}

/** The year that a coordinator most likely means: the one under way, else the next to begin, else the last that was. */
export function pickCurrentYear<Year extends YearSpan>(years: readonly Year[], today: IsoDate): Year | null {
  const inOrder = [...years].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const ended = ({ startsOn, weekCount }: YearSpan) => addWeeks(startsOn, weekCount) <= today;
  return inOrder.find((year) => !ended(year)) ?? inOrder.at(-1) ?? null;
}
