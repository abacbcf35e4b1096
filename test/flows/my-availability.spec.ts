import request from 'supertest';
import { TellOnBehalfSweep } from '../../src/modules/peers/tell-on-behalf.sweep.js';
import { signInAs, signInAsPeer } from '../support/sign-in-as.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const PAGE = '/my/availability';
const HOUR_MS = 3_600_000;
/** Mondays of the small year. */
const MONDAYS = Array.from({ length: 12 }, (_, week) =>
  new Date(Date.UTC(2027, 8, 6) + week * 7 * 24 * HOUR_MS).toISOString().slice(0, 10),
);

let web: TestWeb;
let year: SmallYear;
let coordinator: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
});
afterAll(() => web.stop());

const peerId = (reference: string) => year.peers.get(reference)!;
const lettersOf = async (reference: string) => {
  const rows = await web.query<{ letters: string }>(
    'select letters from peer_availability where peer_id = $1 order by starts_on',
    [peerId(reference)],
  );
  return rows.map(({ letters }) => letters).join(' ');
};
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
/** The form as a browser would send it. */
const fieldsOf = (letters: string, base = 'YYYYYYYYYYYY', more: Record<string, string> = {}) => ({
  year: year.yearId,
  base,
  ...Object.fromEntries(
    letters.split('').flatMap((letter, week) => (letter === '-' ? [] : [[`weeks[${MONDAYS[week]}]`, letter]])),
  ),
  ...more,
});
const browse = async (reference: string) => new TestBrowser(web.server, await signInAsPeer(web, peerId(reference)));

describe('marking a year as a peer', () => {
  it('begins at the peer’s own page after signing in, without staff navigation', async () => {
    const browser = await browse('PEER-001');
    expect((await browser.get('/')).headers['location']).toBe('/my');
    const { text, status } = await browser.get('/my');
    expect(status).toBe(200);
    expect(textOf(text)).toContain('12 weeks are asked about: 12 available');
    expect(text).not.toContain('href="/years"');
  });

  it('shows every week with its answer, and saves all of them with one press, with the time', async () => {
    const browser = await browse('PEER-001');
    const before = await browser.get(PAGE);
    expect(before.text.match(/data-week/g)).toHaveLength(12);
    expect(await lettersOf('PEER-001')).toBe('YYYYYYYYYYYY');
    const saved = await browser.post(PAGE, PAGE, fieldsOf('YYINNYYYYYY-'));
    expect(saved.status).toBe(303);
    const { text } = await browser.get(saved.headers['location']!);
    expect(textOf(text)).toMatch(/Saved on \d+ \w+ \d{4} at \d\d:\d\d: 4 weeks changed\./);
    expect(textOf(text)).toMatch(/Last saved \d+ \w+ \d{4} at \d\d:\d\d by Fictional PEER-001: 4 weeks changed/);
    expect(await lettersOf('PEER-001')).toBe('YYINNYYYYYY');
  });

  it('catches a second window that saved meanwhile, keeps both choices and loses nothing', async () => {
    const browser = await browse('PEER-002');
    await browser.post(PAGE, PAGE, fieldsOf('NYYYYYYYYYYY'));
    const stale = await browser.post(PAGE, PAGE, fieldsOf('IYNYYYYYYYYY'));
    expect(stale.status).toBe(409);
    expect(textOf(stale.text)).toContain('were saved in another window');
    expect(textOf(stale.text)).toContain('In the week of 6 September 2027 both chose');
    expect(await lettersOf('PEER-002')).toBe('NYYYYYYYYYYY');
    const checked = [...stale.text.matchAll(/name="weeks\[([\d-]+)\]" value="(.)" checked/g)].map(
      ([, , letter]) => letter,
    );
    expect(checked.join('')).toBe('IYNYYYYYYYYY');
    const base = /name="base" value="([^"]+)"/.exec(stale.text)![1]!;
    expect((await browser.post(PAGE, PAGE, fieldsOf('IYNYYYYYYYYY', base))).status).toBe(303);
    expect(await lettersOf('PEER-002')).toBe('IYNYYYYYYYYY');
  });

  it('fills in a pattern over what is chosen, saves nothing by itself, and lets a week be changed', async () => {
    const browser = await browse('PEER-003');
    const pattern = { kind: 'interval', every: '2', since: '2027-09-06', answer: 'N' };
    const filled = await browser.post(PAGE, `${PAGE}/pattern`, fieldsOf('IIYYYYYYYYYY', undefined, pattern));
    expect(filled.status).toBe(200);
    expect(textOf(filled.text)).toContain(
      'Weeks every 2 weeks from 6 September 2027. 6 weeks change. Nothing is saved',
    );
    const checked = [...filled.text.matchAll(/value="(.)" checked><span class="app-answer/g)].map(
      ([, letter]) => letter,
    );
    expect(checked.join('')).toBe('NINYNYNYNYNY');
    expect(await lettersOf('PEER-003')).toBe('YYYYYYYYYYYY');
    const bad = await browser.post(
      PAGE,
      `${PAGE}/pattern`,
      fieldsOf('YYYYYYYYYYYY', undefined, { ...pattern, every: 'x' }),
    );
    expect(bad.status).toBe(422);
    expect(textOf(bad.text)).toContain('Enter a number of weeks from 1 to 26');
  });

  it('is nobody else’s: others have no such page', async () => {
    const stranger = new TestBrowser(web.server, coordinator);
    expect((await stranger.get(PAGE)).status).toBe(404);
    expect((await stranger.get('/my')).status).toBe(404);
    expect((await new TestBrowser(web.server).get(PAGE)).headers['location'] ?? '').toContain('/sign-in');
  });

  it('refuses a form that has other weeks or answers than there are', async () => {
    const browser = await browse('PEER-001');
    expect((await browser.post(PAGE, PAGE, { ...fieldsOf('YYY'), base: 'YYY' })).status).toBe(422);
    expect((await browser.post(PAGE, PAGE, fieldsOf('XYYYYYYYYYYY'))).status).toBe(400);
  });
});

