import { type IsoDate } from '../../platform/clock/iso-date.js';
import { sayDate } from '../../platform/clock/plain-date.js';
import { saySharedService, type SharedKind } from '../say-shared-service.js';

/** An entry of the list, in words. */
export interface SharingRow {
  readonly id: string;
  readonly councils: string;
  readonly shares: string;
  readonly when: string;
  readonly source: string;
}

interface Sharing {
  readonly id: string;
  readonly nameA: string;
  readonly nameB: string;
  readonly shares: SharedKind;
  readonly what: string;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly source: string;
}

export const viewSharedServices = (entries: readonly Sharing[]): SharingRow[] =>
  entries.map(({ id, nameA, nameB, source, ...entry }) => ({
    id,
    councils: `${nameA} and ${nameB}`,
    shares: saySharedService(entry),
    when: sayPeriod(entry.since, entry.until),
    source,
  }));

/** "since 1 April 2024", "until 3 May 2026", "1 April 2024 to 3 May 2026", or nothing. */
export function sayPeriod(since: IsoDate | null, until: IsoDate | null): string {
  if (since !== null && until !== null) return `${sayDate(since)} to ${sayDate(until)}`;
  if (since !== null) return `since ${sayDate(since)}`;
  return until === null ? '' : `until ${sayDate(until)}`;
}

/** Councils to choose from by name, those that have ended included: what bound to them binds to their successors. */
export const viewCouncilChoices = (
  councils: readonly { readonly code: string; readonly name: string }[],
  chosen: string,
): { readonly value: string; readonly text: string; readonly selected: boolean }[] => [
  { value: '', text: 'Choose a council', selected: chosen === '' },
  ...[...councils]
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map(({ code, name }) => ({ value: code, text: name, selected: code === chosen })),
];
