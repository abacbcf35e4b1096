import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { PROBE_OPERATIONS, ProbeRoutes } from '../support/probe-routes.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
let cookie: string;

beforeAll(async () => {
  web = await startTestWeb({ controllers: [ProbeRoutes], operations: PROBE_OPERATIONS });
});
beforeEach(async () => {
  cookie = await web.signIn('coordinator');
});
afterAll(() => web.stop());

const post = (key: string, body: object, as = cookie) =>
  request(web.server)
    .post('/api/notes')
    .set({ Cookie: as, 'X-Requested-With': 'test', 'Idempotency-Key': key })
    .send(body);
const countNotes = async () => (await web.query("select from letter where kind = 'probe'")).length;

describe('a POST with an Idempotency-Key', () => {
  it('happens once: the same request gets the same answer again', async () => {
    const before = await countNotes();
    const key = randomUUID();
    const first = await post(key, { text: 'a' }).expect(201);
    const second = await post(key, { text: 'a' }).expect(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await countNotes()).toBe(before + 1);
  });

  it('is refused when the key was used for another request', async () => {
    const key = randomUUID();
    await post(key, { text: 'a' }).expect(201);
    expect((await post(key, { text: 'b' }).expect(422)).body).toMatchObject({ code: 'platform.idempotency-reused' });
  });

  it('leaves no trace when it fails, and may be repeated', async () => {
    const before = await countNotes();
    const key = randomUUID();
    await post(key, { text: 'fail' }).expect(409);
    await post(key, { text: 'fail' }).expect(409);
    await post(key, { text: 'a' }).expect(201);
    expect(await countNotes()).toBe(before + 1);
  });

  it('is told to wait while the first is still being worked on', async () => {
    const before = await countNotes();
    const key = randomUUID();
    const answers = await Promise.all([post(key, { text: 'slow' }), post(key, { text: 'slow' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'platform.idempotency-in-progress',
    });
    expect(await countNotes()).toBe(before + 1);
  });

  it('knows the keys of one person from those of another', async () => {
    const key = randomUUID();
    const mine = await post(key, { text: 'a' }).expect(201);
    const theirs = await post(key, { text: 'a' }, await web.signIn('coordinator')).expect(201);
    expect(theirs.body).not.toEqual(mine.body);
  });

  it('is forgotten after a day', async () => {
    const key = randomUUID();
    await post(key, { text: 'a' }).expect(201);
    await web.query("update idempotency_key set created_at = created_at - interval '25 hours'");
    await post(key, { text: 'b' }).expect(201);
  });

  it.each(['', 'a b', 'ü', 'x'.repeat(201)])('needs a key of printable characters: %j', async (key) => {
    await request(web.server)
      .post('/api/notes')
      .set({ Cookie: cookie, 'X-Requested-With': 'test' })
      .set('Idempotency-Key', Buffer.from(key).toString('latin1'))
      .send({ text: 'a' })
      .expect(400);
  });

  it('is refused where the answer holds a secret', async () => {
    await request(web.server)
      .post('/api/tokens')
      .set({ Cookie: cookie, 'X-Requested-With': 'test', 'Idempotency-Key': 'k' })
      .send({ name: 'script', scopes: ['read'] })
      .expect(400);
  });
});