describe('a calendar', () => {
  const ics = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const leave = [
    'BEGIN:VEVENT',
    'UID:1',
    'SUMMARY:Zanzibar with Kim',
    'DTSTART;VALUE=DATE:20270913',
    'DTEND;VALUE=DATE:20270918',
    'END:VEVENT',
  ];
  const send = async (cookie: string, file: Buffer | string, more: { formToken?: string } = {}) => {
    const agent = request.agent(web.server);
    agent.jar.setCookie(cookie, '127.0.0.1', '/');
    const { text } = await agent.get(`${PAGE}/calendar`);
    const formToken = more.formToken ?? /name="formToken" value="([^"]+)"/.exec(text)![1]!;
    return agent
      .post(`${PAGE}/calendar`)
      .field('formToken', formToken)
      .field('year', year.yearId)
      .attach('file', Buffer.from(file), 'calendar.ics');
  };

  it('shows which weeks would change and saves nothing; nothing of it but weeks is kept anywhere', async () => {
    const cookie = await signInAsPeer(web, peerId('PEER-004'));
    const answer = await send(cookie, ics(...leave));
    expect(answer.status).toBe(200);
    expect(textOf(answer.text)).toContain('The calendar has 1 busy times in this year. 1 week changes.');
    expect(answer.text).toMatch(/name="weeks\[2027-09-13\]" value="N" checked/);
    expect(await lettersOf('PEER-004')).toBe('YYYYYYYYYYYY');
    const browser = new TestBrowser(web.server, cookie);
    await browser.post(PAGE, PAGE, fieldsOf('YNYYYYYYYYYY'));
    expect(await lettersOf('PEER-004')).toBe('YNYYYYYYYYYY');
    expect(answer.text).not.toContain('Zanzibar');
    const kept = await web.query<{ kept: string }>(
      `select (select count(*) from audit_entry where changes::text like '%Zanzibar%') + (select count(*) from letter where text like '%Zanzibar%') as kept`,
    );
    expect(kept[0]!.kept).toBe('0');
  });

  it('is refused in words when it is none, endless, or too large', async () => {
    const cookie = await signInAsPeer(web, peerId('PEER-006'));
    const none = await send(cookie, '%PDF-1.7');
    expect([none.status, textOf(none.text)]).toEqual([
      422,
      expect.stringContaining('This is no calendar file.') as unknown,
    ]);
    const endless = await send(
      cookie,
      ics('BEGIN:VEVENT', 'DTSTART:20270913T080000Z', 'RRULE:FREQ=SECONDLY', 'END:VEVENT'),
    );
    expect([endless.status, textOf(endless.text)]).toEqual([
      422,
      expect.stringContaining('repeats within a day') as unknown,
    ]);
    const large = await send(cookie, 'x'.repeat(1_100_000));
    expect([large.status, textOf(large.text)]).toEqual([
      413,
      expect.stringContaining('larger than 1024 KiB') as unknown,
    ]);
    expect((await send(cookie, Buffer.from([0xff, 0xfe]))).status).toBe(422);
  });

  it('needs a form of ours', async () => {
    const cookie = await signInAsPeer(web, peerId('PEER-006'));
    expect((await send(cookie, ics(...leave), { formToken: 'forged' })).status).toBe(403);
  });
});

