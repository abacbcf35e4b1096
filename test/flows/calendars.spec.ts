import ICAL from 'ical.js';
import request from 'supertest';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { Letters } from '../../src/modules/platform/mail/letters.js';
import { TeamsService } from '../../src/modules/teams/teams.service.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const readEvents = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

describe('calendars of the service', () => {
  let web: TestWeb;
  let year: SmallYear;
  let browser: TestBrowser;
  let coordinator: Record<string, string>;
  let seatId: string;

  const setSeat = async (...states: string[]) => {
    for (const state of states)
      await web.query(
        `update seat set state = $2, version = version + 1,
                peer_id = case when $2 in ('vacant', 'released') then null else (select id from peer where reference = 'PEER-001') end
          where id = $1`,
        [seatId, state],
      );
  };
  const addressOnPage = async () => {
    const { text } = await browser.get('/my/calendar').expect(200);
    return /value="(http[^"]+[.]ics)"/.exec(text)?.[1] ?? null;
  };
  /** As a calendar program asks: without a session. */
  const subscribe = (address: string) => request(web.server).get(new URL(address).pathname);

  beforeAll(async () => {
    web = await startTestWeb();
    year = await createSmallYear(web.app);
    const planId = await storePlan(web.app, year.yearId);
    await web.database.inTransaction(SYSTEM, (tx) =>
      web.app.get(TeamsService).formTeams(tx, planId, [
        {
          challengeId: year.challenges.get('PC-001')!,
          monday: '2027-09-13',
          seats: [
            { kind: null, chosenPeerId: null },
            { kind: null, chosenPeerId: null },
          ],
        },
      ]),
    );
    const cookie = await web.signIn();
    const [peer] = await web
      .query<{ id: string }>(
        `update peer set person_id = (select id from person where name = 'Pat Test' order by created_at desc limit 1), version = version + 1
        where reference = 'PEER-001' returning id`,
      )
      .then((answer) => (answer as unknown as [{ id: string }[]])[0]);
    [{ id: seatId }] = (await web.query<{ id: string }>(`select id from seat order by position limit 1`)) as [
      { id: string },
    ];
    await web.query(`update seat set peer_id = $2, state = 'offered', version = version + 1 where id = $1`, [
      seatId,
      peer!.id,
    ]);
    browser = new TestBrowser(web.server, cookie);
    coordinator = { Cookie: await web.signIn('coordinator'), 'X-Requested-With': 'test' };
  });
  afterAll(() => web.stop());

  it('show a peer the weeks that are theirs, and give each as a file', async () => {
    const page = await browser.get('/my/calendar').expect(200);
    expect(page.text).toContain('Kent');
    expect(page.text).toContain('13 September 2027 to 17 September 2027: held for you, please answer');
    const file = await browser.get(`/my/calendar/${seatId}.ics`).expect(200);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(readEvents(file.text).map(({ summary }) => summary)).toEqual([
      'Peer challenge at Kent (held for you, please answer)',
    ]);
  });

  it('follow a place from held to confirmed to gone, under the UID that its letters have', async () => {
    expect(await addressOnPage()).toBeNull();
    await browser.post('/my/calendar', '/my/calendar/feed', {});
    const address = (await addressOnPage())!;
    const held = await subscribe(address).expect(200);
    const [event] = readEvents(held.text);
    expect(event!.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
    expect([event!.startDate.toString(), event!.endDate.toString()]).toEqual(['2027-09-13', '2027-09-18']);
    await web.database.inTransaction(SYSTEM, async (tx) => {
      for (const sequence of [0, 1])
        await web.app.get(Letters).write(tx, {
          kind: 'test.invitation',
          dedupeKey: String(sequence),
          personId: null,
          toAddress: 'pat@council.example',
          subject: 'Your place',
          text: 'Yes?',
          calendar: {
            method: 'REQUEST',
            uid: event!.uid,
            status: 'tentative',
            summary: 'Peer challenge',
            firstDay: '2027-09-13',
            lastDay: '2027-09-17',
          },
        });
    });
    await setSeat('accepted', 'confirmed');
    const [confirmed] = readEvents((await subscribe(address)).text);
    expect(confirmed).toMatchObject({ uid: event!.uid, sequence: 1 });
    expect(confirmed!.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    await setSeat('released');
    expect(readEvents((await subscribe(address)).text)).toEqual([]);
    await setSeat('vacant', 'offered', 'accepted', 'confirmed');
  });

  it('hold ids and dates at an address that anybody may come to know, and are kept and indexed by nobody', async () => {
    const answer = await subscribe((await addressOnPage())!).expect(200);
    expect(answer.text).toContain('PC-001');
    expect(answer.text).not.toMatch(/Kent|Pat Test|ATTENDEE|mailto/);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('have an address that ends when its peer wants, and is kept nowhere', async () => {
    const first = (await addressOnPage())!;
    await browser.post('/my/calendar', '/my/calendar/feed', {});
    const second = (await addressOnPage())!;
    expect(second).not.toBe(first);
    const gone = await subscribe(first).expect(404);
    const neverWas = await subscribe(first.replace(/[\w-]{43}/, 'x'.repeat(43))).expect(404);
    const bare = (text: string) => text.replace(/value="[^"]*"/g, '');
    expect(bare(gone.text)).toBe(bare(neverWas.text));
    const token = /([\w-]{43})[.]ics/.exec(second)![1]!;
    const [kept] = await web.query<{ count: number }>(
      `select (select count(*) from calendar_feed f where f::text like $1)::int
            + (select count(*) from audit_entry a where a::text like $1)::int as count`,
      [`%${token}%`],
    );
    expect(kept).toEqual({ count: 0 });
    await browser.post('/my/calendar', '/my/calendar/feed/end', {});
    expect(await addressOnPage()).toBeNull();
    await subscribe(second).expect(404);
  });

  it('are shown to nobody else: another peer’s place is as unknown as none', async () => {
    const other = new TestBrowser(web.server, await web.signIn());
    await other.get('/my/calendar').expect(404);
    await web.query(
      `update peer set person_id = (select id from person where name = 'Pat Test' order by created_at desc limit 1), version = version + 1
        where reference = 'PEER-002'`,
    );
    expect((await other.get('/my/calendar').expect(200)).text).toContain('You hold no place');
    await other.get(`/my/calendar/${seatId}.ics`).expect(404);
  });

  it('give coordinators the weeks of a programme', async () => {
    const get = (id: string) =>
      request(web.server).get(`/api/programme-years/${id}/exports/weeks.ics`).set(coordinator);
    const answer = await get(year.yearId).expect(200);
    expect(readEvents(answer.text)).toMatchObject([
      {
        summary: 'Kent: peer challenge',
        description: 'Challenge PC-001. The week is proposed to the council; 1 of 2 places are confirmed.',
      },
    ]);
    await get('018f3a1e-0000-4000-8000-000000000001').expect(404);
    await request(web.server)
      .get(`/api/programme-years/${year.yearId}/exports/weeks.ics`)
      .set({ Cookie: await web.signIn(), 'X-Requested-With': 'test' })
      .expect(403);
  });
});
