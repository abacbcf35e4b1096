import { Controller, Get, Post } from '@nestjs/common';
import request from 'supertest';
import { OperationCheck } from '../../src/modules/accounts/operation-check.service.js';
import { OPERATIONS } from '../../src/modules/accounts/operations.js';
import { Operation } from '../../src/modules/platform/web/operation.decorator.js';
import { PROBE_OPERATIONS, ProbeRoutes } from '../support/probe-routes.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

@Controller('api/forgotten')
class ForgottenRoutes {
  @Get('things')
  list(): void {
    throw new Error('never reached');
  }

  @Post('things')
  @Operation('forgotten.create-thing')
  create(): void {
    throw new Error('never reached');
  }
}

describe('the boot', () => {
  it('stops when a handler has no rule, and names each one', async () => {
    const start = startTestWeb({ controllers: [ForgottenRoutes] });
    await expect(start).rejects.toThrow(/ForgottenRoutes\.list names no operation[^]*ForgottenRoutes\.create performs/);
  });

  it('stops when a rule has no handler', async () => {
    const start = startTestWeb({ operations: PROBE_OPERATIONS });
    await expect(start).rejects.toThrow(/"probe\.create-note", which no handler performs/);
  });
});

describe('the guard', () => {
  let web: TestWeb;
  let cookie: string;

  beforeAll(async () => {
    web = await startTestWeb({ controllers: [ProbeRoutes], operations: PROBE_OPERATIONS });
    cookie = await web.signIn('coordinator');
  });
  afterAll(() => web.stop());

  const api = (method: 'get' | 'post' | 'delete', path: string, authorization: string) =>
    request(web.server)[method](path).set('Authorization', authorization);

  async function createToken(scopes: string[], days = 1): Promise<{ id: string; authorization: string }> {
    const answer = await request(web.server)
      .post('/api/tokens')
      .set({ Cookie: cookie, 'X-Requested-With': 'test' })
      .send({ name: 'script', scopes, days })
      .expect(201);
    const { id, secret } = answer.body as { id: string; secret: string };
    return { id, authorization: `Bearer ${secret}` };
  }

  it('lets a stranger perform nothing that the table does not give to anyone', async () => {
    const routes = web.app.get(OperationCheck).listRoutes();
    expect(routes.length).toBeGreaterThan(20);
    for (const { method, path, operation, isApi } of routes) {
      const who = { ...OPERATIONS, ...PROBE_OPERATIONS }[operation!]!.who;
      const address = path.replaceAll(/:\w+/g, '018f3a1e-0000-7000-8000-000000000001');
      const verb = method.toLowerCase() as 'get';
      const { status } = await request(web.server)[verb](address);
      if (who !== 'anyone' && who !== 'link-holder')
        expect([method, path, status]).toEqual([method, path, isApi ? 401 : 303]);
      else expect([401, 500]).not.toContain(status);
    }
  });

  it('gives to anyone only what signing in, the local mailbox, the probes and an interest in being a peer need', () => {
    const open = Object.entries(OPERATIONS).filter(([, { who }]) => who === 'anyone');
    expect(open.map(([operation]) => operation)).toEqual([
      'platform.check-liveness',
      'platform.check-readiness',
      'accounts.show-sign-in',
      'accounts.request-sign-in',
      'accounts.show-sign-in-code',
      'accounts.sign-in-by-code',
      'accounts.sign-in-by-link',
      'accounts.begin-organisation-sign-in',
      'accounts.return-from-organisation',
      'accounts.sign-in-by-organisation',
      'accounts.list-letters',
      'accounts.read-letter',
      'recruitment.show-form',
      'recruitment.express-interest',
      'recruitment.show-thanks',
      'recruitment.show-confirmation',
      'recruitment.confirm-interest',
    ]);
  });

  it('refuses a page to those without its role', async () => {
    await request(web.server).get('/pages/staff').set('Cookie', cookie).expect(403);
    await request(web.server)
      .get('/pages/staff')
      .set('Cookie', await web.signIn('administrator'))
      .expect(410);
  });

  it('takes a token for what its scopes allow, until it is revoked', async () => {
    const reading = await createToken(['read']);
    await api('get', '/api/notes', reading.authorization).expect(200);
    await api('post', '/api/notes', reading.authorization).send({ text: 'a' }).expect(403);
    const writing = await createToken(['read', 'write']);
    await api('post', '/api/notes', writing.authorization).send({ text: 'a' }).expect(201);
    await api('post', '/api/tokens', writing.authorization)
      .send({ name: 'more', scopes: ['read'] })
      .expect(403);
    await api('delete', `/api/tokens/${reading.id}`, writing.authorization).expect(204);
    await api('get', '/api/notes', reading.authorization).expect(401);
    await api('delete', `/api/tokens/${reading.id}`, writing.authorization).expect(404);
  });

  it('knows a token no longer after its last day', async () => {
    const { authorization } = await createToken(['read'], 1);
    await web.query('update api_token set expires_at = created_at');
    await api('get', '/api/notes', authorization).expect(401);
  });

  it('keeps no token that could be used', async () => {
    const { authorization } = await createToken(['read']);
    const rows = await web.query('select * from api_token');
    expect(JSON.stringify(rows)).not.toContain(authorization.slice('Bearer '.length));
  });

  it('takes no token for a page', async () => {
    const { authorization } = await createToken(['read', 'write']);
    await api('get', '/account', authorization).expect(303);
  });

  describe('against changes that another site sends', () => {
    const post = (headers: Record<string, string>) =>
      request(web.server)
        .post('/api/notes')
        .set({ Cookie: cookie, ...headers })
        .send({ text: 'a' });

    it('wants a header of its own with a session cookie', async () => {
      expect((await post({}).expect(403)).body).toMatchObject({ code: 'platform.cross-site' });
      await post({ 'X-Requested-With': 'page' }).expect(201);
    });

    it.each(['cross-site', 'same-site'])('refuses what the browser calls %s', async (site) => {
      await post({ 'X-Requested-With': 'page', 'Sec-Fetch-Site': site }).expect(403);
    });

    it('wants the form token of this session on a page', async () => {
      const submit = (formToken: string, more: Record<string, string> = {}) =>
        request(web.server)
          .post('/sign-out')
          .set({ Cookie: cookie, ...more })
          .type('form')
          .send({ formToken });
      expect((await submit('x').expect(403)).text).toContain('This form is too old');
      const other = await request(web.server)
        .get('/account')
        .set('Cookie', await web.signIn('coordinator'));
      const token = /name="formToken" value="([^"]+)"/.exec(other.text)![1]!;
      const cookies = (other.headers['set-cookie'] as unknown as string[]).map((line) => line.split(';')[0]!);
      await submit(token, { Cookie: [cookie, ...cookies].join('; ') }).expect(403);
      await request(web.server).get('/account').set('Cookie', cookie).expect(200);
    });

    it('refuses a form with its token when the browser says that another site sent it', async () => {
      const browser = new TestBrowser(web.server);
      const { status } = await browser.post(
        '/sign-in',
        '/sign-in',
        { address: 'a@b.example' },
        { 'Sec-Fetch-Site': 'cross-site' },
      );
      expect(status).toBe(403);
    });
  });

  it('is followed by the same headers on every route, and nothing is kept by caches', async () => {
    for (const { method, path, isApi } of web.app.get(OperationCheck).listRoutes()) {
      if (method !== 'GET') continue;
      const { headers } = await request(web.server).get(path).set('Cookie', cookie);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining(
          isApi ? "default-src 'none'" : "default-src 'self'",
        ) as string,
      });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });
});

