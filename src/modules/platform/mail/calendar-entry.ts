import { addDays, type IsoDate } from '../clock/iso-date.js';
import { escapeText, foldLine, quoteParameter } from './calendar-text.js';

/** Whether a place is held for somebody or theirs. */
export type EntryStatus = 'tentative' | 'confirmed';

/** Whole days in somebody's calendar. */
export interface CalendarEntry {
  /** The same for one place and person for ever: an update moves the entry, a cancellation removes it. */
  readonly uid: string;
  /** From 0; a higher one replaces a lower one. */
  readonly sequence: number;
  readonly status: EntryStatus | 'cancelled';
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  readonly firstDay: IsoDate;
  /** The last day itself, not the day after. */
  readonly lastDay: IsoDate;
}

/** Who asks and who is asked. There is one attendee: nobody learns who else was asked. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly entry: CalendarEntry;
  /** An address without spaces, quotes and angle brackets. */
  readonly organiser: string;
  readonly attendee: string;
}

const PRODUCT = '-//Critical Friend//Peer challenges//EN';

/** UTC, to the second. */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const day = (date: IsoDate): string => date.replaceAll('-', '');
/** Only what RFC 6068 allows to stand in an address is left as it is. */
const mailto = (address: string): string => `mailto:${address.replace(/[%?&#^`{|}"\s]/g, encodeURIComponent)}`;

/**
 * The UID of a place's entry, which is never given to another place or person.
 * @param host name of this service.
 */
export const uidOfPlace = (seatId: string, peerId: string, host: string): string => `${seatId}.${peerId}@${host}`;

function writeEvent(entry: CalendarEntry, stampedAt: Date, who: readonly string[]): string[] {
  if (entry.lastDay < entry.firstDay)
    throw new RangeError(`The entry ends on ${entry.lastDay}, before it begins on ${entry.firstDay}.`);
  const isHeld = entry.status === 'tentative';
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${instant(stampedAt)}`,
    `DTSTART;VALUE=DATE:${day(entry.firstDay)}`,
    // The end is the first day that is free again. Source: RFC 5545, section 3.6.1.
    `DTEND;VALUE=DATE:${day(addDays(entry.lastDay, 1))}`,
    `STATUS:${entry.status.toUpperCase()}`,
    `SUMMARY:${escapeText(entry.summary)}`,
    ...(entry.description === undefined ? [] : [`DESCRIPTION:${escapeText(entry.description)}`]),
    ...(entry.location === undefined ? [] : [`LOCATION:${escapeText(entry.location)}`]),
    ...who,
    // Outlook shows whole days as free unless it is told.
    ...(entry.status === 'cancelled'
      ? ['TRANSP:TRANSPARENT']
      : ['TRANSP:OPAQUE', `X-MICROSOFT-CDO-BUSYSTATUS:${isHeld ? 'TENTATIVE' : 'BUSY'}`]),
    'END:VEVENT',
  ];
}

const writeFile = (lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, 'CALSCALE:GREGORIAN', ...lines, 'END:VCALENDAR']
    .map(foldLine)
    .join('');

/**
 * The calendar part of one letter: one entry, one attendee, whole days without a time zone. Source: RFC 5546, sections 3.2.2 and
 * 3.2.5.
 * @param stampedAt when the letter was written, so that a copy of the letter carries the same file.
 * @throws RangeError for days that do not exist or end before they begin.
 */
export function writeInvitation({ method, entry, organiser, attendee }: Invitation, stampedAt: Date): string {
  const standing = entry.status === 'confirmed' ? 'ACCEPTED' : 'NEEDS-ACTION';
  const who = [
    `ORGANIZER;CN="Critical Friend":${mailto(organiser)}`,
    // The answer is given on the page that the letter names, so the calendar program asks for none.
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${standing};RSVP=FALSE;CN=${quoteParameter(attendee)}:${mailto(attendee)}`,
  ];
  const shown = method === 'CANCEL' ? { ...entry, status: 'cancelled' as const } : entry;
  return writeFile([`METHOD:${method}`, ...writeEvent(shown, stampedAt, who)]);
}

/**
 * A calendar to subscribe to, or to download: entries without organiser and attendees.
 * @param name shown by calendar programs.
 * @param stampedAt when its content last changed, or now.
 */
export function writeCalendar(name: string, entries: readonly CalendarEntry[], stampedAt: Date): string {
  return writeFile([
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...entries.flatMap((entry) => writeEvent(entry, stampedAt, [])),
  ]);
}
