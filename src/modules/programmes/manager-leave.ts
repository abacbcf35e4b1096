import { addDays, daysBetween, type IsoDate, parseIsoDate } from '../platform/clock/iso-date.js';

/** Days on which a challenge manager is on leave, both ends included. */
export interface Leave {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const DAYS_ON_SITE = 5;

/** What is wrong with some leave, in sentences; empty when nothing is. */
export function checkLeave(leave: readonly Leave[]): string[] {
  const faults = leave
    .filter(({ from, to }) => to < from)
    .map(({ from, to }) => `The leave from ${from} to ${to} ends before it begins. Exchange the two days.`);
  const inOrder = [...leave].sort((a, b) => (a.from < b.from ? -1 : 1));
  inOrder.forEach(({ from, to }, i) => {
    const before = inOrder[i - 1];
    if (before && from <= before.to)
      faults.push(
        `The leave from ${from} to ${to} overlaps the one from ${before.from} to ${before.to}. Make them one.`,
      );
  });
  return faults;
}

/** Leave as people write it, one spell a line: "2027-05-03 to 2027-05-14", or one day alone. Blank lines count for nothing. */
export function readLeave(text: string): { readonly leave: readonly Leave[] } | { readonly faults: readonly string[] } {
  const leave: Leave[] = [];
  const faults: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [first = '', second] = line.split(/\s+(?:to|until|–|-)\s+/);
    const from = parseIsoDate(first);
    const to = second === undefined ? from : parseIsoDate(second);
    if (from === null || to === null) faults.push(`“${line}” is no leave. Write it as 2027-05-03 to 2027-05-14.`);
    else leave.push({ from, to });
  }
  const all = [...faults, ...checkLeave(leave)];
  return all.length > 0 ? { faults: all } : { leave };
}

/** The same as `readLeave` reads it. */
export const writeLeave = (leave: readonly Leave[]): string =>
  leave.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join('\n');

/** Indexes of the weeks whose days on site, Monday to Friday, the leave touches. @param mondays of the year, in order. */
export function weeksOnLeave(leave: readonly Leave[], mondays: readonly IsoDate[]): Set<number> {
  const touched = new Set<number>();
  mondays.forEach((monday, week) => {
    const friday = addDays(monday, DAYS_ON_SITE - 1);
    if (leave.some(({ from, to }) => daysBetween(from, friday) >= 0 && daysBetween(monday, to) >= 0)) touched.add(week);
  });
  return touched;
}