describe('a service that people reach by https', () => {
  it('says so for a year, and binds its cookies to its host', async () => {
    const web = await startTestWeb({ environment: { PUBLIC_BASE_URL: 'https://critical-friend.example' } });
    try {
      const { headers } = await request(web.server).get('/sign-in').expect(200);
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      for (const line of headers['set-cookie'] as unknown as string[]) {
        expect(line).toMatch(/^__Host-(form|browser)=.*; Path=\/;.* HttpOnly; Secure; SameSite=Lax$/);
      }
    } finally {
      await web.stop();
    }
  });
});

describe('the OpenAPI document', () => {
  it('shows each operation with its rule and every answer', async () => {
    const web = await startTestWeb();
    try {
      const cookie = await web.signIn('coordinator');
      const answer = await request(web.server).get('/api/openapi.json').set('Cookie', cookie).expect(200);
      const { paths, components } = answer.body as {
        paths: Record<string, Record<string, { operationId: string; responses: object }>>;
        components: { schemas: object };
      };
      expect(components.schemas).toHaveProperty('Problem');
      expect(paths['/api/tokens']!['post']).toMatchObject({
        operationId: 'accounts.create-token',
        'x-authz': { who: { administrator: 'any', coordinator: 'any' }, targets: [], credentials: ['session'] },
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/NewApiToken' } } } },
      });
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, { operationId, responses }] of Object.entries(methods)) {
          expect([path, method, operationId]).toEqual([path, method, expect.stringMatching(/^[a-z-]+\.[a-z-]+$/)]);
          expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', '500', '503']));
          expect([path, method, Object.keys(responses).some((status) => status.startsWith('2'))]).toEqual([
            path,
            method,
            true,
          ]);
        }
      }
    } finally {
      await web.stop();
    }
  });
});
