import fc from 'fast-check';
import ICAL from 'ical.js';
import { type CalendarEntry, type Invitation, uidOfPlace, writeCalendar, writeInvitation } from './calendar-entry.js';

const STAMP = new Date('2027-01-04T09:00:00.123Z');
const SEAT = '018f3a1e-0000-4000-8000-000000000001';
const PEER = '018f3a1e-0000-4000-8000-000000000002';
const ENTRY: CalendarEntry = {
  uid: uidOfPlace(SEAT, PEER, 'friend.example'),
  sequence: 0,
  status: 'tentative',
  summary: 'Peer challenge at Kent',
  description: 'Held for you; please answer by 5 March.\nBring: nothing, really; a pen \\ pencil.',
  location: 'Maidstone, Kent',
  firstDay: '2027-04-05',
  lastDay: '2027-04-09',
};
const INVITATION: Invitation = {
  method: 'REQUEST',
  entry: ENTRY,
  organiser: 'peer-challenge@friend.example',
  attendee: 'ann.lee+peer@kent.example.org',
};

/** What another program makes of a file. */
const readBack = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)) };
};

/** A calendar program, as far as RFC 5546 goes: the highest sequence of a UID stands, and CANCEL takes it away. */
class CalendarProgram {
  readonly entries = new Map<string, { sequence: number; first: string; status: string }>();

  receive(text: string): void {
    const { calendar, events } = readBack(text);
    for (const event of events) {
      const known = this.entries.get(event.uid);
      if (known && known.sequence > event.sequence) continue;
      if (calendar.getFirstPropertyValue('method') === 'CANCEL') this.entries.delete(event.uid);
      else
        this.entries.set(event.uid, {
          sequence: event.sequence,
          first: event.startDate.toString(),
          status: String(event.component.getFirstPropertyValue('status')),
        });
    }
  }
}

