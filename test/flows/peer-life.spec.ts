import request from 'supertest';
import { ACCREDITATION_STATES } from '../../src/modules/peers/import-peers.js';
import { LapseExpiredSweep } from '../../src/modules/peers/lapse-expired.sweep.js';
import { RemindRenewalsSweep } from '../../src/modules/peers/remind-renewals.sweep.js';
import { LoadProblemQuery } from '../../src/modules/planning/load-problem.query.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

describe('the life of a peer', () => {
  let web: TestWeb;
  let year: SmallYear;
  let cookie: string;
  const call = (method: 'get' | 'put', path: string) =>
    request(web.server)[method](path).set('Cookie', cookie).set('X-Requested-With', 'test');
  const lifeOf = (reference: string) => `/api/peers/${year.peers.get(reference)!}`;
  const take = async (reference: string, body: object) =>
    call('put', `${lifeOf(reference)}/accreditation`)
      .set('If-Match', (await call('get', lifeOf(reference))).headers['etag']!)
      .send(body);
  const setState = (reference: string, state: string, until: string | null = null) =>
    web.query(
      'update peer set accreditation_state = $2, accredited_until = $3, version = version + 1 where reference = $1',
      [reference, state, until],
    );
  const isPlanned = async (reference: string) => {
    const query = web.app.get(LoadProblemQuery, { strict: false });
    const { problem } = await web.database.inTransaction(SYSTEM, (tx) => query.load(tx, year.yearId));
    return problem.peers.some(({ id }) => id === year.peers.get(reference));
  };

  beforeAll(async () => {
    web = await startTestWeb();
    year = await createSmallYear(web.app);
    cookie = await web.signIn('coordinator');
  });
  afterAll(() => web.stop());

  it('runs from nomination to accreditation, each step with its evidence', async () => {
    await setState('PEER-001', 'nominated');
    expect((await take('PEER-001', { state: 'applied' })).body).toMatchObject({ accreditation: { state: 'applied' } });
    const unvetted = await take('PEER-001', { state: 'vetted', note: 'the group office wrote' });
    expect(unvetted.body).toMatchObject({
      status: 422,
      code: 'peers.evidence',
      errors: [{ pointer: '/isVettedByOwnGroup' }],
    });
    const vetted = { state: 'vetted', note: 'the group office wrote', isVettedByOwnGroup: true };
    expect((await take('PEER-001', vetted)).status).toBe(200);
    expect((await take('PEER-001', { state: 'accredited' })).body).toMatchObject({ status: 409 });
    expect((await take('PEER-001', { state: 'trained' })).body).toMatchObject({ errors: [{ pointer: '/note' }] });
    expect((await take('PEER-001', { state: 'trained', note: 'Induction in Leeds' })).status).toBe(200);
    expect(await isPlanned('PEER-001')).toBe(false);
    const accredited = await take('PEER-001', { state: 'accredited' });
    const today = web.clock.today();
    const until = (accredited.body as { accreditation: { until: string } }).accreditation.until;
    expect(Number(until.slice(0, 4)) - Number(today.slice(0, 4))).toBeGreaterThanOrEqual(2);
    expect(await isPlanned('PEER-001')).toBe(true);

    const { body } = (await call('get', `${lifeOf('PEER-001')}/life`)) as { body: unknown };
    const { history } = body as { history: { to: string; recordedBy: string; isVettedByOwnGroup: boolean }[] };
    expect(history.map(({ to }) => to)).toEqual(['applied', 'vetted', 'trained', 'accredited']);
    expect(history.map(({ recordedBy }) => recordedBy)).toEqual(Array.from({ length: 4 }, () => 'Pat Test'));
    expect(history[1]!.isVettedByOwnGroup).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/labour|conservative|liberal|independent/);
  });

  it.each(ACCREDITATION_STATES)('puts a peer who is %s into a plan only with an accreditation', async (state) => {
    await setState('PEER-002', state, '2029-03-31');
    expect(await isPlanned('PEER-002')).toBe(state === 'accredited');
  });

  it('writes a history that nobody can rewrite, and whose notes stay out of the trail', async () => {
    await expect(web.query(`update peer_life_event set note = 'x'`)).rejects.toThrow('permission denied');
    await expect(web.query('delete from peer_life_event')).rejects.toThrow('permission denied');
    const trail = await web.query<{ changes: string }>(
      `select changes::text from audit_entry where table_name = 'peer_life_event'`,
    );
    expect(trail.length).toBeGreaterThan(3);
    expect(trail.map(({ changes }) => changes).join()).not.toContain('group office');
  });

  it('ends by itself the day after its last day, and is told why', async () => {
    const today = web.clock.today();
    await setState('PEER-003', 'accredited', '2026-01-31');
    await setState('PEER-004', 'suspended', '2026-01-31');
    await setState('PEER-005', 'accredited', today);
    await web.app.get(LapseExpiredSweep, { strict: false }).sweep();
    await web.app.get(LapseExpiredSweep, { strict: false }).sweep();
    const rows = await web.query<{ reference: string; state: string; events: number }>(
      `select reference, accreditation_state as state, (select count(*)::int from peer_life_event e where e.peer_id = p.id) as events
         from peer p where reference in ('PEER-003', 'PEER-004', 'PEER-005') order by 1`,
    );
    expect(rows).toEqual([
      { reference: 'PEER-003', state: 'lapsed', events: 1 },
      { reference: 'PEER-004', state: 'lapsed', events: 1 },
      { reference: 'PEER-005', state: 'accredited', events: 0 },
    ]);
    const { body } = (await call('get', `${lifeOf('PEER-003')}/life`)) as { body: unknown };
    expect(body).toMatchObject({ history: [{ to: 'lapsed', on: '2026-02-01', source: 'sweep', recordedBy: null }] });
    expect(await isPlanned('PEER-003')).toBe(false);
  });

  it('is reminded of once for each number of months', async () => {
    const sweep = () => web.app.get(RemindRenewalsSweep, { strict: false }).sweep();
    const letters = () =>
      web.query<{ text: string }>(`select text from letter where kind = 'peers.renewal' order by created_at`);
    await setState('PEER-006', 'accredited', web.clock.today());
    await web.query(
      `insert into person_address (person_id, address) select person_id, 'six@example.org' from peer where reference = 'PEER-006'`,
    );
    await setState('PEER-007', 'accredited', '2099-01-01');
    await web.query(
      `insert into person_address (person_id, address) select person_id, 'seven@example.org' from peer where reference = 'PEER-007'`,
    );
    await sweep();
    await sweep();
    expect(await letters()).toEqual([{ text: expect.stringContaining('Dear Fictional PEER-006') as string }]);
  });

  it('is listed by what is due', async () => {
    const { body } = (await call('get', '/api/peer-lives?due=true&sort=until&pageSize=200')) as { body: unknown };
    const { items } = body as { items: { reference: string; due: string | null }[] };
    expect(items.map(({ reference }) => reference)).toEqual(expect.arrayContaining(['PEER-005', 'PEER-006']));
    expect(items.filter(({ due }) => due === null)).toEqual([]);
    const lapsed = await call('get', '/api/peer-lives?state=lapsed');
    expect((lapsed.body as { items: object[] }).items.length).toBeGreaterThanOrEqual(2);
    expect((await call('get', '/api/peer-lives?state=asleep')).status).toBe(400);
  });

  it('has pages on which a coordinator takes the next step', async () => {
    const id = year.peers.get('PEER-003')!;
    const browser = new TestBrowser(web.server, cookie);
    const list = await browser.get('/accreditation?search=PEER-003');
    expect(list.text).toContain(`href="/peers/${id}/life"`);
    const page = await browser.get(`/peers/${id}/life`);
    expect(page.text).toContain('Record a new application');
    const version = /name="version" value="(\d+)"/.exec(page.text)![1]!;
    const wrong = await browser.post(`/peers/${id}/life`, `/peers/${id}/life/steps`, { to: 'suspended', version });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Why the step is taken back: say so in the note.');
    const odd = await browser.post(`/peers/${id}/life`, `/peers/${id}/life/steps`, {
      to: 'applied',
      version,
      on: 'soon',
    });
    expect(odd.text).toContain('Enter a date like 2027-05-03, not soon');
    const done = await browser.post(`/peers/${id}/life`, `/peers/${id}/life/steps`, { to: 'applied', version });
    expect([done.status, done.headers['location']]).toEqual([303, `/peers/${id}/life`]);
    expect((await browser.get(`/peers/${id}/life`)).text).toContain('The step is recorded.');
    const again = await browser.post(`/peers/${id}/life`, `/peers/${id}/life/steps`, {
      to: 'lapsed',
      version,
      note: 'x',
    });
    expect(again.status).toBe(422);
    expect((await browser.get('/peers/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
