import { sayCouncilClass } from '../../../matching/council-class.js';
import { isInvented, nameOfInvented } from '../../../scheduling/what-if/invent-peers.js';
import { type IsoDate } from '../../platform/clock/iso-date.js';

/** How pages write dates, numbers and lists. Days are calendar days, so they are written as UTC has them. */
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });

const dayMonth = format({ day: 'numeric', month: 'long' });
const monthYear = format({ month: 'long', year: 'numeric' });
const instant = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const midnight = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** "5 April". */
export const sayDay = (date: IsoDate): string => dayMonth.format(midnight(date));

/** "April 2027". */
export const sayMonth = (date: IsoDate): string => monthYear.format(midnight(date));

/** "24 November 2026 at 09:30", as clocks in London show it. */
export const sayInstant = (when: Date): string => instant.format(when);

/** "4,486.5". */
export const sayNumber = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** "1 team", "2 teams", "1,200 teams". */
export const sayCount = (count: number, one: string, many = `${one}s`): string =>
  `${sayNumber(count)} ${count === 1 ? one : many}`;

/** "London borough" for `london`, "Metropolitan district" for `metropolitan`. */
export function sayClass(councilClass: string): string {
  const name = sayCouncilClass(councilClass);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "2 chief executive places, 1 place of any kind" for the names of the kinds that are missing, null for any; empty for none. */
export function sayMissing(kindNames: readonly (string | null)[]): string {
  const counts = new Map<string | null, number>();
  for (const name of kindNames) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) =>
      name === null ? `${sayCount(count, 'place')} of any kind` : sayCount(count, `${name.toLowerCase()} place`),
    )
    .join(', ');
}

/** The letters that stand for a kind on the board: "CE" for "Chief executive", "+" for any. */
export const letterOf = (kindName: string | null): string =>
  kindName === null
    ? '+'
    : kindName
        .split(' ')
        .map((word) => word.charAt(0).toUpperCase())
        .join('');

/** What to call a peer whom no table names: one invented for a scenario, or somebody who has left. */
export const nameOfStranger = (peerId: string, whenLeft: string): string =>
  isInvented(peerId) ? nameOfInvented(peerId) : whenLeft;
