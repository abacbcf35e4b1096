import { type IsoDate, yearOf } from '../platform/clock/iso-date.js';
import { type RowFault } from '../platform/files/csv-format.js';
import { type CommissionRow } from './import-commissions.js';

/** What a row is held against. */
export interface CommissionFacts {
  readonly year: { readonly firstMonday: IsoDate; readonly lastMonday: IsoDate; readonly lastDay: IsoDate };
  findCouncilFault(code: string): string | null;
  findKindFault(code: string): string | null;
  findThemeFault(code: string): string | null;
  findKind(code: string): { readonly position: number } | null;
}

/** What a row says with every list in its stored order; or what is wrong with it. */
export type CompletedCommission = { readonly row: CommissionRow } | { readonly faults: readonly RowFault[] };

/** Holds one commission against the year and what is known of councils, kinds of peer and themes. */
export function completeCommission(row: CommissionRow, facts: CommissionFacts): CompletedCommission {
  const faults: RowFault[] = [];
  const fault = (column: keyof CommissionRow, value: string | null, message: string | null): void => {
    if (message !== null) faults.push({ column, value, message });
  };
  const { firstMonday, lastMonday, lastDay } = facts.year;
  const weeks = `whose weeks run from ${firstMonday} to ${lastMonday}`;
  fault('council', row.council, facts.findCouncilFault(row.council));
  for (const { kind } of row.kinds) fault('kinds', kind, facts.findKindFault(kind));
  for (const { theme } of row.themes ?? []) fault('themes', theme, facts.findThemeFault(theme));
  if (row.wish !== null && (row.wish < firstMonday || row.wish > lastMonday))
    fault('wish', row.wish, `This week is not in the year, ${weeks}.`);
  if (row.earliest !== null && row.earliest > lastMonday)
    fault('earliest', row.earliest, `No week of the year remains, ${weeks}.`);
  if (row.latest !== null && row.latest < firstMonday)
    fault('latest', row.latest, `No week of the year remains, ${weeks}.`);
  const [first, last] = [yearOf(firstMonday), yearOf(lastDay)];
  const pollYears = new Set<number>();
  for (const day of row.polls ?? []) {
    const year = yearOf(day);
    if (year < first || year > last)
      fault('polls', day, `Only polls from ${first} to ${last} concern this year. Leave others out.`);
    if (pollYears.has(year)) fault('polls', day, `Two polls in ${year}. Give the day of the council's own election.`);
    pollYears.add(year);
  }
  if (faults.length > 0) return { faults };
  return { row: { ...row, kinds: sortKinds(row.kinds, facts), polls: row.polls && [...row.polls].sort() } };
}

/** Kinds in the order in which the service shows them everywhere. */
export function sortKinds(
  kinds: CommissionRow['kinds'],
  facts: Pick<CommissionFacts, 'findKind'>,
): CommissionRow['kinds'] {
  const positionOf = (kind: string): number => facts.findKind(kind)?.position ?? 0;
  return [...kinds].sort((a, b) => positionOf(a.kind) - positionOf(b.kind) || (a.kind < b.kind ? -1 : 1));
}
