import { addDays, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';

/** What letter and page say of one place: for whom, where, when and how much. */
export interface Visit {
  readonly peerName: string;
  readonly role: string;
  readonly councilName: string;
  readonly monday: IsoDate;
  /** Working days that it takes in all. */
  readonly days: number;
  readonly shape: readonly string[];
  readonly managerName: string | null;
  readonly dueAt: Date;
}

const DAYS_ON_SITE = 5;
const instant = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "Monday 25 January 2027 at 17:00", as clocks in London show it. */
export const sayDeadline = (dueAt: Date): string => instant.format(dueAt).replace(',', '');

/** "a leader, 2 officers and a place of any kind"; the kinds of a team in the order of its seats, without anybody's name. */
export function sayShape(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => {
    const words = kind === 'any kind' ? 'place of any kind' : `${kind.toLowerCase()} peer`;
    const plural = kind === 'any kind' ? 'places of any kind' : `${kind.toLowerCase()} peers`;
    return count === 1 ? `1 ${words}` : `${count} ${plural}`;
  });
  return parts.length < 2 ? (parts[0] ?? 'nobody yet') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}

/**
 * When everything around the week takes place, as rows of a heading and a sentence.
 * Source: the practice of peer challenges: papers two to three weeks before, a team call one to two weeks before, and a planning
 * session six to ten weeks after. Assumption: travel and accommodation are paid for.
 */
export function tellVisit({
  councilName,
  role,
  monday,
  days,
  shape,
  managerName,
}: Visit): (readonly [string, string])[] {
  const before = days - DAYS_ON_SITE;
  return [
    ['Council', councilName],
    ['Your role', `${role} on a team of ${sayShape(shape)}. Names are told once people are confirmed.`],
    ['On site', `Sunday evening, ${sayDate(addDays(monday, -1))}, to Friday, ${sayDate(addDays(monday, 4))}`],
    [
      'In all',
      before > 0
        ? `${days} working days: ${DAYS_ON_SITE} on site and ${before} for reading, the call of the team and the planning session`
        : `${days} working days`,
    ],
    ['Papers to read', `from ${sayDate(addDays(monday, -21))}`],
    ['Call of the team', `between ${sayDate(addDays(monday, -14))} and ${sayDate(addDays(monday, -3))}`],
    [
      'Planning session',
      `one day between ${sayDate(addDays(monday, 42))} and ${sayDate(addDays(monday, 74))}; not everybody is needed`,
    ],
    ['Costs', 'Travel and accommodation are paid for.'],
    [
      'Whom to ask',
      managerName === null
        ? 'The programme team; answer the letter.'
        : `${managerName}, the challenge manager; answer the letter.`,
    ],
  ];
}
