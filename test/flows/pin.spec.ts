import request from 'supertest';
import {
  answerSignIns,
  codeIn,
  makePerson,
  readNewestLetter,
  setUpApp,
  signInByLetter,
} from '../support/sign-in-world.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const MINUTE_MS = 60_000;
const PIN = '482913';

let web: TestWeb;

beforeAll(async () => {
  web = await startTestWeb();
});
beforeEach(() => web.query('delete from rate_limit'));
afterAll(() => web.stop());

const twice = (pin: string) => ({ pin, again: pin });
const choose = (browser: TestBrowser, pin = PIN) => browser.post('/account/pin', '/account/pin', twice(pin));
const confirm = (browser: TestBrowser, pin: string, next = '/account/pin/change') =>
  browser.post(`/account/confirm?next=${next}`, '/account/confirm', { pin, next });

/** A peer who chose a PIN at an earlier visit, signed in by letter. */
async function visitAgain() {
  const person = await makePerson(web);
  await choose(await signInByLetter(web, person.address));
  return { ...person, browser: await signInByLetter(web, person.address) };
}

describe('a PIN', () => {
  it('is asked for at the first sign-in of peers and councils, and not of staff', async () => {
    const landing = async (...roles: 'coordinator'[]) => {
      const { address } = await makePerson(web, ...roles);
      const browser = new TestBrowser(web.server);
      await browser.post('/sign-in', '/sign-in', { address });
      const code = codeIn(await readNewestLetter(web, address));
      return (await browser.post('/sign-in/code', '/sign-in/code', { code })).headers['location'] as unknown;
    };
    expect(await landing()).toBe('/account/pin');
    expect(await landing('coordinator')).toBe('/');
  });

  it('is chosen twice the same, and not one that is guessed first', async () => {
    const browser = await signInByLetter(web, (await makePerson(web)).address);
    for (const fields of [twice('123456'), twice('12'), { pin: PIN, again: '482914' }]) {
      const answer = await browser.post('/account/pin', '/account/pin', fields);
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain(PIN);
    }
    expect((await choose(browser)).headers['location']).toBe('/account');
    expect((await browser.get('/account')).text).toContain('Your PIN has been set.');
  });

  it('is told to its person when it is set, and kept as a hash that a copy of the database cannot try', async () => {
    const { address } = await visitAgain();
    await web.query(`delete from letter where kind = 'accounts.sign-in'`);
    expect(await readNewestLetter(web, address)).toContain('A new PIN has been chosen');
    const rows = await web.query<{ line: string }>(
      `select p::text as line from pin p union all select a::text from audit_entry a where table_name = 'pin'`,
    );
    expect(rows.map(({ line }) => line).join()).not.toMatch(/482913|343832393133/);
  });

  it('is asked before it can be changed; whoever only reads the mail can neither change nor choose one', async () => {
    const { address, browser } = await visitAgain();
    const asked = await browser.get('/account/pin/change');
    expect(asked.headers['location']).toBe('/account/confirm?next=%2Faccount%2Fpin%2Fchange');
    const pressed = await browser.post('/account', '/account/pin/change', twice('905172'));
    expect(pressed.headers['location']).toBe('/account/confirm');
    const chosen = await browser.post('/account', '/account/pin', twice('905172'));
    expect(chosen.status).toBe(409);

    expect((await confirm(browser, '482914')).status).toBe(422);
    expect((await confirm(browser, PIN)).headers['location']).toBe('/account/pin/change');
    const changed = await browser.post('/account/pin/change', '/account/pin/change', twice('905172'));
    expect(changed.headers['location']).toBe('/account');
    const again = await signInByLetter(web, address);
    expect((await confirm(again, PIN)).status).toBe(422);
    expect((await confirm(again, '905172')).status).toBe(303);
  });

  it('given, names the session anew; the former name is dead, and so are other sessions once it is changed', async () => {
    const { address, browser } = await visitAgain();
    const elsewhere = await signInByLetter(web, address);
    const before = browser.cookie('session');
    await confirm(browser, PIN);
    expect(browser.cookie('session')).not.toBe(before);
    const old = await request(web.server).get('/account').set('Cookie', `session=${before}`);
    expect(old.headers['location']).toBe('/sign-in');
    expect((await elsewhere.get('/account')).status).toBe(200);
    await browser.post('/account/pin/change', '/account/pin/change', twice('905172'));
    expect((await elsewhere.get('/account')).headers['location']).toBe('/sign-in');
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('is locked for half an hour after five wrong tries, in every browser, even for the right one', async () => {
    const { address, browser } = await visitAgain();
    for (let turn = 0; turn < 5; turn++) expect((await confirm(browser, '482914')).status).toBe(422);
    const refused = await confirm(browser, PIN);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(1800);
    expect((await confirm(await signInByLetter(web, address), PIN)).status).toBe(429);
    web.advance(30 * MINUTE_MS);
    expect((await confirm(await signInByLetter(web, address), PIN)).status).toBe(303);
  });

  it('that was forgotten is chosen anew by the code of a letter, once, in the browser that asked, and unlocked', async () => {
    const { address, browser } = await visitAgain();
    for (let turn = 0; turn < 6; turn++) await confirm(browser, '482914');
    const asked = await browser.post('/account/confirm', '/account/pin/forgotten', {});
    expect(asked.headers['location']).toBe('/account/pin/forgotten');
    const letter = await readNewestLetter(web, address);
    expect(letter).toContain('Choose a new PIN');
    const code = codeIn(letter);
    const renew = (where: TestBrowser, given: string) =>
      where.post('/account/pin/forgotten', '/account/pin/new', { code: given, ...twice('905172') });

    const other = await signInByLetter(web, address);
    expect((await renew(other, code)).status).toBe(422);
    expect((await renew(browser, '00000000')).status).toBe(422);
    expect((await renew(browser, code)).headers['location']).toBe('/account');
    expect((await renew(browser, code)).status).toBe(422);
    expect((await confirm(await signInByLetter(web, address), '905172')).status).toBe(303);
  });

  it('is not changed by a code that signs in, nor does its code sign anybody in', async () => {
    const { address, browser } = await visitAgain();
    await browser.post('/sign-in', '/sign-in', { address });
    await answerSignIns(web);
    const signInCode = codeIn(await readNewestLetter(web, address));
    const used = await browser.post('/account/pin/forgotten', '/account/pin/new', {
      code: signInCode,
      ...twice('905172'),
    });
    expect(used.status).toBe(422);
    await browser.post('/account/confirm', '/account/pin/forgotten', {});
    const code = codeIn(await readNewestLetter(web, address));
    expect((await browser.post('/sign-in/code', '/sign-in/code', { code })).status).toBe(422);
  });

  it('cannot be made to send more than three letters in an hour', async () => {
    const { browser } = await visitAgain();
    const ask = async () => (await browser.post('/account/confirm', '/account/pin/forgotten', {})).status;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([303, 303, 303, 429]);
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/account?x=1', 'evil'])(
    'leads nowhere but into this service: not to %s',
    async (next) => {
      const { browser } = await visitAgain();
      expect((await browser.get(`/account/confirm?next=${encodeURIComponent(next)}`)).status).toBe(400);
      const posted = await browser.post('/account/confirm', '/account/confirm', { pin: PIN, next });
      expect(posted.status).toBe(400);
    },
  );

  it('is not asked of those who gave the code of an app', async () => {
    const { browser } = await visitAgain();
    await setUpApp(web, browser);
    expect((await browser.get('/account/pin/change')).status).toBe(200);
  });
});
