import { findCalendarFault, MOST_ENTRIES, withLondonTimes } from './calendar-text.js';

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const entry = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'DTSTART:20270406T090000', ...lines, 'END:VEVENT'];

describe('a calendar file', () => {
  it.each<[string, string]>([
    ['with nothing in it', calendar()],
    ['with an entry', calendar(...entry())],
    ['with a byte-order mark', `\uFEFF${calendar()}`],
    ['with an entry that repeats each week at one time', calendar(...entry('RRULE:FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=9'))],
    ['that speaks of repeating in a title', calendar(...entry('SUMMARY:RRULE:FREQ=SECONDLY'))],
  ])('%s is taken', (_, text) => {
    expect(findCalendarFault(text)).toBeNull();
  });

  it.each<[string, string, string]>([
    ['that is another kind of file', '%PDF-1.7', 'no calendar file'],
    ['with a zero byte', calendar('SUMMARY:\0'), 'no calendar file'],
    ['with too many entries', calendar(...Array<string>(MOST_ENTRIES + 1).fill('BEGIN:VEVENT')), 'has 5,001 entries'],
    ['that repeats each second', calendar(...entry('RRULE:FREQ=SECONDLY')), 'repeats within a day'],
    ['that hides it on a folded line', calendar(...entry('RRULE:FREQ=SEC\r\n ONDLY')), 'repeats within a day'],
    [
      'that repeats at many times of a day',
      calendar(...entry('RRULE:FREQ=DAILY;BYMINUTE=0,1,2')),
      'repeats within a day',
    ],
    ['with a line without end', calendar(`SUMMARY:${'x'.repeat(100_001)}`), 'no calendar program writes'],
  ])('%s is refused', (_, text, words) => {
    expect(findCalendarFault(text)).toContain(words);
  });

  it('is read with English times where it names no zone', () => {
    const text = calendar(
      ...entry('DTEND;TZID=Europe/Paris:20270406T110000', 'EXDATE:20270413T090000,20270420T090000'),
    );
    expect(
      withLondonTimes(text)
        .split('\r\n')
        .filter((line) => /^(DT|EX)/.test(line)),
    ).toEqual([
      'DTSTART;TZID=Europe/London:20270406T090000',
      'DTEND;TZID=Europe/Paris:20270406T110000',
      'EXDATE;TZID=Europe/London:20270413T090000,20270420T090000',
    ]);
  });

  it('keeps whole days and times in UTC as they are', () => {
    const lines = ['DTSTART;VALUE=DATE:20270406', 'DTSTART:20270406T080000Z', 'SUMMARY:DTSTART:20270406T080000'];
    expect(withLondonTimes(lines.join('\n')).split('\r\n')).toEqual(lines);
  });
});
