import { addDays, addWeeks, isoDate, weekdayOf, type IsoDate } from '../platform/clock/iso-date.js';

/** The week of a party's autumn conference: one row of an editable table. */
export interface PartyConference {
  readonly party: string;
  readonly monday: IsoDate;
  readonly source: string;
  /** True until somebody enters the announced date. */
  readonly assumed: boolean;
}

/** Parties in the order of their conferences, by weeks after the first. */
const USUAL_ORDER: readonly (readonly [party: string, weeksLater: number])[] = [
  ['liberal-democrat', 0],
  ['labour', 1],
  ['conservative', 2],
  ['green', 2],
];

/**
 * The conference weeks to start a year's table with: the first on the first Monday from 18 September, Labour a week later,
 * Conservatives and Greens two weeks later.
 * Assumption: the usual order; parties announce their dates year by year, so each row is marked and meant to be corrected.
 */
export function usualPartyConferences(year: number): PartyConference[] {
  const earliest = isoDate(year, 9, 18);
  const first = addDays(earliest, (8 - weekdayOf(earliest)) % 7);
  return USUAL_ORDER.map(([party, weeksLater]) => ({
    party,
    monday: addWeeks(first, weeksLater),
    source: `Assumption: the usual order of conferences; the dates of ${year} are to be confirmed`,
    assumed: true,
  }));
}
