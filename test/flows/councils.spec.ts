import request from 'supertest';
import { CouncilNeighboursService } from '../../src/modules/councils/council-neighbours.service.js';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
let headers: Record<string, string>;

const get = (path: string) => request(web.server).get(path).set(headers);
const send = (method: 'put' | 'patch', path: string, body: object, etag?: string) => {
  const agent = request(web.server);
  return (method === 'put' ? agent.put(path) : agent.patch(path))
    .set({ ...headers, ...(etag ? { 'If-Match': etag } : {}) })
    .send(body);
};
const upload = (path: string, text: string | Buffer) =>
  request(web.server).post(path).set(headers).set('Content-Type', 'text/csv').send(text);

beforeAll(async () => {
  web = await startTestWeb();
  headers = { Cookie: await web.signIn('coordinator'), 'X-Requested-With': 'test' };
  await web.database.inTransaction(SYSTEM, async (tx) => {
    await web.app.get(CouncilRegisterService).seedCouncils(tx);
    await web.app.get(CouncilNeighboursService).seedNeighbours(tx);
  });
});
afterAll(() => web.stop());

describe('councils over the API', () => {
  it('are for those who have signed in', async () => {
    await request(web.server).get('/api/councils').expect(401);
  });

  it('are listed by day, class and name, and by nothing else', async () => {
    const page = await get('/api/councils?class=county&inForceOn=2025-07-01&sort=name&pageSize=2').expect(200);
    expect(page.body).toMatchObject({
      page: 1,
      pageSize: 2,
      total: 21,
      items: [{ code: 'CAM', name: 'Cambridgeshire', county: null }, { name: 'Derbyshire' }],
    });
    await get('/api/councils?sort=gssCode').expect(400);
    await get('/api/councils?colour=blue').expect(400);
    await get('/api/councils?inForceOn=2027-02-30').expect(400);
  });

  it('are edited under their version, which their parts share', async () => {
    const { headers: read } = await get('/api/councils/KEN').expect(200);
    await send('patch', '/api/councils/KEN', { name: 'Kent' }).expect(428);
    const control = { items: [{ since: '2025-05-05', party: null, source: 'Election of 2025' }] };
    const replaced = await send('put', '/api/councils/KEN/control', control, read['etag']).expect(200);
    expect(replaced.body).toEqual(control);
    await send('patch', '/api/councils/KEN', { name: 'Kent' }, read['etag']).expect(412);
    const edited = await send('patch', '/api/councils/KEN', { name: 'The Kent' }, replaced.headers['etag']).expect(200);
    expect(edited.body).toMatchObject({ name: 'The Kent', editedFacts: ['name'] });
    const refused = await send('patch', '/api/councils/KEN', { county: 'SRY' }, edited.headers['etag']).expect(422);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/county' }] });
    await send('patch', '/api/councils/KEN', {}, edited.headers['etag']).expect(400);
  });

  it('know a party by one word, however it is spelt', async () => {
    const { headers: read } = await get('/api/councils/ESS').expect(200);
    const since = { since: '2025-05-05', source: 'Election of 2025' };
    const put = (party: string) =>
      send('put', '/api/councils/ESS/control', { items: [{ ...since, party }] }, read['etag']);
    await put('none').expect(400);
    expect((await put('Liberal Democrats').expect(200)).body).toEqual({
      items: [{ ...since, party: 'liberal-democrat' }],
    });
  });

  it('have contacts, whom only those who run programmes see', async () => {
    const { headers: read } = await get('/api/councils/YOR/contacts').expect(200);
    const contact = { name: 'Ann Example', address: 'Ann@York.example', role: 'challenge-contact' };
    await send('put', '/api/councils/YOR/contacts', { items: [contact, contact] }, read['etag']).expect(400);
    await send('put', '/api/councils/YOR/contacts', { items: [{ ...contact, role: 'mayor' }] }, read['etag']).expect(
      400,
    );
    const two = [{ name: 'Bob Example', address: 'bob@york.example', role: 'leader' }, contact];
    const made = await send('put', '/api/councils/YOR/contacts', { items: two }, read['etag']).expect(200);
    expect(made.body).toEqual({ items: [{ ...contact, address: 'ann@york.example' }, two[0]] });
    const changed = [{ ...contact, name: 'Ann Sample' }];
    await send('put', '/api/councils/YOR/contacts', { items: changed }, read['etag']).expect(412);
    await send('put', '/api/councils/YOR/contacts', { items: changed }, made.headers['etag']).expect(200);
    expect((await get('/api/councils/YOR/contacts')).body).toEqual({
      items: [{ ...changed[0], address: 'ann@york.example' }],
    });
    await request(web.server)
      .get('/api/councils/YOR/contacts')
      .set('Cookie', await web.signIn())
      .expect(403);
  });

  it('have polls year by year', async () => {
    const { headers: read } = await get('/api/councils/ADU/polls').expect(200);
    const held = { pollYear: 2027, isHeld: true, source: 'The council' };
    const wrong = { items: [{ ...held, pollsOn: '2028-05-04' }] };
    await send('put', '/api/councils/ADU/polls', wrong, read['etag']).expect(400);
    await send('put', '/api/councils/ADU/polls', { items: [held, held] }, read['etag']).expect(400);
    const replaced = await send('put', '/api/councils/ADU/polls', { items: [held] }, read['etag']).expect(200);
    expect(replaced.body).toEqual({ items: [{ ...held, pollsOn: null, preElectionFrom: null }] });
  });

  it('have neighbours that a person corrects with a note', async () => {
    const assumed = {
      isNeighbour: true,
      isAssumption: true,
      source: expect.stringMatching(/^Assumption: /) as unknown,
      note: null,
    };
    const list = await get('/api/councils/ARU/neighbours').expect(200);
    expect(list.body).toMatchObject({ items: expect.arrayContaining([{ ...assumed, code: 'ADU' }]) as unknown });
    const address = '/api/councils/ARU/neighbours/ADU';
    await send('put', address, { isNeighbour: false }, list.headers['etag']).expect(400);
    const edit = { isNeighbour: false, note: 'A river between' };
    const set = await send('put', address, edit, list.headers['etag']).expect(200);
    const corrected = { code: 'ADU', ...edit, isAssumption: false, source: 'Entered by hand' };
    expect(set.body).toMatchObject({ items: expect.arrayContaining([corrected]) as unknown });
    await send('put', '/api/councils/ARU/neighbours/ARU', edit, set.headers['etag']).expect(422);
  });

  it('take files: a dry run tells, a fault writes nothing, bytes that are no text are refused', async () => {
    const borders = '/api/councils/imports/borders';
    const good = 'code_a,code_b\r\nADU,BNH\r\n';
    const utf16 = Buffer.from(`\ufeff${good}`, 'utf16le');
    expect((await upload(`${borders}?dryRun=true`, utf16).expect(200)).body).toMatchObject({ rows: 1, errors: [] });
    const faulty = 'code_a,code_b\nADU,XXX\n';
    const dry = await upload(`${borders}?dryRun=true`, faulty).expect(200);
    expect(dry.body).toMatchObject({ errors: [{ row: 2, column: 'code_b', value: 'XXX' }] });
    const real = await upload(borders, faulty).expect(422);
    expect(real.body).toMatchObject({ code: 'councils.import-errors', details: { faults: [{ row: 2 }] } });
    await upload(borders, 'code_a,code_b\nADU,A\0U\n').expect(400);
    await upload(borders, '').expect(400);
    await request(web.server).post(borders).set(headers).send({ a: 1 }).expect(415);
    expect((await upload(borders, good).expect(200)).body).toMatchObject({ rows: 1, updated: 1 });
    await upload('/api/councils/imports/authorities', 'code\nKEN\n').expect(422);
  });

  it('are described with their schemas and who may do what', async () => {
    const described = await get('/api/openapi.json').expect(200);
    const { paths, components } = described.body as {
      paths: Record<string, Record<string, object>>;
      components: { schemas: object };
    };
    expect(paths['/api/councils/{code}']!['patch']).toMatchObject({ operationId: 'councils.edit-council' });
    expect(Object.keys(paths)).toContain('/api/programme-years/{id}/calendar/councils/{code}');
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Council', 'CouncilEdit', 'ProgrammeYear', 'NewProgrammeYear', 'OfferedWeek']),
    );
  });
});