describe('an assistant', () => {
  const ADDRESS = 'sam.reed@office.example';
  let assistant: string;

  const personOf = async (address: string) => {
    const [row] = await web.query<{ id: string }>('select person_id as id from person_address where address = $1', [
      address,
    ]);
    return row!.id;
  };
  const page = () => `/assisting/${peerId('PEER-007')}/availability`;

  it('is named by the peer and invited by letter', async () => {
    const browser = await browse('PEER-007');
    const bad = await browser.post('/my/assistants', '/my/assistants', { name: '', address: 'nobody' });
    expect(textOf(bad.text)).toContain('Enter a name');
    const own = await browser.post('/my/assistants', '/my/assistants', {
      name: 'Me',
      address: 'PEER-007@peers.example',
    });
    expect(textOf(own.text)).toContain('is your own address');
    const named = await browser.post('/my/assistants', '/my/assistants', { name: 'Sam Reed', address: ADDRESS });
    expect(named.status).toBe(303);
    expect(textOf((await browser.get('/my/assistants')).text)).toContain(`Sam Reed ${ADDRESS}`);
    const [letter] = await web.query<{ subject: string; text: string }>(
      'select subject, text from letter where to_address = $1',
      [ADDRESS],
    );
    expect(letter!.subject).toBe('Fictional PEER-007 has named you as assistant');
    expect(letter!.text).toContain('/assisting');
    const again = await browser.post('/my/assistants', '/my/assistants', {
      name: 'Sam',
      address: ADDRESS.toUpperCase(),
    });
    expect(textOf(again.text)).toContain('belongs to an assistant of yours already');
  });

  it('sees dates of that peer only: no party, no conflicts, no other peer', async () => {
    assistant = await signInAs(web, await personOf(ADDRESS));
    const browser = new TestBrowser(web.server, assistant);
    expect((await browser.get('/')).headers['location']).toBe('/assisting');
    expect(textOf((await browser.get('/assisting')).text)).toContain('Fictional PEER-007');
    const { text, status } = await browser.get(page());
    expect(status).toBe(200);
    expect(text).not.toMatch(/labour|conservative|liberal|\/my\/conflicts|\/my\/assistants/i);
    for (const other of [peerId('PEER-008'), '00000000-0000-4000-8000-000000000000', 'nonsense'])
      expect((await browser.get(`/assisting/${other}/availability`)).status).toBe(404);
    for (const address of ['/my', '/my/conflicts', PAGE]) expect((await browser.get(address)).status).toBe(404);
    for (const address of ['/peers', `/peers/${peerId('PEER-007')}`, `/api/peers/${peerId('PEER-007')}`])
      expect((await browser.get(address)).status).toBe(403);
  });

  it('saves on behalf: who and when is on record, and the peer is told in one letter', async () => {
    const browser = new TestBrowser(web.server, assistant);
    expect((await browser.post(page(), page(), fieldsOf('NYYYYYYYYYYY'))).status).toBe(303);
    expect((await browser.post(page(), page(), fieldsOf('NIYYYYYYYYYY', 'NYYYYYYYYYYY'))).status).toBe(303);
    expect(await lettersOf('PEER-007')).toBe('NIYYYYYYYYYY');
    const saves = await web.query<{ onBehalf: boolean; by: string }>(
      `select is_on_behalf as "onBehalf", n.name as by from availability_save s join person n on n.id = s.saved_by where peer_id = $1`,
      [peerId('PEER-007')],
    );
    expect(saves).toEqual(Array(2).fill({ onBehalf: true, by: 'Sam Reed' }));
    const peer = await browse('PEER-007');
    expect(textOf((await peer.get(PAGE)).text)).toContain('by Sam Reed, on behalf: 1 week changed');

    const letters = () =>
      web.query<{ text: string }>(
        `select text from letter where kind = 'peers.saved-on-behalf' and to_address = 'peer-007@peers.example'`,
      );
    await web.app.get(TellOnBehalfSweep, { strict: false }).sweep();
    expect(await letters()).toHaveLength(0);
    web.advance(HOUR_MS + 1000);
    await web.app.get(TellOnBehalfSweep, { strict: false }).sweep();
    await web.app.get(TellOnBehalfSweep, { strict: false }).sweep();
    const told = await letters();
    expect(told).toHaveLength(1);
    expect(told[0]!.text.match(/by Sam Reed: 1 week changed/g)).toHaveLength(2);
  });

  it('has no access from the moment that the peer or a coordinator ends it', async () => {
    assistant = await signInAs(web, await personOf(ADDRESS));
    const peer = await browse('PEER-007');
    const list = await peer.get('/my/assistants');
    const id = /name="id" value="([^"]+)"/.exec(list.text)![1]!;
    const foreign = await (await browse('PEER-008')).post('/my/assistants', '/my/assistants/end', { id });
    expect(foreign.status).toBe(404);
    const browser = new TestBrowser(web.server, assistant);
    expect((await browser.get(page())).status).toBe(200);
    await peer.post('/my/assistants', '/my/assistants/end', { id });
    expect((await browser.get(page())).status).toBe(404);
    expect((await browser.post('/assisting', page(), fieldsOf('YYYYYYYYYYYY', 'NIYYYYYYYYYY'))).status).toBe(404);

    await peer.post('/my/assistants', '/my/assistants', { name: 'Sam Reed', address: ADDRESS });
    expect((await browser.get(page())).status).toBe(200);
    coordinator = await web.signIn('coordinator');
    const staff = new TestBrowser(web.server, coordinator);
    const shown = await staff.get(`/peers/${peerId('PEER-007')}`);
    const second = /name="id" value="([^"]+)"/.exec(shown.text)![1]!;
    await staff.post(`/peers/${peerId('PEER-007')}`, `/peers/${peerId('PEER-007')}/assistants/end`, { id: second });
    expect((await browser.get(page())).status).toBe(404);
    expect(textOf((await browser.get('/assisting')).text)).toContain('You assist nobody');
  });
});

