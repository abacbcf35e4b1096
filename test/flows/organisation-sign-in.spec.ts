import request from 'supertest';
import { type Misdeeds, TestIdentityProvider } from '../support/identity-provider.js';
import { setUpApp } from '../support/sign-in-world.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const MINUTE_MS = 60_000;
const CALLBACK = '/sign-in/organisation/return';

const kent = new TestIdentityProvider('critical-friend', 'hush');
let web: TestWeb;
let people = 0;

beforeAll(async () => {
  await kent.start();
  const provider = {
    key: 'kent',
    name: 'Kent County Council',
    issuer: kent.issuer,
    clientId: kent.clientId,
    clientSecret: kent.clientSecret,
    domains: ['kent.example'],
    secondStep: { amr: ['mfa'], acr: [] },
  };
  const dead = { ...provider, key: 'dead', name: 'Nobody', issuer: 'http://127.0.0.1:9' };
  const environment = { STAFF_SECOND_FACTOR: 'required', IDENTITY_PROVIDERS: JSON.stringify([provider, dead]) };
  web = await startTestWeb({ environment });
});
beforeEach(async () => {
  kent.misdeeds = {};
  await web.query('delete from rate_limit');
});
afterAll(async () => {
  await web.stop();
  await kent.stop();
});

/** A new person whom their organisation knows too. */
async function makeEmployee(...roles: 'coordinator'[]) {
  const address = `employee-${++people}@kent.example`;
  kent.person = { sub: `u${people}`, email: address.toUpperCase(), email_verified: true };
  return { id: await web.createPerson(address, ...roles), address };
}

/** Presses the button and follows the browser to the organisation and back. @returns what came back in the address. */
async function visit(browser: TestBrowser): Promise<Record<string, string>> {
  const leaving = await browser.post('/sign-in', '/sign-in/organisation', { provider: 'kent' });
  const address = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(leaving.text)?.[1]?.replaceAll('&amp;', '&');
  const there = await fetch(address!, { redirect: 'manual' });
  const back = new URL(there.headers.get('location')!);
  expect(back.pathname).toBe(CALLBACK);
  return Object.fromEntries(back.searchParams);
}

/** Loads the page of the return and presses its button. */
async function press(browser: TestBrowser, answer: Record<string, string>) {
  const query = new URLSearchParams(answer).toString();
  const { code = '', state = '' } = answer;
  return browser.post(`${CALLBACK}?${query}`, '/sign-in/organisation/finish', { code, state });
}

const methods = () => web.query<{ methods: string[] }>('select methods from session order by created_at desc limit 1');
const countSessions = async () => (await web.query('select id from session')).length;

