import request from 'supertest';
import { AnswerSignInJob } from '../../src/modules/accounts/answer-sign-in.job.js';
import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { Config } from '../../src/modules/platform/config/config.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { fillSecrets } from '../../src/modules/platform/mail/link-secrets.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const MINUTE_MS = 60_000;

let web: TestWeb;
let counter = 0;
const newAddress = () => `coordinator-${++counter}@lga.example`;

beforeAll(async () => {
  web = await startTestWeb();
});
beforeEach(() => web.query('delete from rate_limit'));
afterAll(() => web.stop());

/** What a worker does in the background with the requests that wait. */
async function answerRequests(): Promise<void> {
  const waiting = await web.query<{ id: string }>('select id from sign_in_request');
  for (const { id } of waiting) await web.app.get(AnswerSignInJob).handle({ requestId: id });
}

/** The newest letter to an address, as it goes out. */
async function readLetter(address: string): Promise<{ link: string; code: string; stored: string }> {
  await answerRequests();
  const [row] = await web.query<{ text: string }>(
    'select text from letter where to_address = $1 order by created_at desc limit 1',
    [address],
  );
  const text = fillSecrets(web.app.get(Config).secretKey, row!.text);
  return { link: /http\S+/.exec(text)![0], code: /\b\d{8}\b/.exec(text)![0], stored: row!.text };
}

const secretOf = (link: string): string => link.split('#')[1]!;
const pressLink = (browser: TestBrowser, link: string) =>
  browser.post('/sign-in', '/sign-in/link', { secret: secretOf(link) });
const issueLink = async (address = newAddress()) => {
  const personId = await web.createPerson(address, 'coordinator');
  return web.database.inTransaction(SYSTEM, (tx) => web.app.get(AccountsService).issueSignInLink(tx, personId));
};
const isSignedIn = async (browser: TestBrowser) => (await browser.get('/account')).status === 200;
const cookiesOf = (answer: { headers: Record<string, unknown> }): string[] =>
  ((answer.headers['set-cookie'] ?? []) as string[]).map((line) => line.split(';')[0]!);

