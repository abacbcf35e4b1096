import request from 'supertest';
import { PROBE_OPERATIONS, ProbeRoutes } from '../support/probe-routes.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
let cookie: string;

beforeAll(async () => {
  const environment = { IMPORT_MAX_MEGABYTES: '1' };
  web = await startTestWeb({ controllers: [ProbeRoutes], operations: PROBE_OPERATIONS, environment });
  cookie = await web.signIn('coordinator');
});
afterAll(() => web.stop());

const post = (path: string) => request(web.server).post(path).set('Cookie', cookie).set('X-Requested-With', 'test');
const get = (path: string) => request(web.server).get(path).set('Cookie', cookie);

describe('an error of the API', () => {
  it('is a problem document with the id of the request', async () => {
    const answer = await get('/api/notes/018f3a1e-0000-7000-8000-000000000001').expect(404);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is no note 018f3a1e-0000-7000-8000-000000000001.',
      code: 'probe.unknown',
      instance: answer.headers['x-request-id'],
    });
  });

  it.each([
    ['a field too many', { text: 'a', colour: 'red' }, ''],
    ['a field too few', {}, '/text'],
    ['a fault deep inside', { text: 'a', weeks: [{ week: '2027-04-05' }, { week: 'soon' }] }, '/weeks/1/week'],
    ['no object at all', [], ''],
  ])('is 400 for %s and names its place', async (_, body, pointer) => {
    const answer = await post('/api/notes').send(body).expect(400);
    expect(answer.body).toMatchObject({ code: 'platform.schema', errors: [{ in: 'body', pointer }] });
  });

  it.each([
    ['a query that is not known', '/api/notes?colour=red', 'query', ''],
    ['an order that is not known', '/api/notes?sort=text', 'query', 'sort'],
    ['too large a page', '/api/notes?pageSize=201', 'query', 'pageSize'],
    ['a malformed id', '/api/notes/seven', 'path', 'id'],
  ])('is 400 for %s', async (_, path, place, pointer) => {
    const answer = await get(path).expect(400);
    expect(answer.body).toMatchObject({ errors: [{ in: place, pointer }] });
  });

  it.each(['{"text":', 'null', '"text"', '\u0000'])('is 400 for a body that cannot be read: %j', async (body) => {
    const answer = await post('/api/notes').type('json').send(body).expect(400);
    expect(answer.type).toBe('application/problem+json');
  });

  it('is 422 for what is understood and breaks a rule', async () => {
    const answer = await post('/api/notes').send({ text: 'rule' }).expect(422);
    expect(answer.body).toMatchObject({ code: 'probe.rule' });
  });

  it('is 401 without a session and with a token that nobody has', async () => {
    const answer = await request(web.server).get('/api/notes').expect(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    for (const authorization of ['Bearer cf_unknown', 'Bearer ', 'Basic x']) {
      await request(web.server).get('/api/notes').set('Cookie', cookie).set('Authorization', authorization).expect(401);
    }
  });

  it('is 404 for an address or method that nobody serves', async () => {
    expect((await get('/api/nothing').expect(404)).body).toMatchObject({ code: 'platform.not-found' });
    await post('/api/bug').send({}).expect(404);
  });

  it('is 413 for a body over 256 KB, and for a file over its limit', async () => {
    await post('/api/notes')
      .send({ text: 'a'.repeat(300_000) })
      .expect(413);
    const file = Buffer.alloc(2 * 1024 * 1024, 'a');
    await post('/api/files').type('text/csv').send(file).expect(413);
  });

  it('is 415 for a body of another kind', async () => {
    await post('/api/notes').type('text/plain').send('text').expect(415);
    await post('/api/notes').type('form').send({ text: 'a' }).expect(415);
    await post('/api/files').send({}).expect(415);
    expect((await post('/api/files').type('text/csv').send('a,b\n').expect(201)).body).toEqual({ bytes: 4 });
  });

  it('is 409 for a second record of what may exist once', async () => {
    const sql = `insert into person (reference, name) values ('r', 'a'), ('r', 'b')`;
    expect((await post('/api/statements').send({ sql }).expect(409)).body).toMatchObject({
      code: 'platform.duplicate',
    });
  });

  it('is 503 with Retry-After when the database goes away, and works again when it is back', async () => {
    const terminate = 'select pg_terminate_backend(pg_backend_pid())';
    const answer = await post('/api/statements').send({ sql: terminate }).expect(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body).toMatchObject({ code: 'platform.unavailable' });
    await get('/api/notes').expect(200);
  });

  it('is 500 for a bug, and says nothing about it', async () => {
    const answer = await get('/api/bug').expect(500);
    expect(answer.text).not.toContain('secret');
    expect(answer.body).toMatchObject({ code: 'platform.bug', instance: answer.headers['x-request-id'] });
  });
});

describe('an error of a page', () => {
  it('sends strangers to sign in', async () => {
    await request(web.server).get('/pages/staff').expect(303).expect('Location', '/sign-in');
  });

  it.each([
    ['/pages/staff', 403, 'You may not see or do this'],
    ['/nowhere', 404, 'Page not found'],
    ['/mailbox/%E0%A4%A', 400, 'This request cannot be read'],
  ])('%s is a page with %i', async (path, status, heading) => {
    const answer = await get(path).expect(status);
    expect(answer.type).toBe('text/html');
    expect(answer.text).toContain(`<h1 class="govuk-heading-l">${heading}</h1>`);
  });

  it('says what happened, and for a bug only its number', async () => {
    const administrator = await web.signIn('administrator');
    const gone = await request(web.server).get('/pages/staff').set('Cookie', administrator).expect(410);
    expect(gone.text).toContain('It was here until Monday.');
    const bug = await request(web.server).get('/pages/bug').set('Cookie', administrator).expect(500);
    expect(bug.text).not.toContain('secret');
    expect(bug.text).toContain(bug.headers['x-request-id']);
  });
});