describe('a calendar entry', () => {
  it('is read back by another library as it was meant: whole days, one attendee, no time zone', () => {
    const { calendar, events } = readBack(writeInvitation(INVITATION, STAMP));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(calendar.getAllSubcomponents('vtimezone')).toEqual([]);
    const [event] = events;
    expect(event).toMatchObject({
      uid: ENTRY.uid,
      sequence: 0,
      summary: ENTRY.summary,
      description: ENTRY.description,
      location: ENTRY.location,
      organizer: 'mailto:peer-challenge@friend.example',
    });
    expect([event!.startDate.isDate, event!.startDate.toString()]).toEqual([true, '2027-04-05']);
    expect([event!.endDate.isDate, event!.endDate.toString()]).toEqual([true, '2027-04-10']);
    expect(event!.attendees.map((attendee) => attendee.getFirstValue())).toEqual([
      'mailto:ann.lee+peer@kent.example.org',
    ]);
    expect(event!.attendees[0]!.getParameter('rsvp')).toBe('FALSE');
    expect(String(event!.component.getFirstPropertyValue('dtstamp'))).toBe('2027-01-04T09:00:00Z');
  });

  it('escapes what stands for something in such a file', () => {
    const text = writeInvitation(INVITATION, STAMP).replace(/\r\n /g, '');
    expect(text).toContain('LOCATION:Maidstone\\, Kent\r\n');
    expect(text).toContain('5 March.\\nBring: nothing\\, really\\; a pen \\\\ pencil.\r\n');
  });

  it('is held, then confirmed, then moved, then cancelled, as one and the same entry', () => {
    const program = new CalendarProgram();
    const send = (method: Invitation['method'], change: Partial<CalendarEntry>) => {
      program.receive(writeInvitation({ ...INVITATION, method, entry: { ...ENTRY, ...change } }, STAMP));
      return [...program.entries.values()];
    };
    expect(send('REQUEST', {})).toEqual([{ sequence: 0, first: '2027-04-05', status: 'TENTATIVE' }]);
    expect(send('REQUEST', { sequence: 1, status: 'confirmed' })).toEqual([
      { sequence: 1, first: '2027-04-05', status: 'CONFIRMED' },
    ]);
    const moved = { sequence: 2, status: 'confirmed', firstDay: '2027-06-07', lastDay: '2027-06-11' } as const;
    expect(send('REQUEST', moved)).toEqual([{ sequence: 2, first: '2027-06-07', status: 'CONFIRMED' }]);
    expect(send('REQUEST', { sequence: 1 })).toEqual([{ sequence: 2, first: '2027-06-07', status: 'CONFIRMED' }]);
    expect(send('CANCEL', { ...moved, sequence: 3 })).toEqual([]);
  });

  it('says of a cancellation that it is one, and blocks no time', () => {
    const text = writeInvitation({ ...INVITATION, method: 'CANCEL', entry: { ...ENTRY, sequence: 3 } }, STAMP);
    const [event] = readBack(text).events;
    expect(event!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event!.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('says whether a place is held or confirmed where calendar programs look for it', () => {
    const say = (status: CalendarEntry['status']) => {
      const [event] = readBack(writeInvitation({ ...INVITATION, entry: { ...ENTRY, status } }, STAMP)).events;
      return [
        event!.component.getFirstPropertyValue('x-microsoft-cdo-busystatus'),
        event!.attendees[0]!.getParameter('partstat'),
      ];
    };
    expect(say('tentative')).toEqual(['TENTATIVE', 'NEEDS-ACTION']);
    expect(say('confirmed')).toEqual(['BUSY', 'ACCEPTED']);
  });

  it('has no day that does not exist, nor an end before the beginning', () => {
    const write = (change: Partial<CalendarEntry>) => () =>
      writeInvitation({ ...INVITATION, entry: { ...ENTRY, ...change } }, STAMP);
    expect(write({ lastDay: '2027-02-30' })).toThrow(RangeError);
    expect(write({ lastDay: '2027-04-04' })).toThrow('ends on 2027-04-04, before it begins on 2027-04-05');
  });

  it('gives back every text it was given, in lines of at most 75 octets, and nothing else comes in', () => {
    const naughty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(
        "O'Neill; Ynys Môn, St. Helens\\",
        'END:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:eve@evil.example',
        '\u202egnp.exe\u200b👩‍👩‍👧‍👦',
        '"quoted":;,^n',
        '\u0000\u0007\u2028\u0085x',
        '\ud800lone',
      ),
    );
    const expected = (text: string) =>
      text
        .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
        .replace(/[^\P{Cc}\t\n]/gu, '')
        .replace(/\p{Cs}/gu, '\ufffd');
    fc.assert(
      fc.property(naughty, naughty, naughty, (summary, description, location) => {
        const entry = { ...ENTRY, summary, description, location };
        const text = writeInvitation({ ...INVITATION, entry }, STAMP);
        const { events } = readBack(text);
        expect(events).toHaveLength(1);
        expect(events[0]!.component.getAllProperties().map(({ name }) => name)).toEqual(
          'uid sequence dtstamp dtstart dtend status summary description location organizer attendee transp x-microsoft-cdo-busystatus'.split(
            ' ',
          ),
        );
        expect(events[0]).toMatchObject({
          summary: expected(summary),
          description: expected(description),
          location: expected(location),
        });
        const lines = text.split('\r\n');
        expect(lines.at(-1)).toBe('');
        expect(lines.some((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toBe(false);
      }),
      { numRuns: 300, seed: 2027 },
    );
  });
});

describe('a calendar to subscribe to', () => {
  it('holds every entry, and names nobody', () => {
    const other = { ...ENTRY, uid: 'other@friend.example', status: 'confirmed' as const };
    const text = writeCalendar('Peer challenges', [ENTRY, other], STAMP);
    const { calendar, events } = readBack(text);
    expect(events.map(({ uid }) => uid)).toEqual([ENTRY.uid, other.uid]);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Peer challenges');
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|mailto/);
  });

  it('may be empty', () => {
    expect(readBack(writeCalendar('Peer challenges', [], STAMP)).events).toEqual([]);
  });
});
