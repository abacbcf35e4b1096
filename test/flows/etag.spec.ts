import request from 'supertest';
import { PROBE_OPERATIONS, ProbeRoutes } from '../support/probe-routes.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

let web: TestWeb;
let headers: Record<string, string>;
let note: string;

beforeAll(async () => {
  web = await startTestWeb({ controllers: [ProbeRoutes], operations: PROBE_OPERATIONS });
  headers = { Cookie: await web.signIn('coordinator'), 'X-Requested-With': 'test' };
});
beforeEach(async () => {
  const made = await request(web.server).post('/api/notes').set(headers).send({ text: 'first' }).expect(201);
  note = made.headers['location']!;
});
afterAll(() => web.stop());

const read = () => request(web.server).get(note).set(headers);
const edit = (text: string) => request(web.server).patch(note).set(headers).send({ text });

describe('an edit', () => {
  it('builds on the version that was read', async () => {
    const { etag } = (await read().expect(200)).headers;
    await edit('second').set('If-Match', etag!).expect(204);
    const after = await read().expect(200);
    expect(after.body).toMatchObject({ text: 'second' });
    expect(after.headers['etag']).not.toBe(etag);
  });

  it('is 428 when it does not say on which version it builds', async () => {
    expect((await edit('second').expect(428)).body).toMatchObject({ code: 'platform.if-match-missing' });
    await edit('second').set('If-Match', '*').expect(428);
  });

  it('is 412 when others were faster, and changes nothing', async () => {
    const { etag } = (await read()).headers;
    await edit('theirs').set('If-Match', etag!).expect(204);
    expect((await edit('mine').set('If-Match', etag!).expect(412)).body).toMatchObject({ code: 'platform.stale' });
    expect((await read()).body).toMatchObject({ text: 'theirs' });
  });

  it('is one of two at the same time', async () => {
    const { etag } = (await read()).headers;
    const answers = await Promise.all(['a', 'b'].map((text) => edit(text).set('If-Match', etag!)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 412]);
  });
});

describe('reading again', () => {
  it('is 304 while nothing has changed', async () => {
    const { etag } = (await read()).headers;
    await read().set('If-None-Match', etag!).expect(304);
    await edit('second').set('If-Match', etag!).expect(204);
    await read().set('If-None-Match', etag!).expect(200);
  });
});
