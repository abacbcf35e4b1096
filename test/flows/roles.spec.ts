import request from 'supertest';
import { TestBrowser, startTestWeb, type TestWeb } from '../support/test-web.js';
import { createTwoYears, type TwoYears } from '../support/two-years.js';

interface Grant {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly address: string;
  readonly role: string;
  readonly scope: string | null;
  readonly grantedBy: string | null;
}

let web: TestWeb;
let world: TwoYears;
let administrator: string;
beforeAll(async () => {
  web = await startTestWeb();
  world = await createTwoYears(web.app);
  administrator = await web.signIn('administrator');
});
afterAll(() => web.stop());

const send = (method: 'get' | 'post' | 'delete', path: string, cookie = administrator) =>
  request(web.server)[method](path).set({ Cookie: cookie, 'X-Requested-With': 'test' });
const listed = async () => (await send('get', '/api/role-grants').expect(200)).body as { items: Grant[] };
const give = (wanted: object) => send('post', '/api/role-grants').send(wanted);

/** A new person who has signed in and holds nothing. */
async function somebody(): Promise<{ address: string; personId: string; cookie: string }> {
  const cookie = await web.signIn();
  const [row] = await web.query<{ personId: string; address: string }>(
    `select s.person_id as "personId", a.address from session s join person_address a using (person_id)
      order by s.created_at desc, s.id limit 1`,
  );
  return { cookie, ...row! };
}

