/** Most entries in a file, and most times that they may come to in one year. Assumption: far more than a calendar of a year. */
export const MOST_ENTRIES = 5_000;
export const MOST_TIMES = 20_000;

const LONG_LINE = 100_000;
/** Repetitions within a day and lists of clock times multiply without end; no calendar program of an office makes them. */
const ENDLESS =
  /^RRULE[^:]*:.*(FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=[^;]*,|BYSETPOS=[^;]*,[^;]*,[^;]*,)/i;

/** Lines as the format means them: a line that begins with a blank goes on the one before. */
const unfold = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');

/** What is wrong with a calendar file before anything in it is followed, or null. Cost: linear. */
export function findCalendarFault(text: string): string | null {
  if (!/^\uFEFF?BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 1000)) || text.includes('\0'))
    return 'This is no calendar file. Export your calendar as an .ics file (iCalendar) and choose that.';
  const lines = unfold(text).split('\n');
  const entries = lines.filter((line) => /^BEGIN:VEVENT\s*$/i.test(line)).length;
  if (entries > MOST_ENTRIES)
    return `The calendar has ${entries.toLocaleString('en-GB')} entries, and at most ${MOST_ENTRIES.toLocaleString('en-GB')} are read. Export a shorter period.`;
  if (lines.some((line) => line.length > LONG_LINE))
    return 'The calendar has a line that no calendar program writes. Export it again.';
  if (lines.some((line) => ENDLESS.test(line)))
    return 'The calendar has an entry that repeats within a day. Export it without that entry.';
  return null;
}

/** The file with a zone for each time that has none: a time of day alone is one of England, wherever the machine stands. */
export const withLondonTimes = (text: string): string =>
  unfold(text)
    .split('\n')
    .map((line) =>
      /^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(;[^:]*)?:\d{8}T\d{6}(,\d{8}T\d{6})*\s*$/i.test(line) &&
      !/;TZID=/i.test(line)
        ? line.replace(/^([A-Z-]+)/i, '$1;TZID=Europe/London')
        : line,
    )
    .join('\r\n');
