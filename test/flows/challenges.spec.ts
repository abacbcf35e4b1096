import request from 'supertest';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { commissionRow, commissionsFile, insertYear, peerRow, peersFile } from '../support/test-pool.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

describe('commissions over the API', () => {
  let web: TestWeb;
  let cookie: string;
  let yearId: string;
  const call = (method: 'get' | 'post' | 'patch', path: string) =>
    request(web.server)[method](path).set('Cookie', cookie).set('X-Requested-With', 'test');
  const send = (path: string, file: Buffer) => call('post', path).set('Content-Type', 'text/csv').send(file.toString());

  beforeAll(async () => {
    web = await startTestWeb();
    cookie = await web.signIn('coordinator');
    yearId = await web.database.inTransaction(SYSTEM, async (tx) => {
      await web.app.get(CouncilRegisterService).seedCouncils(tx);
      return insertYear(tx, 'Y27');
    });
  });
  afterAll(() => web.stop());

  it('come by file: a dry run, then for good, and back again', async () => {
    const file = peersFile([peerRow(1), peerRow(2)]);
    const dry = await send(`/api/programme-years/${yearId}/imports/peers?dryRun=true`, file);
    expect(dry.status).toBe(200);
    expect(dry.body).toMatchObject({ kind: 'peers', dryRun: true, rows: 2, created: 2, errorCount: 0 });
    const taken = await send(`/api/programme-years/${yearId}/imports/peers`, file);
    expect(taken.body).toMatchObject({ dryRun: false, created: 2 });
    const back = await call('get', `/api/programme-years/${yearId}/exports/peers.csv`);
    expect(back.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(back.headers['content-disposition']).toBe('attachment; filename="peers.csv"');
    expect(back.text).toBe(file.toString());
    const list = await call('get', '/api/imports?sort=-importedAt');
    expect(list.body).toMatchObject({ total: 1, items: [{ kind: 'peers', yearId, rows: 2 }] });
  });

  it('say what is wrong with a file by row and column', async () => {
    const answer = await send(
      `/api/programme-years/${yearId}/imports/commissions`,
      commissionsFile([commissionRow({ council: 'QQQ' })]),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'challenges.import-errors',
      details: { errorCount: 1, faults: [{ row: 2, column: 'council', value: 'QQQ' }] },
    });
  });

  it('have a template for each kind of file', async () => {
    const template = await call('get', '/api/imports/templates/availability.csv');
    expect(template.text).toContain('"reference","start","letters"');
    expect((await call('get', '/api/imports/templates/secrets.csv')).status).toBe(400);
  });

  it('are made, edited under their version, withdrawn and reinstated', async () => {
    const team = { minSize: 6, maxSize: 8, kinds: [{ kind: 'officer', least: 2, most: 8 }] };
    const path = `/api/programme-years/${yearId}/challenges`;
    const made = await call('post', path).send({ reference: 'PC-1', council: 'KEN', ...team });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ council: { code: 'KEN', name: 'Kent' }, wish: null, pinnedPeers: [] });
    expect((await call('post', path).send({ reference: 'PC-2', council: 'KEN', ...team })).body).toMatchObject({
      status: 409,
      code: 'challenges.council-taken',
    });

    const address = `/api/challenges/${(made.body as { id: string }).id}`;
    const first = made.headers['etag']!;
    expect((await call('patch', address).send({ priority: 2 })).status).toBe(428);
    const edit = { pinnedWeek: '2027-09-13', pinnedPeers: ['P-000001'], priority: 2 };
    const edited = await call('patch', address).set('If-Match', first).send(edit);
    expect(edited.body).toMatchObject(edit);
    expect((await call('patch', address).set('If-Match', first).send(edit)).status).toBe(412);
    const wrong = await call('patch', address)
      .set('If-Match', edited.headers['etag']!)
      .send({ pinnedPeers: ['P-9'] });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '/pinnedPeers' }] });

    const withdrawn = await call('post', `${address}/withdraw`)
      .set('If-Match', edited.headers['etag']!)
      .send({ reason: 'The council asked for next year.' });
    expect(withdrawn.body).toMatchObject({ withdrawalReason: 'The council asked for next year.' });
    expect((await call('get', `${path}?isWithdrawn=false`)).body).toMatchObject({ total: 0 });
    const back = await call('post', `${address}/reinstate`).set('If-Match', withdrawn.headers['etag']!);
    expect(back.body).toMatchObject({ withdrawnOn: null, withdrawalReason: null });
    expect((await call('get', `${path}?search=ken&sort=-priority`)).body).toMatchObject({ total: 1 });
  });

  it('are for those who run programmes', async () => {
    const stranger = await request(web.server).get(`/api/programme-years/${yearId}/exports/peers.csv`);
    expect(stranger.status).toBe(401);
  });
});
