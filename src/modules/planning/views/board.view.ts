import { type ChallengeRow, type WeekColumn, type YearView } from './year.view.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { letterOf, sayClass, sayCount, sayDay, sayMissing, sayMonth } from './wording.js';

export const BOARD_SORTS = ['week', 'council', 'vacancies'] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

/** Which challenges the board shows, and in what order. Null and false leave everything in. */
export interface BoardChoice {
  readonly region: string | null;
  readonly councilClass: string | null;
  readonly onlyVacancies: boolean;
  readonly onlyDeferred: boolean;
  readonly sort: BoardSort;
}

/** What a cell of the board stands for; `site` is the week on site. */
export type BoardCell = 'site' | 'offer' | 'closed' | 'none';

/** The board: weeks across, challenges down. */
export interface Board {
  readonly months: readonly { readonly name: string; readonly weeks: number }[];
  readonly weeks: readonly BoardWeek[];
  readonly rows: readonly BoardRow[];
  /** The same challenges by the week on site, for narrow screens and paper; deferred ones last, under their own heading. */
  readonly byWeek: readonly { readonly heading: string; readonly rows: readonly BoardRow[] }[];
  readonly legend: readonly { readonly letter: string; readonly meaning: string }[];
  /** "All 114 challenges", "12 of 114 challenges". */
  readonly summary: string;
  readonly isNarrowed: boolean;
}

export interface BoardWeek {
  readonly day: string;
  readonly name: string;
  readonly isClosed: boolean;
  /** Why the week is closed, or was opened by hand; empty for an ordinary one. */
  readonly reasons: string;
  readonly load: number;
}

export interface BoardRow {
  readonly href: string;
  readonly council: string;
  /** "Unitary, South East". */
  readonly about: string;
  /** "6 of 7": members found, of the places of the team; null for a deferred challenge. */
  readonly filled: string | null;
  /** Letters of the missing kinds, "L CE"; empty for a full team. */
  readonly letters: string;
  /** "1 leader, 1 of any kind"; empty for a full team. */
  readonly missing: string;
  readonly cells: readonly BoardCell[];
}

/** Puts the challenges that were chosen on the board. Cost: challenges × weeks. */
export function viewBoard(year: YearView, choice: BoardChoice, hrefOf: (challengeId: string) => string): Board {
  const chosen = year.challenges.filter((row) => isChosen(row, choice)).sort(ORDERS[choice.sort]);
  const rows = chosen.map((row) => viewRow(row, year.weeks, hrefOf));
  const total = year.challenges.length;
  return {
    months: monthsOf(year.weeks),
    weeks: year.weeks.map(viewWeek),
    rows,
    byWeek: groupByWeek(chosen, rows, year.weeks),
    legend: legendOf(chosen),
    summary:
      rows.length === total
        ? `All ${sayCount(total, 'challenge')}`
        : `${rows.length} of ${sayCount(total, 'challenge')}`,
    isNarrowed: rows.length < total,
  };
}

/** The values that the filters offer. */
export function boardFilters(year: YearView): {
  readonly regions: readonly string[];
  readonly classes: readonly string[];
} {
  const distinct = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    regions: distinct(year.challenges.map(({ council }) => council.region)),
    classes: distinct(year.challenges.map(({ council }) => council.class)),
  };
}

function isChosen({ council, week, vacancies }: ChallengeRow, choice: BoardChoice): boolean {
  if (choice.region !== null && council.region !== choice.region) return false;
  if (choice.councilClass !== null && council.class !== choice.councilClass) return false;
  if (choice.onlyVacancies && vacancies.length === 0) return false;
  return !choice.onlyDeferred || week === null;
}

type Order = (a: ChallengeRow, b: ChallengeRow) => number;
const byCouncil: Order = (a, b) => a.council.name.localeCompare(b.council.name, 'en-GB');
const weekOf = ({ week }: ChallengeRow): number => week ?? Number.MAX_SAFE_INTEGER;
const byWeek: Order = (a, b) => weekOf(a) - weekOf(b) || byCouncil(a, b);
const ORDERS: Readonly<Record<BoardSort, Order>> = {
  week: byWeek,
  council: byCouncil,
  vacancies: (a, b) => b.vacancies.length - a.vacancies.length || byWeek(a, b),
};

function viewRow(row: ChallengeRow, weeks: readonly WeekColumn[], hrefOf: (id: string) => string): BoardRow {
  const { council, members, vacancies } = row;
  const offered = new Set(row.weeksOnOffer);
  const kinds = vacancies.map(({ kind, kindName }) => (kind === null ? null : kindName));
  return {
    href: hrefOf(row.id),
    council: council.name,
    about: `${sayClass(council.class)}, ${council.region}`,
    filled: row.week === null ? null : `${members.length} of ${members.length + vacancies.length}`,
    letters: [...new Set(kinds.map(letterOf))].join(' '),
    missing: sayMissing(kinds),
    cells: weeks.map(({ index, open }) => {
      if (index === row.week) return 'site';
      if (!open) return 'closed';
      return offered.has(index) ? 'offer' : 'none';
    }),
  };
}

const viewWeek = ({ monday, open, reasons, load }: WeekColumn): BoardWeek => ({
  day: String(Number(monday.slice(8))),
  name: sayDate(monday),
  isClosed: !open,
  reasons: reasons.join(' '),
  load,
});

/** Neighbouring weeks whose Mondays lie in one month. */
function monthsOf(weeks: readonly WeekColumn[]): { name: string; weeks: number }[] {
  const months: { name: string; weeks: number }[] = [];
  for (const { monday } of weeks) {
    const name = sayMonth(monday);
    const last = months.at(-1);
    if (last?.name === name) last.weeks++;
    else months.push({ name, weeks: 1 });
  }
  return months;
}

function groupByWeek(
  chosen: readonly ChallengeRow[],
  rows: readonly BoardRow[],
  weeks: readonly WeekColumn[],
): { heading: string; rows: BoardRow[] }[] {
  const groups = new Map<number | null, BoardRow[]>();
  chosen.forEach(({ week }, at) => groups.set(week, [...(groups.get(week) ?? []), rows[at]!]));
  const scheduled = weeks
    .filter(({ index }) => groups.has(index))
    .map(({ index, monday }) => ({ heading: `Week of ${sayDay(monday)}`, rows: groups.get(index)! }));
  const deferred = groups.get(null);
  return deferred ? [...scheduled, { heading: 'Deferred: no week this year', rows: deferred }] : scheduled;
}

function legendOf(chosen: readonly ChallengeRow[]): { letter: string; meaning: string }[] {
  const names = chosen.flatMap(({ vacancies }) => vacancies.map((each) => (each.kind === null ? null : each.kindName)));
  return [...new Set(names)].map((name) => ({
    letter: letterOf(name),
    meaning: name === null ? 'a place that any kind may fill is vacant' : `a ${name.toLowerCase()} is missing`,
  }));
}
