import { parentPort, workerData } from 'node:worker_threads';
import ical from 'node-ical';
import { addDays } from '../platform/clock/iso-date.js';
import { type BusySpan, type CivilTime, countBusyDays } from './busy-weeks.js';
import { type CalendarAnswer, type CalendarTask } from './calendar-answer.js';
import { findCalendarFault, MOST_TIMES, withLondonTimes } from './calendar-text.js';

const refused = (fault: string): CalendarAnswer => ({ kind: 'refused', fault });

/**
 * Reads a calendar (RFC 5545) and counts its busy days. Repetitions, exceptions and moved occurrences are followed, each in
 * its own time zone; a time without a zone is one of England. What is free, tentative or cancelled does not count. Nothing
 * but times is looked at. A hostile file may take long, which is why a thread that can be ended does it.
 */
function answerCalendar({ text, mondays }: CalendarTask): CalendarAnswer {
  const fault = findCalendarFault(text);
  if (fault !== null) return refused(fault);
  let components: ical.CalendarComponent[];
  try {
    components = Object.values(ical.sync.parseICS(withLondonTimes(text))).filter((each) => each !== undefined);
  } catch {
    return refused('The file is no calendar that can be read. Export it again as an .ics file.');
  }
  // A day more on either side: days of other time zones begin and end at other moments.
  const window = {
    from: new Date(`${addDays(mondays[0]!, -1)}T00:00:00Z`),
    to: new Date(`${addDays(mondays.at(-1)!, 7)}T00:00:00Z`),
  };
  const spans: BusySpan[] = [];
  for (const component of components) {
    if (component.type === 'VFREEBUSY') spans.push(...freeBusySpans(component));
    if (component.type !== 'VEVENT' || !isBusy(component)) continue;
    try {
      const instances = ical.expandRecurringEvent(component, { ...window, expandOngoing: true });
      spans.push(...instances.filter(({ event }) => isBusy(event)).map(spanOf));
    } catch {
      return refused(
        `An entry that begins on ${sayStart(component)} repeats in a way that cannot be followed. Export the calendar without it.`,
      );
    }
    if (spans.length > MOST_TIMES)
      return refused(
        `The calendar has more than ${MOST_TIMES.toLocaleString('en-GB')} times in this year. Export a shorter one.`,
      );
  }
  return { kind: 'read', busyDays: countBusyDays(spans, mondays), times: spans.length };
}

/** What Outlook says beside the format's own words. */
type OutlookEvent = ical.VEvent & { readonly 'MICROSOFT-CDO-BUSYSTATUS'?: unknown };
const NOT_BUSY_IN_OUTLOOK: readonly unknown[] = ['FREE', 'TENTATIVE', 'WORKINGELSEWHERE'];

const isBusy = (event: OutlookEvent): boolean =>
  event.status !== 'CANCELLED' &&
  event.status !== 'TENTATIVE' &&
  event.transparency !== 'TRANSPARENT' &&
  !NOT_BUSY_IN_OUTLOOK.includes(event['MICROSOFT-CDO-BUSYSTATUS']);

const freeBusySpans = ({ freebusy = [] }: ical.VFreebusy): BusySpan[] =>
  freebusy
    .filter(({ type }) => type === 'BUSY' || type === 'BUSY-UNAVAILABLE')
    .map(({ start, end }) => ({ from: inLondon(start), to: inLondon(end) }));

/** Whole days are days of the calendar wherever the machine stands: their dates are read as the parser wrote them. */
const spanOf = ({ start, end, isFullDay }: ical.EventInstance): BusySpan =>
  isFullDay ? { from: localDay(start), to: localDay(end) } : { from: inLondon(start), to: inLondon(end) };

const two = (value: number) => String(value).padStart(2, '0');
const localDay = (day: Date): CivilTime => ({
  date: `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`,
  minute: 0,
});

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function inLondon(instant: Date): CivilTime {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${part['year']!.padStart(4, '0')}-${part['month']}-${part['day']}`,
    minute: Number(part['hour']) * 60 + Number(part['minute']),
  };
}

/** An event may have no start: then it says so. */
const sayStart = ({ start }: Partial<ical.VEvent>): string => (start instanceof Date ? inLondon(start).date : 'no day');

parentPort?.postMessage(answerCalendar(workerData as CalendarTask));
