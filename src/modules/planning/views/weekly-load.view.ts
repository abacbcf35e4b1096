import { sayDate } from '../../platform/clock/plain-date.js';
import { sayMonth } from './wording.js';
import { type WeekColumn } from './year.view.js';

/** The weekly load as bars, in units of its own coordinate system. */
export interface WeeklyLoad {
  readonly width: number;
  readonly height: number;
  /** Height at which the bars stand. */
  readonly floor: number;
  readonly bars: readonly LoadBar[];
  readonly closed: readonly { readonly x: number; readonly width: number }[];
  readonly months: readonly { readonly x: number; readonly text: string }[];
  readonly summary: string;
  readonly rows: readonly { readonly week: string; readonly load: string; readonly capacity: string }[];
}

export interface LoadBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly isFull: boolean;
  readonly labelX: number;
  readonly labelY: number;
}

const WEEK_WIDTH = 20;
const BAR_WIDTH = 16;
const TOP = 24;
const BAR_SPACE = 110;
const FLOOR = TOP + BAR_SPACE;
const MONTH_SPACE = 24;

/** Draws challenges on site by week. A closed week is a grey column, a week at its capacity a darker bar. */
export function viewWeeklyLoad(weeks: readonly WeekColumn[]): WeeklyLoad {
  const highest = Math.max(1, ...weeks.map(({ load, capacity }) => Math.max(load, capacity)));
  const height = (load: number) => Math.round((load / highest) * BAR_SPACE);
  const left = (index: number) => index * WEEK_WIDTH + (WEEK_WIDTH - BAR_WIDTH) / 2;
  return {
    width: weeks.length * WEEK_WIDTH,
    height: FLOOR + MONTH_SPACE,
    floor: FLOOR,
    bars: weeks
      .filter(({ load }) => load > 0)
      .map(({ index, load, capacity }) => ({
        x: left(index),
        y: FLOOR - height(load),
        width: BAR_WIDTH,
        height: height(load),
        label: String(load),
        isFull: load >= capacity,
        labelX: left(index) + BAR_WIDTH / 2,
        labelY: FLOOR - height(load) - 5,
      })),
    closed: weeks.filter(({ open }) => !open).map(({ index }) => ({ x: index * WEEK_WIDTH, width: WEEK_WIDTH })),
    months: weeks
      .filter(({ monday }, at) => at === 0 || sayMonth(monday) !== sayMonth(weeks[at - 1]!.monday))
      .map(({ index, monday }) => ({ x: index * WEEK_WIDTH, text: sayMonth(monday).slice(0, 3) })),
    summary: summarise(weeks),
    rows: weeks.map(({ monday, open, load, capacity }) => ({
      week: sayDate(monday),
      load: String(load),
      capacity: open ? String(capacity) : 'closed',
    })),
  };
}

function summarise(weeks: readonly WeekColumn[]): string {
  const open = weeks.filter((week) => week.open);
  const busiest = open.reduce((most, { load }) => Math.max(most, load), 0);
  const full = open.filter(({ load, capacity }) => load > 0 && load >= capacity).length;
  const idle = open.filter(({ load }) => load === 0).length;
  return `${open.length} of ${weeks.length} weeks are open. Most on site at once: ${busiest}. Weeks at capacity: ${full}. Open weeks without a challenge: ${idle}.`;
}
