import { readCalendar } from '../../src/modules/peers/read-calendar.process.js';

/** Mondays from 1 March to 12 April 2027; clocks go forward on 28 March. */
const MONDAYS = ['2027-03-01', '2027-03-08', '2027-03-15', '2027-03-22', '2027-03-29', '2027-04-05', '2027-04-12'];
const FREE = [0, 0, 0, 0, 0, 0, 0];

let entries = 0;
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  `UID:entry-${++entries}`,
  'SUMMARY:Private matter',
  ...lines,
  'END:VEVENT',
];
const LIMIT_MS = 20_000;
const ask = (...events: string[][]) => askWithin(15_000, ...events);
const askWithin = (timeLimitMs: number, ...events: string[][]) =>
  readCalendar(
    {
      text: ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n'),
      mondays: MONDAYS,
    },
    timeLimitMs,
  );

describe('a calendar', () => {
  it.each<[string, string[][], number[]]>([
    ['with nothing in it', [], FREE],
    [
      'with leave of a week, whole days',
      [event('DTSTART;VALUE=DATE:20270308', 'DTEND;VALUE=DATE:20270313')],
      [0, 5, 0, 0, 0, 0, 0],
    ],
    ['with one whole day, its end not said', [event('DTSTART;VALUE=DATE:20270309')], [0, 1, 0, 0, 0, 0, 0]],
    ['with a weekend away', [event('DTSTART;VALUE=DATE:20270306', 'DTEND;VALUE=DATE:20270308')], FREE],
    ['with a meeting of an hour', [event('DTSTART:20270309T090000Z', 'DTEND:20270309T100000Z')], FREE],
    ['with half a day by its duration', [event('DTSTART:20270309T090000Z', 'DURATION:PT4H')], [0, 1, 0, 0, 0, 0, 0]],
    ['with a day that is shown as free', [event('DTSTART;VALUE=DATE:20270309', 'TRANSP:TRANSPARENT')], FREE],
    ['with a day that was cancelled', [event('DTSTART;VALUE=DATE:20270309', 'STATUS:CANCELLED')], FREE],
    [
      'with a day that Outlook shows as free',
      [event('DTSTART;VALUE=DATE:20270309', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE')],
      FREE,
    ],
    [
      'with leave that began before the year',
      [event('DTSTART;VALUE=DATE:20270201', 'DTEND;VALUE=DATE:20270304')],
      [3, 0, 0, 0, 0, 0, 0],
    ],
    [
      'with a day every other week',
      [event('DTSTART;VALUE=DATE:20270302', 'RRULE:FREQ=WEEKLY;INTERVAL=2')],
      [1, 0, 1, 0, 1, 0, 1],
    ],
    [
      'with an exception',
      [event('DTSTART;VALUE=DATE:20270302', 'RRULE:FREQ=WEEKLY', 'EXDATE;VALUE=DATE:20270309')],
      [1, 0, 1, 1, 1, 1, 1],
    ],
    ['with an end', [event('DTSTART;VALUE=DATE:20270302', 'RRULE:FREQ=WEEKLY;UNTIL=20270310')], [1, 1, 0, 0, 0, 0, 0]],
    [
      'that has repeated for years',
      [event('DTSTART;VALUE=DATE:20150303', 'RRULE:FREQ=MONTHLY;BYDAY=1TU')],
      [1, 0, 0, 0, 0, 1, 0],
    ],
  ])('%s', async (_, events, busyDays) => {
    expect(await ask(...events)).toMatchObject({ kind: 'read', busyDays });
  });

  it('keeps to the clock on the wall when clocks go forward', async () => {
    // Four hours to noon, 8 to 12 in winter and summer: in UTC the second would begin at 7.
    const morning = ['DTSTART;TZID=Europe/London:20270323T080000', 'DTEND;TZID=Europe/London:20270323T120000'];
    expect(await ask(event(...morning, 'RRULE:FREQ=WEEKLY;COUNT=2'))).toMatchObject({
      busyDays: [0, 0, 0, 1, 1, 0, 0],
    });
    expect(
      await ask(event('DTSTART:20270323T080000', 'DTEND:20270323T120000', 'RRULE:FREQ=WEEKLY;COUNT=2')),
    ).toMatchObject({
      busyDays: [0, 0, 0, 1, 1, 0, 0],
    });
    // Four hours from 8 UTC are 9 to 1 in summer; from 17:30 UTC a winter evening has half an hour before six, a summer one none.
    expect(await ask(event('DTSTART:20270406T070000Z', 'DTEND:20270406T110000Z'))).toMatchObject({
      busyDays: [0, 0, 0, 0, 0, 1, 0],
    });
    expect(await ask(event('DTSTART:20270309T070000Z', 'DTEND:20270309T110000Z'))).toMatchObject({ busyDays: FREE });
  });

  it('understands zones of other lands and Windows’ names for them', async () => {
    // 14 to 18 in New York is 18 to 22 in England until clocks there go forward on 14 March, and 9 to 13 is 14 to 18.
    expect(await ask(event('DTSTART;TZID=America/New_York:20270309T140000', 'DURATION:PT4H'))).toMatchObject({
      busyDays: FREE,
    });
    expect(await ask(event('DTSTART;TZID=America/New_York:20270309T090000', 'DURATION:PT4H'))).toMatchObject({
      busyDays: [0, 1, 0, 0, 0, 0, 0],
    });
    expect(await ask(event('DTSTART;TZID=GMT Standard Time:20270406T080000', 'DURATION:PT4H'))).toMatchObject({
      busyDays: [0, 0, 0, 0, 0, 1, 0],
    });
  });

  it('follows an occurrence that was moved, and leaves out one that was cancelled', async () => {
    const series = [
      'BEGIN:VEVENT',
      'UID:series',
      'DTSTART;VALUE=DATE:20270302',
      'RRULE:FREQ=WEEKLY;COUNT=3',
      'END:VEVENT',
    ];
    const moved = [
      'BEGIN:VEVENT',
      'UID:series',
      'RECURRENCE-ID;VALUE=DATE:20270309',
      'DTSTART;VALUE=DATE:20270325',
      'END:VEVENT',
    ];
    const cancelled = [
      'BEGIN:VEVENT',
      'UID:series',
      'RECURRENCE-ID;VALUE=DATE:20270316',
      'DTSTART;VALUE=DATE:20270316',
      'STATUS:CANCELLED',
      'END:VEVENT',
    ];
    expect(await ask(series, moved, cancelled)).toMatchObject({ busyDays: [1, 0, 0, 1, 0, 0, 0] });
  });

  it('may hold nothing but busy times', async () => {
    const times = [
      'BEGIN:VFREEBUSY',
      'UID:f',
      'DTSTAMP:20270101T000000Z',
      'FREEBUSY;FBTYPE=BUSY:20270309T080000Z/20270309T170000Z',
      'END:VFREEBUSY',
    ];
    expect(await ask(times)).toMatchObject({ busyDays: [0, 1, 0, 0, 0, 0, 0] });
  });

  it.each<[string, string[]]>([
    ['never comes again', event('DTSTART;VALUE=DATE:20270228', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')],
    ['repeats by no interval', event('DTSTART;VALUE=DATE:20270302', 'RRULE:FREQ=DAILY;INTERVAL=0')],
    ['repeats by nonsense', event('DTSTART;VALUE=DATE:20270302', 'RRULE:FREQ=SOMETIMES')],
    ['has no start', event('RRULE:FREQ=DAILY')],
    ['starts on no day', event('DTSTART;VALUE=DATE:20279999')],
    ['has repeated each day since the year 1', event('DTSTART;VALUE=DATE:00010101', 'RRULE:FREQ=DAILY')],
    [
      'is named like an inner part of objects',
      ['BEGIN:VEVENT', 'UID:__proto__', 'DTSTART;VALUE=DATE:20270309', 'END:VEVENT'],
    ],
  ])(
    'with an entry that %s is read or refused in words, and soon',
    async (_, hostile) => {
      const answer = await ask(hostile);
      if (answer.kind === 'refused') expect(answer.fault).toMatch(/^(The|An|This) .+[.] .+[.]$/);
      else expect(answer.busyDays).toHaveLength(MONDAYS.length);
      expect(JSON.stringify(answer)).not.toContain('Private matter');
    },
    LIMIT_MS,
  );

  it(
    'with thousands of entries that repeat is refused before it fills the memory',
    async () => {
      const daily = Array.from({ length: 4000 }, () => event('DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=DAILY'));
      const answer = await askWithin(2_000, ...daily);
      expect(answer).toMatchObject({ kind: 'refused', fault: expect.stringMatching(/Export a shorter/) as unknown });
    },
    LIMIT_MS,
  );
});
