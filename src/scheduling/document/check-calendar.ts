import type { WeekDraft } from './problem-shape.js';
import { at, show, type Report } from './reader.js';

const DAY_MS = 86_400_000;
const MONDAY = 1;

/** Weeks are numbered from 0 and start on successive Mondays. Source: docs/planning/PROBLEM.md, "The problem document". */
export function checkCalendar(weeks: readonly (WeekDraft | undefined)[], report: Report): void {
  if (weeks.length === 0) report('$.weeks', 'is empty; a year has at least one week');
  let expectedMs: number | undefined;
  weeks.forEach((week, i) => {
    const path = at('$.weeks', i);
    if (week?.index !== undefined && week.index !== i)
      report(`${path}.index`, `is ${week.index}; week number ${i} of the list has index ${i}`);
    const dayMs = week?.monday === undefined ? undefined : readMonday(week.monday, `${path}.monday`, report);
    if (dayMs !== undefined && expectedMs !== undefined && dayMs !== expectedMs)
      report(`${path}.monday`, `is ${show(week?.monday)}; the week before makes it ${show(isoDate(expectedMs))}`);
    const startMs = dayMs ?? expectedMs;
    expectedMs = startMs === undefined ? undefined : startMs + 7 * DAY_MS;
  });
}

/** The instant of a Monday at midnight UTC, or undefined after reporting why it is none. */
function readMonday(value: string, path: string, report: Report): number | undefined {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  if (Number.isNaN(ms) || isoDate(ms) !== value) {
    report(path, `is ${show(value)}; give the date of a Monday as YYYY-MM-DD`);
    return undefined;
  }
  const daysSinceMonday = (new Date(ms).getUTCDay() - MONDAY + 7) % 7;
  if (daysSinceMonday === 0) return ms;
  report(path, `is ${show(value)}, not a Monday; that week's Monday is ${isoDate(ms - daysSinceMonday * DAY_MS)}`);
  return undefined;
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
