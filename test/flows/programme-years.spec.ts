import request from 'supertest';
import { CouncilRegisterService } from '../../src/modules/councils/council-register.service.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
let headers: Record<string, string>;
let year: string;
let references = 0;

const newYear = () => ({
  reference: `year-${++references}`,
  name: 'Year 2027–28',
  startsOn: '2027-04-05',
  weekCount: 52,
  budgetDays: 4500,
});
const get = (path: string) => request(web.server).get(path).set(headers);
const post = (path: string, body: object) => request(web.server).post(path).set(headers).send(body);
const patch = (path: string, body: object, etag?: string) =>
  request(web.server)
    .patch(path)
    .set({ ...headers, ...(etag ? { 'If-Match': etag } : {}) })
    .send(body);

const weeksAt = async (path: string) => ((await get(path).expect(200)).body as { items: object[] }).items;
/** A list that holds an object like this one. */
const having = (part: object) => expect.arrayContaining([expect.objectContaining(part)]) as unknown;

beforeAll(async () => {
  web = await startTestWeb();
  headers = { Cookie: await web.signIn('coordinator'), 'X-Requested-With': 'test' };
  await web.database.inTransaction(SYSTEM, (tx) => web.app.get(CouncilRegisterService).seedCouncils(tx));
});
beforeEach(async () => {
  year = (await post('/api/programme-years', newYear()).expect(201)).headers['location']!;
});
afterAll(() => web.stop());

describe('a programme year over the API', () => {
  it('tells its settings with their ranges and its weights in words', async () => {
    const setting = { name: 'kinGapWeeks', group: 'planning', value: 4, least: 0, most: 26, unit: 'weeks' };
    const weight = {
      term: 'oneParty',
      weight: 10,
      sentence: 'Elected members of a team are not all of one party. 10 points for each team.',
    };
    const read = await get(year).expect(200);
    expect(read.body).toMatchObject({ settings: having(setting), weights: having(weight) });
  });

  it('is edited under the version that was read: 428 without it, 412 with an old one', async () => {
    const { headers: read } = await get(year).expect(200);
    await patch(year, { managers: 9 }).expect(428);
    const edited = await patch(year, { managers: 9, weights: { oneParty: 0 } }, read['etag']).expect(200);
    expect(edited.body).toMatchObject({ managers: 9 });
    const stale = await patch(year, { managers: 8 }, read['etag']).expect(412);
    expect(stale.body).toMatchObject({ code: 'platform.stale' });
  });

  it('refuses a field that it does not know with 400, a day that is no Monday with 422', async () => {
    const unknown = await post('/api/programme-years', { ...newYear(), manager: 3 }).expect(400);
    expect(unknown.body).toMatchObject({ detail: expect.stringContaining('manager') as unknown });
    const tuesday = await post('/api/programme-years', { ...newYear(), startsOn: '2027-04-06' }).expect(422);
    expect(tuesday.body).toMatchObject({
      code: 'programmes.year',
      errors: [{ pointer: '/startsOn', detail: 'A programme year begins on a Monday; 2027-04-06 is none.' }],
    });
    const { headers: read } = await get(year);
    const term = await patch(year, { weights: { onlyOneParty: 3 } }, read['etag']).expect(422);
    expect(term.body).toMatchObject({ errors: [{ pointer: '/weights/onlyOneParty' }] });
  });

  it('is listed by named keys only', async () => {
    await get('/api/programme-years?sort=-startsOn&pageSize=1').expect(200);
    const refused = await get('/api/programme-years?sort=budget').expect(400);
    expect(refused.body).toMatchObject({ errors: [{ in: 'query', pointer: 'sort' }] });
  });

  it('is made once by one Idempotency-Key', async () => {
    const wanted = newYear();
    const send = () => post('/api/programme-years', wanted).set('Idempotency-Key', 'make-a-year').expect(201);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.headers['etag']).toBe(first.headers['etag']);
  });

  it('is deleted under its version', async () => {
    const { headers: read } = await get(year);
    await request(web.server).delete(year).set(headers).expect(428);
    await request(web.server)
      .delete(year)
      .set({ ...headers, 'If-Match': read['etag']! })
      .expect(204);
    await get(year).expect(404);
  });
});

describe('the calendar over the API', () => {
  it('says which weeks are open, for how many challenges, and why not', async () => {
    const weeks = await weeksAt(`${year}/calendar`);
    expect(weeks).toHaveLength(52);
    expect(weeks[1]).toMatchObject({ monday: '2027-04-12', open: true, capacity: 4, reasons: [] });
    const christmas = { monday: '2027-12-20', open: false, capacity: 0 };
    expect(weeks[37]).toMatchObject({ ...christmas, reasons: having({ rule: 'christmas', constraint: 'T07' }) });
  });

  it('tells a council its weeks, an unknown election counted as one and marked', async () => {
    const calendar = await get(`${year}/calendar/councils/ADU`).expect(200);
    expect(calendar.body).toMatchObject({ council: { code: 'ADU', name: 'Adur' } });
    const [, second] = await weeksAt(`${year}/calendar/councils/ADU`);
    expect(second).toMatchObject({ onOffer: false, reasons: [{ rule: 'pre-election-period', assumed: true }] });
    await get(`${year}/calendar/councils/XXX`).expect(404);
  });

  it('takes an override with a reason, and none without', async () => {
    const wanted = { monday: '2027-06-07', isOpen: false };
    const refused = await post(`${year}/week-overrides`, wanted).expect(400);
    expect(refused.body).toMatchObject({ errors: [{ in: 'body', pointer: '/reason' }] });
    const made = await post(`${year}/week-overrides`, { ...wanted, reason: 'Staff training' }).expect(201);
    await post(`${year}/week-overrides`, { ...wanted, reason: 'Again' }).expect(409);
    const tenth = async () => (await weeksAt(`${year}/calendar`))[9];
    expect(await tenth()).toMatchObject({ monday: '2027-06-07', open: false, reasons: [{ rule: 'override' }] });
    const override = made.headers['location']!;
    const opened = await patch(override, { isOpen: true, reason: 'Put off' }, made.headers['etag']).expect(200);
    expect(await tenth()).toMatchObject({ open: true });
    await request(web.server)
      .delete(override)
      .set({ ...headers, 'If-Match': opened.headers['etag']! })
      .expect(204);
    expect((await get(`${year}/week-overrides`)).body).toEqual({ items: [] });
  });

  it('has an editable table of party conferences', async () => {
    const table = await get('/api/party-conferences?from=2027-09-01&to=2027-10-31').expect(200);
    const { items } = table.body as { items: { id: string; party: string; isAssumption: boolean }[] };
    const labour = items.find(({ party }) => party === 'labour')!;
    expect(labour.isAssumption).toBe(true);
    const address = `/api/party-conferences/${labour.id}`;
    const { headers: read } = await get(address).expect(200);
    const edit = { monday: '2027-10-11', source: 'Announced in June' };
    await patch(address, { ...edit, monday: '2027-10-12' }, read['etag']).expect(422);
    const edited = await patch(address, edit, read['etag']).expect(200);
    expect(edited.body).toMatchObject({ ...edit, isAssumption: false });
  });
});
