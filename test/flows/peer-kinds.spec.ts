import request from 'supertest';
import { availabilityFormat } from '../../src/modules/peers/import-availability.js';
import { tableText } from '../../src/modules/platform/files/csv-write.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { peerRow, peersFile } from '../support/test-pool.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const POLICE = {
  code: 'police',
  name: 'Police',
  position: '7',
  daysPerDeployment: '5.5',
  vacancyWeight: '2',
  usualLeast: '0',
  usualMost: '1',
};

describe('a kind of peer that an administrator adds', () => {
  let web: TestWeb;
  let year: SmallYear;
  let cookie: string;
  let browser: TestBrowser;
  const call = (method: 'get' | 'post' | 'patch' | 'put', path: string) =>
    request(web.server)[method](path).set('Cookie', cookie).set('X-Requested-With', 'test');
  const send = (kind: string, bytes: Buffer) =>
    call('post', `/api/programme-years/${year.yearId}/imports/${kind}`).set('Content-Type', 'text/csv').send(bytes);

  beforeAll(async () => {
    web = await startTestWeb();
    year = await createSmallYear(web.app);
    cookie = await web.signIn('administrator');
    browser = new TestBrowser(web.server, cookie);
  });
  afterAll(() => web.stop());

  it('is made on a page, which says what is wrong', async () => {
    const wrong = await browser.post('/peer-kinds', '/peer-kinds', { ...POLICE, usualLeast: '2' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('A team usually has at least 2 and at most 1.');
    const odd = await browser.post('/peer-kinds', '/peer-kinds', { ...POLICE, hubs: 'KEN' });
    expect(odd.text).toContain('KEN is no organisation outside local government');
    const made = await browser.post('/peer-kinds', '/peer-kinds', POLICE);
    expect([made.status, made.headers['location']]).toEqual([303, '/peer-kinds']);
    expect((await browser.get('/peer-kinds')).text).toContain('href="/peer-kinds/police"');
    expect((await browser.get('/peer-kinds/police')).text).toContain('Nothing is of this kind yet.');
  });

  it('flows through import, commission, plan and capacity', async () => {
    const reference = 'P-000001';
    const rows = [1, 2].map((number) =>
      peerRow(number, {
        kind: 'police',
        party: null,
        organisation: `POL-${number}`,
        organisation_name: `Police force ${number}`,
        max_travel_km: 700,
        accredited_until: '2029-03-31',
      }),
    );
    expect((await send('peers', peersFile(rows))).body).toMatchObject({ created: 2 });
    const weeks = rows.map((row) => ({ reference: row.reference, start: '2027-09-06', letters: 'Y'.repeat(12) }));
    expect((await send('availability', Buffer.from(tableText(availabilityFormat, weeks)))).status).toBe(200);

    const address = `/api/challenges/${year.challenges.get('PC-003')!}`;
    const before = await call('get', address);
    const { kinds } = before.body as { kinds: object[] };
    const changed = await call('patch', address)
      .set('If-Match', before.headers['etag']!)
      .send({ kinds: [...kinds, { kind: 'police', least: 1, most: 1 }] });
    expect(changed.status).toBe(200);

    const planId = await storePlan(web.app, year.yearId);
    const plan = await call('get', `/api/plans/${planId}/plan`);
    const { challenges } = plan.body as { challenges: { id: string; peers: string[] }[] };
    const team = challenges.find(({ id }) => id === year.challenges.get('PC-003'))!;
    const police = await web.query<{ id: string }>(`select id from peer where kind_code = 'police'`);
    expect(team.peers.filter((id) => police.some((peer) => peer.id === id))).toHaveLength(1);

    const capacity = await call('get', `/api/programme-years/${year.yearId}/capacity`);
    expect(capacity.body).toMatchObject({
      demandAndSupply: {
        kinds: expect.arrayContaining([expect.objectContaining({ kind: 'police', places: 1, peers: 2 })]) as object[],
      },
    });
    expect((await call('get', `/api/peers?search=${reference}`)).body).toMatchObject({ items: [{ kind: 'police' }] });
  });

  it('keeps what would break what is of it', async () => {
    expect((await call('get', '/api/peer-kinds/police/uses')).body).toEqual({
      peers: 2,
      accredited: 2,
      challenges: 1,
      plans: 1,
      approvedPlaces: 0,
    });
    const { headers } = await call('get', '/api/peer-kinds/police');
    const patch = (body: object) =>
      call('patch', '/api/peer-kinds/police').set('If-Match', headers['etag']!).send(body);
    expect((await patch({ code: 'constabulary' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/code' }] });
    expect((await patch({ isElectedMember: true })).body).toMatchObject({ errors: [{ pointer: '/isElectedMember' }] });
    const page = await browser.get('/peer-kinds/police');
    const version = /name="version" value="(\d+)"/.exec(page.text)![1]!;
    const fields = { ...POLICE, code: 'constabulary', version };
    const refused = await browser.post('/peer-kinds/police', '/peer-kinds/police', fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('stands in 2 peers, 1 challenge and 1 plan');
    const hubs = { ...POLICE, hubs: 'POL-1', usualMost: '2', version };
    expect((await browser.post('/peer-kinds/police', '/peer-kinds/police', hubs)).status).toBe(303);
    expect((await call('get', '/api/peer-kinds/police')).body).toMatchObject({ hubs: ['POL-1'], usualMost: 2 });
  });

  it('is on the usual team where a commission does not say', async () => {
    const [council] = await web.query<{ code: string }>(
      `select c.code from council c where c.valid_to is null and c.class = 'unitary'
          and not exists (select from challenge h where h.council_id = c.id) limit 1`,
    );
    const made = await call('post', `/api/programme-years/${year.yearId}/challenges`).send({
      reference: 'PC-USUAL',
      council: council!.code,
      minSize: 6,
      maxSize: 8,
    });
    expect(made.body).toMatchObject({
      kinds: expect.arrayContaining([
        { kind: 'leader', least: 1, most: 1 },
        { kind: 'officer', least: 2, most: 4 },
        { kind: 'police', least: 0, most: 2 },
      ]) as object[],
    });
  });

  it('is looked at by coordinators and changed by administrators alone', async () => {
    const coordinator = await web.signIn('coordinator');
    const theirs = new TestBrowser(web.server, coordinator);
    const page = await theirs.get('/peer-kinds');
    expect(page.text).not.toContain('Add the kind');
    expect((await theirs.post('/account', '/peer-kinds', POLICE)).status).toBe(403);
    const { status } = await request(web.server)
      .post('/api/peer-kinds')
      .set({ Cookie: coordinator, 'X-Requested-With': 'test' })
      .send({});
    expect(status).toBe(403);
  });
});