describe('a change that hits a placed peer', () => {
  let placed: { peerId: string; reference: string; monday: string; letters: string; council: string };
  let browser: TestBrowser;

  beforeAll(async () => {
    const planId = await storePlan(web.app, year.yearId);
    coordinator = await web.signIn('coordinator');
    const approved = await request(web.server)
      .post(`/api/plans/${planId}/approve`)
      .set({ Cookie: coordinator, 'X-Requested-With': 'test' })
      .send({});
    expect(approved.status).toBe(200);
    const [seat] = await web.query<typeof placed>(
      `select p.id as "peerId", p.reference, t.monday::text, a.letters, c.name as council
         from seat s join team t on t.id = s.team_id join peer p on p.id = s.chosen_peer_id
              join challenge h on h.id = t.challenge_id join council c on c.id = h.council_id
              join peer_availability a on a.peer_id = p.id and length(a.letters) = 12 order by p.reference limit 1`,
    );
    placed = seat!;
    browser = new TestBrowser(web.server, await signInAsPeer(web, placed.peerId));
  });

  const without = () => {
    const week = MONDAYS.indexOf(placed.monday);
    return placed.letters.slice(0, week) + 'N' + placed.letters.slice(week + 1);
  };
  const list = async () => {
    const answer = await request(web.server)
      .get(`/api/programme-years/${year.yearId}/availability-changes`)
      .set('Cookie', coordinator);
    return (answer.body as { items: { id: string; version: number; monday: string; peer: { reference: string } }[] })
      .items;
  };

  it('warns the peer first and saves nothing; the council stays unnamed while nobody has asked', async () => {
    const { text } = await browser.get('/my');
    expect(textOf(text)).toContain('you are planned for a challenge, and nobody has asked you yet');
    expect(text).not.toContain(placed.council);
    const warned = await browser.post(PAGE, PAGE, fieldsOf(without(), placed.letters));
    expect(warned.status).toBe(409);
    expect(textOf(warned.text)).toContain('You have a place on a challenge in the week of');
    expect(textOf(warned.text)).toContain('the coordinator is told');
    expect(await lettersOf(placed.reference)).toBe(placed.letters);
    expect(await list()).toEqual([]);
  });

  it('is on the coordinator’s list once it is saved, and on the page of the year until somebody deals with it', async () => {
    const saved = await browser.post(PAGE, PAGE, fieldsOf(without(), placed.letters, { givenUp: placed.monday }));
    expect(saved.status).toBe(303);
    expect(textOf((await browser.get(PAGE)).text)).toContain('The coordinator is told about the week of');
    const [clash] = await list();
    expect(clash).toMatchObject({ monday: placed.monday, peer: { reference: placed.reference } });

    const staff = new TestBrowser(web.server, coordinator);
    expect(textOf((await staff.get(`/years/${year.yearId}`)).text)).toContain(
      '1 peer has a place in a week that does not suit',
    );
    const address = `/years/${year.yearId}/availability-changes`;
    expect(textOf((await staff.get(address)).text)).toContain(`Fictional ${placed.reference} ${placed.council}`);
    await staff.post(address, address, { id: clash!.id, version: String(clash!.version) });
    expect(textOf((await staff.get(address)).text)).toContain('Pat Test, since');
    expect(textOf((await staff.get(`/years/${year.yearId}`)).text)).not.toContain('has a place in a week');
    await staff.post(address, address, { id: clash!.id, version: String(clash!.version) });
    expect(textOf((await staff.get(address)).text)).toContain('Nothing was changed');
  });

  it('ends when the week suits again, and begins anew through whatever changes it', async () => {
    await browser.post(PAGE, PAGE, fieldsOf(placed.letters, without()));
    expect(await list()).toEqual([]);
    const parts = request(web.server);
    const shown = await parts.get(`/api/peers/${placed.peerId}/availability`).set('Cookie', coordinator);
    const etag = (shown.headers as Record<string, string>)['etag']!;
    const replaced = await parts
      .put(`/api/peers/${placed.peerId}/availability`)
      .set({ Cookie: coordinator, 'X-Requested-With': 'test', 'If-Match': etag })
      .send({ items: [{ startsOn: MONDAYS[0], letters: without() }] });
    expect(replaced.status).toBe(200);
    expect(await list()).toHaveLength(1);
  });
});
