import { sayInstant, viewBatch, viewFilters, viewLetter, viewLetterRow, viewPaging } from './letters.view.js';

const LETTER = {
  id: 'L',
  kindTitle: 'Invitation',
  person: { id: 'P', name: 'Ann Lee' },
  toAddress: 'ann@kent.example',
  subject: 'Your place',
  standing: 'sent' as const,
  createdAt: new Date('2027-07-01T12:00:00Z'),
  sentAt: new Date('2027-07-01T12:10:00Z'),
  tries: 0,
  nextTryAt: null,
  failure: null,
  batch: null,
  text: 'Hello',
  calendar: null,
  events: [],
};

describe('letters on a page', () => {
  it('say instants in English time, in summer and in winter', () => {
    expect(sayInstant(new Date('2027-07-01T12:05:00Z'))).toBe('1 July 2027 at 13:05');
    expect(sayInstant(new Date('2027-01-01T12:05:00Z'))).toBe('1 January 2027 at 12:05');
  });

  it('name their reader, and show the address alone where nobody is known', () => {
    expect(viewLetterRow(LETTER)).toMatchObject({
      to: 'Ann Lee',
      address: 'ann@kent.example',
      when: '1 July 2027 at 13:10',
    });
    expect(viewLetterRow({ ...LETTER, person: null })).toMatchObject({ to: 'ann@kent.example', address: null });
  });

  it('can be recalled while they are held, and sent again where they may not have arrived', () => {
    const can = (standing: (typeof LETTER)['standing'] | 'held' | 'unknown') => {
      const { canBeRecalled, canBeSentAgain } = viewLetter({ ...LETTER, standing }, '');
      return [canBeRecalled, canBeSentAgain];
    };
    expect([can('held'), can('sent'), can('unknown')]).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('show HTML of our own layout, and none of any other form', () => {
    const show = (body: string) => viewLetter(LETTER, body).html;
    const ours =
      '<h2>a</h2>\n<p>b<br><a href="https://friend.example/i/…">c</a> &lt;script&gt;</p>\n<ul><li>d</li></ul>';
    expect(show(ours)).toBe(ours);
    expect(show('<p onclick="x">a</p>')).toBe('');
    expect(show('<script>x</script>')).toBe('');
    expect(show('<a href="javascript:x">a</a>')).toBe('');
    expect(show('<img src=x>')).toBe('');
  });

  it('say what their calendar part does', () => {
    const say = (calendar: object) =>
      viewLetter(
        {
          ...LETTER,
          calendar: {
            method: 'REQUEST',
            status: 'tentative',
            sequence: 0,
            summary: 'Peer challenge',
            firstDay: '2027-04-05',
            lastDay: '2027-04-09',
            ...calendar,
          },
        },
        '',
      ).calendar;
    expect(say({})).toBe('Holds “Peer challenge” from 5 April 2027 to 9 April 2027.');
    expect(say({ status: 'confirmed', sequence: 1 })).toBe(
      'Confirms “Peer challenge” from 5 April 2027 to 9 April 2027, change 1.',
    );
    expect(say({ method: 'CANCEL', sequence: 2 })).toContain('Takes out “Peer challenge”');
  });

  it('keep what was asked when the page is turned', () => {
    expect(viewPaging('/letters', { q: 'ann & co', kind: '' }, { page: 2, pageSize: 50, total: 120 })).toEqual({
      summary: 'Page 2 of 3, 120 in all',
      previousHref: '/letters?q=ann+%26+co&page=1',
      nextHref: '/letters?q=ann+%26+co&page=3',
    });
    expect(viewPaging('/letters', {}, { page: 1, pageSize: 50, total: 0 })).toEqual({
      summary: 'Page 1 of 1, 0 in all',
    });
  });

  it('can be filtered, and the filter shows what was asked', () => {
    const { kinds, states } = viewFilters({ kind: 'a.b', state: 'held' }, [{ kind: 'a.b', title: 'Invitation' }]);
    expect(kinds.filter(({ selected }) => selected)).toEqual([{ value: 'a.b', text: 'Invitation', selected: true }]);
    expect(states.filter(({ selected }) => selected).map(({ text }) => text)).toEqual(['Held']);
  });
});

describe('a batch on a page', () => {
  const batch = {
    id: 'B',
    title: 'Invitations',
    state: 'held' as const,
    createdAt: new Date('2027-01-04T09:00:00Z'),
    createdBy: { name: 'Pat Test' },
    holdUntil: new Date('2027-01-04T09:10:00Z'),
    endedAt: null,
    letters: 3,
    standings: { recalled: 1, held: 2 },
  };

  it('says until when it is held and who opened it, and counts its letters', () => {
    expect(viewBatch(batch)).toMatchObject({
      isHeld: true,
      sentence:
        'Held until 4 January 2027 at 09:10, and can be recalled until then. Opened on 4 January 2027 at 09:00 by Pat Test.',
      standings: [
        { text: 'Held', count: 2 },
        { text: 'Recalled', count: 1 },
      ],
    });
  });

  it('says when it was sent or recalled', () => {
    const endedAt = new Date('2027-01-04T09:05:00Z');
    const say = (state: 'released' | 'recalled') => viewBatch({ ...batch, state, endedAt, createdBy: null }).sentence;
    expect(say('released')).toMatch(/^Sent on 4 January 2027 at 09:05\. .* by the service\.$/);
    expect(say('recalled')).toMatch(/^Recalled on/);
  });
});