describe('signing in at one’s own organisation', () => {
  it('asks it for code, PKCE, state and nonce, and leads back into a session after a press', async () => {
    const { address } = await makeEmployee();
    const browser = new TestBrowser(web.server);
    expect((await browser.get('/sign-in')).text).toContain('Sign in at Kent County Council');
    const leaving = await browser.post('/sign-in', '/sign-in/organisation', { provider: 'kent' });
    const asked = new URL(/url=([^"]+)"/.exec(leaving.text)![1]!.replaceAll('&amp;', '&')).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'critical-friend',
      scope: 'openid email',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost:3000/sign-in/organisation/return',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });

    const answer = await visit(browser);
    const before = await countSessions();
    for (let turn = 0; turn < 3; turn++) await browser.get(`${CALLBACK}?${new URLSearchParams(answer).toString()}`);
    expect(await countSessions()).toBe(before);
    const entered = await press(browser, answer);
    expect([entered.status, entered.headers['location']]).toEqual([303, '/account/pin']);
    expect(await methods()).toEqual([{ methods: ['organisation'] }]);
    expect((await browser.get('/account')).text).toContain('Pat Test');
    expect(await web.query('select address from person_address where address = $1', [address])).toHaveLength(1);
  });

  it('works again for the same person', async () => {
    await makeEmployee();
    for (let turn = 0; turn < 2; turn++) {
      const browser = new TestBrowser(web.server);
      expect((await press(browser, await visit(browser))).status).toBe(303);
    }
  });

  it('counts as the second step of staff if the organisation says so in the way of the settings', async () => {
    await makeEmployee('coordinator');
    const once = new TestBrowser(web.server);
    await press(once, await visit(once));
    expect((await once.get('/account')).headers['location']).toBe('/account/second-step');
    kent.person = { ...kent.person, amr: ['pwd', 'mfa'] };
    const twice = new TestBrowser(web.server);
    await press(twice, await visit(twice));
    expect((await twice.get('/account')).status).toBe(200);
    expect(await methods()).toEqual([{ methods: ['organisation-two-step'] }]);
  });

  it('without it still asks for the app of those who have one', async () => {
    await makeEmployee('coordinator');
    const browser = new TestBrowser(web.server);
    await press(browser, await visit(browser));
    await setUpApp(web, browser);
    const again = new TestBrowser(web.server);
    await press(again, await visit(again));
    expect((await again.get('/account')).headers['location']).toBe('/sign-in/second-step');
  });

  it('keeps neither state, code nor verifier where a copy of the database tells them', async () => {
    await makeEmployee();
    const browser = new TestBrowser(web.server);
    const { state, code } = await visit(browser);
    const rows = JSON.stringify(await web.query('select v::text as line from organisation_sign_in v'));
    expect(rows).not.toContain(state);
    expect(rows).not.toContain(code);
  });
});

describe('an answer that proves nothing', () => {
  const past = Math.floor(Date.now() / 1000) - 3600;
  it.each<[string, Misdeeds]>([
    ['an id token of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['one for another client', { claims: { aud: 'somebody-else' } }],
    ['one for several clients', { claims: { aud: ['critical-friend', 'x'], azp: 'x' } }],
    ['one with another nonce', { claims: { nonce: 'A'.repeat(43) } }],
    ['one without a nonce', { claims: { nonce: undefined } }],
    ['one that has run out', { claims: { iat: past, exp: past + 300 } }],
    ['one without a name', { claims: { sub: undefined } }],
    ['one signed by a key that the issuer does not publish', { signature: 'foreign-key' }],
    ['one that is not signed', { signature: 'none' }],
  ])('is refused: %s', async (_, misdeeds) => {
    await makeEmployee();
    kent.misdeeds = misdeeds;
    const browser = new TestBrowser(web.server);
    const before = await countSessions();
    const refused = await press(browser, await visit(browser));
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('could not be verified');
    expect(await countSessions()).toBe(before);
    expect((await browser.get('/account')).headers['location']).toBe('/sign-in');
  });

  it('is refused the second time: code and state work once', async () => {
    await makeEmployee();
    const browser = new TestBrowser(web.server);
    const answer = await visit(browser);
    expect((await press(browser, answer)).status).toBe(303);
    const again = await press(browser, answer);
    expect(again.status).toBe(410);
    expect(again.text).toContain('This sign-in is over');
  });

  it('is let in once when it comes twice at the same moment', async () => {
    await makeEmployee();
    const browser = new TestBrowser(web.server);
    const answer = await visit(browser);
    const statuses = (await Promise.all([press(browser, answer), press(browser, answer)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([303, 410]);
  });

  it('is refused in another browser, so that nobody is signed in as somebody else by a link', async () => {
    await makeEmployee();
    const attacker = new TestBrowser(web.server);
    const answer = await visit(attacker);
    const victim = new TestBrowser(web.server);
    expect((await press(victim, answer)).text).toContain('This sign-in is over');
    expect((await victim.get('/account')).headers['location']).toBe('/sign-in');
  });

  it('is refused after ten minutes, with a state that was made up, and with the code of another visit', async () => {
    await makeEmployee();
    const browser = new TestBrowser(web.server);
    const [first, second] = [await visit(browser), await visit(browser)];
    expect((await press(browser, { ...first, state: 'A'.repeat(43) })).status).toBe(410);
    const mixed = await press(browser, { code: first['code']!, state: second['state']! });
    expect(mixed.text).toContain('could not be verified');
    const late = await visit(browser);
    web.advance(10 * MINUTE_MS);
    expect((await press(browser, late)).text).toContain('This sign-in is over');
  });

  it('is refused without the form token, and when another site sends it', async () => {
    await makeEmployee();
    const browser = new TestBrowser(web.server);
    const { code = '', state = '' } = await visit(browser);
    await request(web.server)
      .post('/sign-in/organisation/finish')
      .type('form')
      .send({ code, state, formToken: 'x' })
      .expect(403);
    const crossSite = { 'Sec-Fetch-Site': 'cross-site' };
    const page = `${CALLBACK}?${new URLSearchParams({ code, state }).toString()}`;
    expect((await browser.post(page, '/sign-in/organisation/finish', { code, state }, crossSite)).status).toBe(403);
    expect((await browser.post(page, '/sign-in/organisation/finish', { code, state })).status).toBe(303);
  });

  it('is none at all when the organisation says no', async () => {
    const answer = await new TestBrowser(web.server).get(`${CALLBACK}?error=access_denied&state=x`);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('Your organisation did not sign you in');
  });
});

describe('an organisation', () => {
  const tryWith = async (claims: Record<string, unknown>) => {
    kent.person = claims;
    const browser = new TestBrowser(web.server);
    const refused = await press(browser, await visit(browser));
    return [refused.status, refused.text.includes('We do not know you')];
  };

  it('vouches for nobody whose address it has not verified, nor for another domain, nor for strangers', async () => {
    const { address } = await makeEmployee();
    await web.createPerson('ann@essex.example', 'coordinator');
    const mine = { sub: 'u-x', email: address, email_verified: true };
    for (const claims of [
      { ...mine, email_verified: false },
      { sub: 'u-x', email: address },
      { ...mine, email: 'ann@essex.example' },
      { ...mine, email: 'nobody@kent.example' },
    ])
      expect(await tryWith(claims)).toEqual([410, true]);
  });

  it('takes nobody over: neither a new employee with an old address, nor an old one with a new address', async () => {
    const first = await makeEmployee();
    const browser = new TestBrowser(web.server);
    await press(browser, await visit(browser));
    const subject = kent.person['sub'];
    expect(await tryWith({ sub: 'somebody-new', email: first.address, email_verified: true })).toEqual([410, true]);
    const second = await makeEmployee();
    expect(await tryWith({ sub: subject, email: second.address, email_verified: true })).toEqual([410, true]);
    expect(await web.query('select person_id from organisation_identity where subject = $1', [subject])).toEqual([
      { person_id: first.id },
    ]);
  });

  it('that does not answer, or that is not known, is said to be so', async () => {
    const browser = new TestBrowser(web.server);
    const dead = await browser.post('/sign-in', '/sign-in/organisation', { provider: 'dead' });
    expect(dead.status).toBe(503);
    expect(dead.text).toContain('Nobody does not answer just now');
    expect((await browser.post('/sign-in', '/sign-in/organisation', { provider: 'evil' })).status).toBe(404);
  });

  it('that describes itself as another is not believed', async () => {
    const liar = new TestIdentityProvider('critical-friend', 'hush');
    await liar.start();
    liar.misdeeds = { describedIssuer: 'https://login.evil.example' };
    const provider = { key: 'liar', name: 'Liar', clientId: 'x', clientSecret: 'x', domains: ['liar.example'] };
    const other = await startTestWeb({
      environment: { IDENTITY_PROVIDERS: JSON.stringify([{ ...provider, issuer: liar.issuer }]) },
    });
    try {
      const answer = await new TestBrowser(other.server).post('/sign-in', '/sign-in/organisation', {
        provider: 'liar',
      });
      expect(answer.status).toBe(503);
    } finally {
      await other.stop();
      await liar.stop();
    }
  });
});