describe('signing in by a letter', () => {
  it('works by the code, in the browser that asked, once', async () => {
    const address = newAddress();
    await web.createPerson(address, 'coordinator');
    const browser = new TestBrowser(web.server);
    const asked = await browser.post('/sign-in', '/sign-in', { address: ` ${address.toUpperCase()} ` });
    expect(asked.status).toBe(303);
    expect(asked.headers['location']).toBe('/sign-in/code');
    const { code } = await readLetter(address);
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`;
    const entered = await browser.post('/sign-in/code', '/sign-in/code', { code: typed });
    expect(entered.status).toBe(303);
    expect((await browser.get('/account')).text).toContain('Pat Test');

    const again = await browser.post('/sign-in/code', '/sign-in/code', { code });
    expect(again.status).toBe(422);
    expect(again.text).toContain('There is a problem');
  });

  it('works by the link only in the browser that asked', async () => {
    const address = newAddress();
    await web.createPerson(address);
    const asking = new TestBrowser(web.server);
    await asking.post('/sign-in', '/sign-in', { address });
    const { link, code } = await readLetter(address);
    const other = new TestBrowser(web.server);
    const refused = await pressLink(other, link);
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('This link belongs to another browser');
    expect((await other.post('/sign-in/code', '/sign-in/code', { code })).status).toBe(422);
    expect((await pressLink(asking, link)).status).toBe(303);
    expect(await isSignedIn(asking)).toBe(true);
  });

  it('keeps neither link nor code in the database', async () => {
    const address = newAddress();
    await web.createPerson(address);
    await new TestBrowser(web.server).post('/sign-in', '/sign-in', { address });
    const { link, code, stored } = await readLetter(address);
    expect(stored).not.toContain(secretOf(link));
    expect(stored).not.toContain(code);
  });

  it('answers the same for an address that nobody has, and writes it no letter', async () => {
    const [known, unknown] = [newAddress(), newAddress()];
    await web.createPerson(known);
    const answers = [];
    for (const address of [known, unknown]) {
      const answer = await new TestBrowser(web.server).post('/sign-in', '/sign-in', { address });
      answers.push([answer.status, answer.headers['location'], answer.text]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await web.query('select id from sign_in_request')).toHaveLength(2);
    await answerRequests();
    expect(await web.query('select id from sign_in_request')).toEqual([]);
    expect(await web.query('select id from letter where to_address = $1', [unknown])).toHaveLength(0);
    expect(await web.query('select id from letter where to_address = $1', [known])).toHaveLength(1);
  });

  it('shows what is wrong with an address, beside the field and in the summary', async () => {
    const answer = await new TestBrowser(web.server).post('/sign-in', '/sign-in', { address: 'nobody' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Error: Sign in – Critical Friend</title>');
    expect(answer.text).toContain('href="#address"');
    expect(answer.text).toContain('value="nobody"');
  });

  it('is refused after five requests for an address in a quarter of an hour, known or not', async () => {
    const [known, unknown] = [newAddress(), newAddress()];
    await web.createPerson(known);
    for (const address of [known, unknown]) {
      const browser = new TestBrowser(web.server);
      for (let turn = 0; turn < 5; turn++) {
        expect((await browser.post('/sign-in', '/sign-in', { address })).status).toBe(303);
      }
      const refused = await browser.post('/sign-in', '/sign-in', { address });
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      web.advance(15 * MINUTE_MS);
      expect((await browser.post('/sign-in', '/sign-in', { address })).status).toBe(303);
    }
  });

  it('ends after five wrong codes: then the right one no longer works', async () => {
    const address = newAddress();
    await web.createPerson(address);
    const browser = new TestBrowser(web.server);
    await browser.post('/sign-in', '/sign-in', { address });
    const { code } = await readLetter(address);
    const wrong = String((Number(code) + 1) % 1e8).padStart(8, '0');
    for (let turn = 0; turn < 5; turn++) await browser.post('/sign-in/code', '/sign-in/code', { code: wrong });
    expect((await browser.post('/sign-in/code', '/sign-in/code', { code })).status).toBe(422);
  });
});

describe('a sign-in link from the terminal', () => {
  it('belongs to the first browser that presses: there a second press signs in again, elsewhere it has been used', async () => {
    const link = await issueLink();
    const first = new TestBrowser(web.server);
    expect((await pressLink(first, link)).headers['location']).toBe('/');
    expect((await pressLink(first, link)).headers['location']).toBe('/');
    expect(await isSignedIn(first)).toBe(true);
    const second = new TestBrowser(web.server);
    const refused = await pressLink(second, link);
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('This link has been used');
    expect(await isSignedIn(second)).toBe(false);
  });

  it('opens nothing once its person has signed out', async () => {
    const link = await issueLink();
    const browser = new TestBrowser(web.server);
    await pressLink(browser, link);
    await browser.post('/account', '/sign-out', {});
    expect((await pressLink(browser, link)).text).toContain('This link has been used');
  });

  it('may be pasted whole where a code is asked for', async () => {
    const browser = new TestBrowser(web.server);
    expect((await browser.post('/sign-in/code', '/sign-in/code', { code: await issueLink() })).status).toBe(303);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('is too old after ten minutes', async () => {
    const link = await issueLink();
    web.advance(10 * MINUTE_MS);
    const refused = await pressLink(new TestBrowser(web.server), link);
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('This link is too old');
  });

  it('is left whole by whatever only looks at pages, or posts without one', async () => {
    const link = await issueLink();
    const browser = new TestBrowser(web.server);
    for (let turn = 0; turn < 50; turn++) await browser.get('/sign-in');
    await request(web.server).head('/sign-in');
    await request(web.server)
      .post('/sign-in/link')
      .type('form')
      .send({ secret: secretOf(link), formToken: 'x' })
      .expect(403);
    expect((await pressLink(browser, link)).status).toBe(303);
  });

  it.each(['x', 'A'.repeat(43)])('that is none does nothing: %s', async (secret) => {
    const refused = await new TestBrowser(web.server).post('/sign-in', '/sign-in/link', { secret });
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('This link does not work');
  });
});

describe('a session', () => {
  const show = (cookie: string) => request(web.server).get('/account').set('Cookie', cookie);

  it('has a new name after each sign-in, and the old one is dead', async () => {
    const planted = await web.signIn('coordinator');
    const page = await request(web.server).get('/sign-in').set('Cookie', planted);
    const formToken = /name="formToken" value="([^"]+)"/.exec(page.text)![1]!;
    const entered = await request(web.server)
      .post('/sign-in/link')
      .set('Cookie', [planted, ...cookiesOf(page)].join('; '))
      .type('form')
      .send({ formToken, secret: secretOf(await issueLink()) })
      .expect(303);
    const [line] = entered.headers['set-cookie'] as unknown as string[];
    expect(line).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    await show(planted).expect(303).expect('Location', '/sign-in');
    await show(line!.split(';')[0]!).expect(200);
  });

  it('ends after thirty silent minutes', async () => {
    const cookie = await web.signIn('coordinator');
    for (let turn = 0; turn < 2; turn++) {
      web.advance(29 * MINUTE_MS);
      await show(cookie).expect(200);
    }
    web.advance(30 * MINUTE_MS);
    await show(cookie).expect(303);
  });

  it('ends after twelve hours however busy', async () => {
    const cookie = await web.signIn('coordinator');
    for (let turn = 0; turn < 24; turn++) {
      web.advance(29 * MINUTE_MS);
      await show(cookie).expect(200);
    }
    web.advance(24 * MINUTE_MS);
    await show(cookie).expect(303);
  });

  it('ends with all the others when its person signs out everywhere', async () => {
    const personId = await web.createPerson(newAddress(), 'coordinator');
    const [here, there] = [new TestBrowser(web.server), new TestBrowser(web.server)];
    for (const browser of [here, there]) {
      const link = await web.database.inTransaction(SYSTEM, (tx) =>
        web.app.get(AccountsService).issueSignInLink(tx, personId),
      );
      await pressLink(browser, link);
    }
    const left = await here.post('/account', '/sign-out/everywhere', {});
    expect(left.headers['location']).toBe('/sign-in');
    expect((await here.get('/sign-in')).text).toContain('You have signed out everywhere: 2 sessions.');
    expect(await isSignedIn(there)).toBe(false);
  });

  it('loses a role from the next request on', async () => {
    const cookie = await web.signIn('coordinator');
    await request(web.server).get('/api/tokens').set('Cookie', cookie).expect(200);
    await web.query('update role_grant set revoked_at = app_now(), version = version + 1 where revoked_at is null');
    await request(web.server).get('/api/tokens').set('Cookie', cookie).expect(403);
  });
});