describe('roles over the API', () => {
  it('are given for one year by its name, and open that year from the next request on', async () => {
    const { address, cookie } = await somebody();
    const years = () => send('get', '/api/programme-years', cookie);
    await years().expect(403);
    const body = (await give({ address, role: 'coordinator', scope: 'Another year' }).expect(201)).body as Grant;
    expect(body).toMatchObject({ address, role: 'coordinator', scope: 'Another year', grantedBy: 'Pat Test' });
    const seen = (await years().expect(200)).body as { items: { id: string }[] };
    expect(seen.items.map(({ id }) => id)).toEqual([world.other.yearId]);
    await send('get', `/api/plans/${world.other.planId}`, cookie).expect(200);
    await send('get', `/api/plans/${world.mine.planId}`, cookie).expect(404);

    await send('delete', `/api/role-grants/${body.id}`).expect(204);
    await years().expect(403);
    await send('delete', `/api/role-grants/${body.id}`).expect(404);
  });

  it('open nothing any more on the request after they were taken, a hundred times', async () => {
    const { address, cookie } = await somebody();
    for (let turn = 0; turn < 100; turn++) {
      const body = (await give({ address, role: 'coordinator' }).expect(201)).body as Grant;
      await send('get', `/api/programme-years/${world.mine.yearId}`, cookie).expect(200);
      await send('delete', `/api/role-grants/${body.id}`).expect(204);
      await send('get', `/api/programme-years/${world.mine.yearId}`, cookie).expect(403);
    }
  });

  it.each([
    [{ role: 'council-lead', scope: 'kent' }, 'Kent'],
    [{ role: 'council-member', scope: 'LDS' }, 'Leeds'],
    [{ role: 'regional-associate', scope: 'south east' }, 'South East'],
    [{ role: 'challenge-manager', scope: 'Ann Hale' }, 'Ann Hale'],
    [{ role: 'coordinator', scope: 'mine' }, 'A small year'],
    [{ role: 'coordinator' }, null],
    [{ role: 'inspectorate' }, null],
  ])('are limited to what goes by the name: %o', async (wanted, scope) => {
    const { address } = await somebody();
    const body = (await give({ address, ...wanted }).expect(201)).body as Grant;
    expect(body).toMatchObject({ ...wanted, scope });
    expect((await give({ address, ...wanted }).expect(201)).body).toMatchObject({ id: body.id });
  });

  it.each([
    [{ role: 'council-lead' }, 422, /held for one council/],
    [{ role: 'council-lead', scope: 'Atlantis' }, 422, /no council “Atlantis”/],
    [{ role: 'administrator', scope: 'Kent' }, 422, /limited to nothing.*Kent/],
    [{ role: 'peer', scope: 'Kent' }, 422, /Nobody grants the role "peer"/],
    [{ role: 'king' }, 400, /role/],
  ])('are refused when they make no sense: %o', async (wanted, status, message) => {
    const { address } = await somebody();
    const body = (await give({ address, ...wanted }).expect(status)).body as Grant;
    expect((body as unknown as { detail: string }).detail).toMatch(message);
  });

  it('go to somebody new only with a name', async () => {
    const wanted = { address: 'new@agency.example', role: 'inspectorate' };
    expect((await give(wanted).expect(404)).body).toMatchObject({ code: 'accounts.unknown-address' });
    expect((await give({ ...wanted, name: 'Nia New' }).expect(201)).body).toMatchObject({ name: 'Nia New' });
  });

  it('leave a person without every session and token once signing in is forbidden, until it is allowed', async () => {
    const cookie = await web.signIn('coordinator');
    const made = await send('post', '/api/tokens', cookie)
      .send({ name: 's', scopes: ['read'], days: 1 })
      .expect(201);
    const { secret } = made.body as { secret: string };
    const byToken = () => request(web.server).get('/api/councils').set('Authorization', `Bearer ${secret}`);
    const { items } = await listed();
    const holder = items.find(({ role, scope, id }) => role === 'coordinator' && scope === null && id)!;
    const [row] = await web.query<{ personId: string }>(
      'select person_id as "personId" from api_token order by created_at desc limit 1',
    );
    expect(holder).toBeDefined();
    await byToken().expect(200);
    await send('post', `/api/people/${row!.personId}/disable`).expect(204);
    await send('get', '/api/councils', cookie).expect(401);
    await byToken().expect(401);
    await send('post', `/api/people/${row!.personId}/enable`).expect(204);
    await send('get', '/api/councils', cookie).expect(401);
    await byToken().expect(200);
  });

  it('keep one administrator, also when two take the role from each other at once', async () => {
    const second = await web.signIn('administrator');
    const grants = (await listed()).items.filter(({ role }) => role === 'administrator');
    expect(grants).toHaveLength(2);
    const own = (cookie: string) => request(web.server).get('/api/role-grants').set('Cookie', cookie);
    await own(second).expect(200);
    const answers = await Promise.all(grants.map(({ id }) => send('delete', `/api/role-grants/${id}`)));
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const left = await web.query<{ personId: string }>(
      `select person_id as "personId" from role_grant where role = 'administrator' and revoked_at is null`,
    );
    expect(left).toHaveLength(1);
    administrator = (await own(second)).status === 200 ? second : administrator;
    const [last] = (await listed()).items.filter(({ role }) => role === 'administrator');
    expect((await send('delete', `/api/role-grants/${last!.id}`).expect(409)).body).toMatchObject({
      code: 'accounts.last-administrator',
    });
    await send('post', `/api/people/${last!.personId}/disable`).expect(409);
  });
});

describe('the page of roles', () => {
  it('gives, shows and takes a role by a press each, and opening it changes nothing', async () => {
    const browser = new TestBrowser(web.server, administrator);
    const { address } = await somebody();
    const given = await browser.post('/roles', '/roles', { address, role: 'council-lead', scope: 'Kent' });
    expect(given.status).toBe(303);
    const page = (await browser.get('/roles')).text;
    expect(page).toContain('holds the role Council lead: Kent.');
    expect(page).toContain(address);
    const [grant] = (await listed()).items.filter((each) => each.address === address);
    expect((await browser.post('/roles', '/roles/revoke', { id: grant!.id })).status).toBe(303);
    expect((await listed()).items.filter((each) => each.address === address)).toEqual([]);
  });

  it('says beside the field what is wrong', async () => {
    const browser = new TestBrowser(web.server, administrator);
    const { address } = await somebody();
    const answer = await browser.post('/roles', '/roles', { address, role: 'hub', scope: 'Nowhere' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There is no organisation “Nowhere”');
    expect((await browser.post('/roles', '/roles', { address: '', role: '' })).text).toContain('Choose a role');
  });

  it('is for administrators alone', async () => {
    await request(web.server)
      .get('/roles')
      .set('Cookie', await web.signIn('coordinator'))
      .expect(403);
  });
});
