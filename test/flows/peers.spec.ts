import request from 'supertest';
import { ImportsService } from '../../src/modules/challenges/imports.service.js';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { availabilityFormat } from '../../src/modules/peers/import-availability.js';
import { PeersService } from '../../src/modules/peers/peers.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { tableText } from '../../src/modules/platform/files/csv-write.js';
import { insertYear, peerRow, peersFile } from '../support/test-pool.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

describe('the pool over the API', () => {
  let web: TestWeb;
  let cookie: string;
  const call = (method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string) =>
    request(web.server)[method](path).set('Cookie', cookie).set('X-Requested-With', 'test');
  const addressOf = async (reference: string) => {
    const answer = await call('get', `/api/peers?search=${reference}`);
    return `/api/peers/${(answer.body as { items: { id: string }[] }).items[0]!.id}`;
  };
  const etagAt = async (address: string) => (await call('get', address)).headers['etag']!;

  beforeAll(async () => {
    web = await startTestWeb();
    cookie = await web.signIn('coordinator');
    await web.database.inTransaction(SYSTEM, async (tx) => {
      await web.app.get(CouncilRegisterService).seedCouncils(tx);
      const bytes = peersFile([
        peerRow(1, { kind: 'leader', name: 'Zoë Leader' }),
        peerRow(2, { kind: 'officer', party: null, organisation: 'ESS', region: 'East of England' }),
        peerRow(3, { accreditation_state: 'trained', accredited_until: null }),
      ]);
      const yearId = await insertYear(tx, 'Y27');
      await web.app.get(ImportsService).importFile(tx, { yearId, kind: 'peers', bytes, dryRun: false });
    });
  });
  afterAll(() => web.stop());

  it.each([
    ['', ['P-000001', 'P-000002', 'P-000003']],
    ['?sort=-name', ['P-000001', 'P-000003', 'P-000002']],
    ['?kind=officer', ['P-000002']],
    ['?state=trained', ['P-000003']],
    ['?region=South%20East&sort=-reference', ['P-000003', 'P-000001']],
    ['?organisation=ESS', ['P-000002']],
    ['?search=leader', ['P-000001']],
    ['?pageSize=1&page=2', ['P-000002']],
  ])('is listed by %s', async (query, references) => {
    const answer = await call('get', `/api/peers${query}`);
    expect((answer.body as { items: { reference: string }[] }).items.map(({ reference }) => reference)).toEqual(
      references,
    );
  });

  it('refuses an order that has no name', async () => {
    expect((await call('get', '/api/peers?sort=party')).status).toBe(400);
  });

  it('shows the party to those who may see it, and to nobody else', async () => {
    const address = await addressOf('P-000001');
    expect((await call('get', address)).body).toMatchObject({
      party: 'independent',
      organisation: { reference: 'KEN' },
    });
    const id = address.split('/').at(-1)!;
    const peers = web.app.get(PeersService);
    const seen = await web.database.inTransaction(SYSTEM, (tx) => peers.get(tx, { ...SYSTEM, roles: ['viewer'] }, id));
    expect(seen).not.toHaveProperty('party');
    await expect(web.query('select * from peer_special')).rejects.toThrow('permission denied');
  });

  it('keeps the party sealed, and its change in the trail without its words', async () => {
    const address = await addressOf('P-000001');
    const changed = await call('patch', address)
      .set('If-Match', await etagAt(address))
      .send({ party: 'The Green Party' });
    expect(changed.body).toMatchObject({ party: 'green' });
    const trail = await web.query<{ changes: string }>(
      `select changes::text from audit_entry where table_name in ('peer', 'peer_special')`,
    );
    expect(trail.length).toBeGreaterThan(3);
    expect(trail.map(({ changes }) => changes).join()).not.toMatch(/green|independent/);
  });

  it('is edited under a version and by its rules', async () => {
    const address = await addressOf('P-000002');
    const etag = await etagAt(address);
    expect((await call('patch', address).send({ maxDays: 5.5 })).status).toBe(428);
    const edited = await call('patch', address)
      .set('If-Match', etag)
      .send({ maxDays: 5.5, themes: ['scrutiny'] });
    expect(edited.body).toMatchObject({ maxDays: 5.5, themes: ['scrutiny'] });
    expect((await call('patch', address).set('If-Match', etag).send({ maxDays: 6 })).status).toBe(412);
    const wrong = { party: 'green', themes: ['alchemy'] };
    expect((await call('patch', address).set('If-Match', edited.headers['etag']!).send(wrong)).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/party' }, { pointer: '/themes' }],
    });
    const reference = { reference: 'P-9' };
    expect((await call('patch', address).set('If-Match', etag).send(reference)).status).toBe(400);
  });

  it('moves accreditations one step at a time', async () => {
    const address = await addressOf('P-000003');
    const put = async (state: string, until: string | null = null) =>
      call('put', `${address}/accreditation`)
        .set('If-Match', await etagAt(address))
        .send({ state, until });
    expect((await put('suspended')).body).toMatchObject({ status: 409, code: 'peers.accreditation' });
    expect((await put('accredited', '2099-03-31')).body).toMatchObject({
      accreditation: { state: 'accredited', until: '2099-03-31' },
    });
  });

  it('keeps the weeks that a peer marks, each once', async () => {
    const address = await addressOf('P-000001');
    const put = async (items: { startsOn: string; letters: string }[]) =>
      call('put', `${address}/availability`)
        .set('If-Match', await etagAt(address))
        .send({ items });
    const items = [
      { startsOn: '2027-04-05', letters: 'YIN' },
      { startsOn: '2027-04-26', letters: 'N' },
    ];
    expect((await put(items)).body).toEqual({ items });
    expect((await put([items[0]!, { startsOn: '2027-04-19', letters: 'N' }])).body).toMatchObject({ status: 422 });
    expect((await put([{ startsOn: '2027-04-06', letters: 'Y' }])).status).toBe(400);
    expect((await put([])).body).toEqual({ items: [] });
  });

  it('refuses an edit of what an import has changed since', async () => {
    const address = await addressOf('P-000003');
    const etag = await etagAt(address);
    const rows = [{ reference: 'P-000003', start: '2027-04-05', letters: 'YYN' }];
    const [year] = await web.query<{ id: string }>('select id from programme_year');
    const file = {
      yearId: year!.id,
      kind: 'availability' as const,
      bytes: Buffer.from(tableText(availabilityFormat, rows)),
    };
    const take = () =>
      web.database.inTransaction(SYSTEM, (tx) =>
        web.app.get(ImportsService).importFile(tx, { ...file, dryRun: false }),
      );
    await take();
    const put = (version: string) =>
      call('put', `${address}/availability`).set('If-Match', version).send({ items: [] });
    expect((await put(etag)).status).toBe(412);
    const current = await etagAt(address);
    await take();
    expect((await put(current)).status).toBe(200);
  });

  it('records a conflict once and forgets it again', async () => {
    const address = await addressOf('P-000001');
    const conflict = { council: 'ESS', reason: 'family', source: 'a letter' };
    const added = await call('post', `${address}/conflicts`).send(conflict);
    expect(added.body).toMatchObject({ ...conflict, since: null, note: null });
    expect((await call('post', `${address}/conflicts`).send(conflict)).status).toBe(409);
    expect((await call('post', `${address}/conflicts`).send({ ...conflict, council: 'QQQ' })).status).toBe(422);
    const one = `${address}/conflicts/${(added.body as { id: string }).id}`;
    expect((await call('delete', one)).status).toBe(428);
    expect((await call('delete', one).set('If-Match', await etagAt(address))).status).toBe(204);
    expect((await call('get', `${address}/conflicts`)).body).toEqual({ items: [] });
  });

  it('has kinds and themes that are data, which an administrator keeps', async () => {
    cookie = await web.signIn('administrator');
    const kind = {
      code: 'business',
      name: 'Business sector',
      position: 7,
      daysPerDeployment: 5.5,
      vacancyWeight: 1,
      isElectedMember: false,
      canLead: false,
      isLocalGovernment: false,
    };
    const made = await call('post', '/api/peer-kinds').send(kind);
    expect(made.status).toBe(201);
    expect((await call('post', '/api/peer-kinds').send(kind)).status).toBe(409);
    const edited = await call('patch', '/api/peer-kinds/business')
      .set('If-Match', made.headers['etag']!)
      .send({ position: 9 });
    expect(edited.body).toMatchObject({ ...kind, position: 9 });
    expect((await call('get', '/api/peer-kinds')).body).toMatchObject({ items: { length: 7 } });
    expect((await call('get', '/api/themes')).body).toMatchObject({ items: { length: 18 } });
  });
});
