import request, { type Test } from 'supertest';
import { OperationCheck } from '../../src/modules/accounts/operation-check.service.js';
import { POLICY_EXCEPTIONS } from '../../src/modules/platform/web/headers.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const SOME_ID = '018f3a1e-0000-7000-8000-000000000001';
const MEGABYTE = 1_048_576;

let web: TestWeb;
let cookie: string;

beforeAll(async () => {
  web = await startTestWeb({ environment: { IMPORT_MAX_MEGABYTES: '1' } });
  cookie = await web.signIn('administrator', 'coordinator');
});
afterAll(() => web.stop());

/** Every route of the router, with values in its path. */
const listCalls = () =>
  web.app
    .get(OperationCheck)
    .listRoutes()
    .map(({ method, path, isApi }) => ({ method, path, isApi, address: path.replaceAll(/:\w+/g, SOME_ID) }));

function call(method: string, address: string): Test {
  const verb = method.toLowerCase() as 'get';
  return request(web.server)[verb](address).redirects(0);
}

function expectSafeHeaders(name: string, headers: Record<string, string>, isApi: boolean, path: string): void {
  expect([name, headers]).toEqual([
    name,
    expect.objectContaining({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    }),
  ]);
  const policy = headers['content-security-policy'] ?? '';
  expect([name, policy]).toEqual([name, expect.stringContaining("frame-ancestors 'none'")]);
  expect([name, policy]).toEqual([name, expect.stringContaining(`default-src ${isApi ? "'none'" : "'self'"}`)]);
  if (!(path in POLICY_EXCEPTIONS)) expect([name, policy]).toEqual([name, expect.not.stringContaining('unsafe-')]);
  expect([name, Object.keys(headers)]).toEqual([name, expect.not.arrayContaining(['x-powered-by', 'server'])]);
}

describe('every route', () => {
  it('sends the security headers and is kept by no cache, signed in and signed out, by GET, HEAD and change', async () => {
    const calls = listCalls();
    expect(calls.length).toBeGreaterThan(150);
    for (const { method, path, isApi, address } of calls) {
      const answers = [
        await call(method, address),
        await call(method, address).set({ Cookie: cookie, 'X-Requested-With': 'test' }),
        ...(method === 'GET' ? [await call('HEAD', address).set('Cookie', cookie)] : []),
      ];
      for (const { headers } of answers) expectSafeHeaders(`${method} ${path}`, headers, isApi, path);
    }
  }, 120_000);

  it('so do answers that no route gives', async () => {
    for (const [method, address] of [
      ['GET', '/nowhere'],
      ['GET', '/api/nowhere'],
      ['PUT', '/sign-in'],
      ['OPTIONS', '/account'],
      ['GET', '/%E0%A4%A'],
    ] as const) {
      const { headers } = await call(method, address);
      expectSafeHeaders(`${method} ${address}`, headers, address.startsWith('/api'), address);
    }
  });

  it('that takes a body takes no more than it says: 413 by the API and by pages', async () => {
    for (const { method, address, isApi } of listCalls().filter(({ method }) => method !== 'GET')) {
      const sent = call(method, address).set({ Cookie: cookie, 'X-Requested-With': 'test' });
      const { status } = await (isApi
        ? sent.type('json').send(`{"a":"${'x'.repeat(2 * MEGABYTE)}"}`)
        : sent.type('form').send(`a=${'x'.repeat(2 * MEGABYTE)}`));
      expect([method, address, status]).toEqual([method, address, 413]);
    }
  }, 120_000);

  it('of a page takes forms only, even with a form token', async () => {
    const browser = new TestBrowser(web.server, cookie);
    const page = await browser.get('/account');
    const formToken = /name="formToken" value="([^"]+)"/.exec(page.text)![1]!;
    const cookies = (page.headers['set-cookie'] as unknown as string[]).map((line) => line.split(';')[0]!);
    const { status } = await call('POST', '/sign-out')
      .set('Cookie', [cookie, ...cookies].join('; '))
      .send({ formToken });
    expect(status).toBe(415);
    expect((await browser.get('/account')).status).toBe(200);
  });
});

describe('the server', () => {
  it('waits for nobody for ever', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = web.server;
    expect(headersTimeout).toBeLessThanOrEqual(15_000);
    expect(requestTimeout).toBeLessThanOrEqual(120_000);
    expect(keepAliveTimeout).toBeLessThanOrEqual(15_000);
  });

  it('counts in PostgreSQL, so that two processes share one limit and Redis holds none of it', async () => {
    await web.query('delete from rate_limit');
    const address = 'limited@council.example';
    for (let turn = 0; turn < 5; turn++) await new TestBrowser(web.server).post('/sign-in', '/sign-in', { address });
    const [row] = await web.query<{ used: number }>(
      `select used from rate_limit where purpose = 'accounts.sign-in-address'`,
    );
    expect(row!.used).toBe(5);
    expect((await new TestBrowser(web.server).post('/sign-in', '/sign-in', { address })).status).toBe(429);
  });
});
