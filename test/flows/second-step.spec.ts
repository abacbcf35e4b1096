import request from 'supertest';
import { fromBase32 } from '../../src/modules/accounts/one-time-codes.js';
import {
  appCode,
  issueLinkSecret,
  makePerson,
  readNewestLetter,
  setUpApp,
  signInByLetter,
} from '../support/sign-in-world.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const STEP_MS = 30_000;
const MINUTE_MS = 60_000;

let web: TestWeb;

beforeAll(async () => {
  web = await startTestWeb();
});
beforeEach(() => web.query('delete from rate_limit'));
afterAll(() => web.stop());

/** A member of staff with an app, signed in again by letter and not yet by code. */
async function halfSignedIn() {
  const person = await makePerson(web, 'coordinator');
  const { secret, recovery } = await setUpApp(web, await signInByLetter(web, person.address));
  web.advance(2 * STEP_MS);
  const browser = await signInByLetter(web, person.address);
  const give = (code: string) => browser.post('/sign-in/second-step', '/sign-in/second-step', { code });
  return { ...person, secret, recovery, browser, give };
}

describe('setting a second step up', () => {
  it('shows a picture and the secret after a press, and takes effect with the first code', async () => {
    const { address, id } = await makePerson(web, 'coordinator');
    const browser = await signInByLetter(web, address);
    expect((await browser.get('/account/second-step')).text).not.toContain('<svg');
    expect(await web.query('select id from second_factor where person_id = $1', [id])).toEqual([]);
    await browser.post('/account/second-step', '/account/second-step/start', {});
    const page = await browser.get('/account/second-step');
    expect(page.text).toContain('role="img" aria-label="QR code of your secret"');
    const wrong = await browser.post('/account/second-step', '/account/second-step/finish', { code: '000000' });
    expect(wrong.status).toBe(422);
    expect((await browser.get('/account')).text).toContain('Not set up');

    const { recovery } = await setUpApp(web, browser);
    expect(new Set(recovery).size).toBe(10);
    expect((await browser.get('/account')).text).toContain('Authenticator app since');
    expect(await readNewestLetter(web, address)).toContain('An authenticator app has been set up');
  });

  it('keeps neither secret nor recovery codes where a copy of the database tells them', async () => {
    const { secret, recovery } = await halfSignedIn();
    const rows = await web.query<{ line: string }>(
      `select f::text as line from second_factor f union all select c::text from recovery_code c
       union all select a::text from audit_entry a where table_name in ('second_factor', 'recovery_code')`,
    );
    const kept = rows.map(({ line }) => line).join('\n');
    const secrets = [secret, Buffer.from(secret).toString('hex'), fromBase32(secret).toString('hex')];
    for (const text of [...secrets, ...recovery, ...recovery.map((code) => Buffer.from(code).toString('hex'))])
      expect(kept).not.toContain(text);
    expect(kept).toContain('""secret_cipher"": ""changed""');
  });

  it('again, on another phone, leaves the old one in use until the new one has shown a code', async () => {
    const { address, browser, secret, give } = await halfSignedIn();
    await give(appCode(web, secret));
    await browser.post('/account/second-step', '/account/second-step/start', {});
    web.advance(2 * STEP_MS);
    const giveElsewhere = async (code: string) => {
      const other = await signInByLetter(web, address);
      return (await other.post('/sign-in/second-step', '/sign-in/second-step', { code })).status;
    };
    expect(await giveElsewhere(appCode(web, secret))).toBe(303);
    const { secret: second } = await setUpApp(web, browser);
    web.advance(2 * STEP_MS);
    expect(await giveElsewhere(appCode(web, secret))).toBe(422);
    expect(await giveElsewhere(appCode(web, second))).toBe(303);
  });
});

describe('a member of staff with a second step', () => {
  it('gets nothing by the letter alone: every page leads to the code, and the API refuses', async () => {
    const { browser } = await halfSignedIn();
    for (const path of ['/', '/account', '/years', '/account/second-step', '/account/pin', '/staff-second-steps']) {
      const answer = await browser.get(path);
      expect([path, answer.status, answer.headers['location']]).toEqual([path, 303, '/sign-in/second-step']);
    }
    const api = await browser.get('/api/tokens');
    expect(api.status).toBe(401);
    expect(api.body).toMatchObject({ code: 'accounts.second-step-due' });
    const setUp = await browser.post('/sign-in/second-step', '/account/second-step/start', {});
    expect(setUp.headers['location']).toBe('/sign-in/second-step');
  });

  it('is in with the code, in a session of another name; the former one is dead', async () => {
    const { browser, give, secret } = await halfSignedIn();
    const before = browser.cookie('session');
    expect((await give('000000')).status).toBe(422);
    expect((await give(appCode(web, secret))).headers['location']).toBe('/');
    expect((await browser.get('/account')).status).toBe(200);
    expect(browser.cookie('session')).not.toBe(before);
    const old = await request(web.server).get('/account').set('Cookie', `session=${before}`);
    expect(old.headers['location']).toBe('/sign-in');
  });

  it('cannot be followed with the same code, nor with an earlier one', async () => {
    const { address, give, secret } = await halfSignedIn();
    const code = appCode(web, secret);
    const earlier = appCode(web, secret, -1);
    await give(code);
    const other = await signInByLetter(web, address);
    for (const seen of [code, earlier]) {
      const answer = await other.post('/sign-in/second-step', '/sign-in/second-step', { code: seen });
      expect(answer.status).toBe(422);
    }
    expect((await other.get('/account')).status).toBe(303);
  });

  it('is let in once when the same code comes twice at the same moment', async () => {
    const { address, secret, browser } = await halfSignedIn();
    const other = await signInByLetter(web, address);
    const code = appCode(web, secret);
    const answers = await Promise.all(
      [browser, other].map((each) => each.post('/sign-in/second-step', '/sign-in/second-step', { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it('waits after five wrong codes, in every browser, even with the right one', async () => {
    const { address, give, secret } = await halfSignedIn();
    for (let turn = 0; turn < 5; turn++) expect((await give('000000')).status).toBe(422);
    const refused = await give(appCode(web, secret));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const other = await signInByLetter(web, address);
    expect(
      (await other.post('/sign-in/second-step', '/sign-in/second-step', { code: appCode(web, secret) })).status,
    ).toBe(429);
    web.advance(15 * MINUTE_MS);
    expect((await give(appCode(web, secret))).status).toBe(303);
  });

  it('is not slowed by right codes', async () => {
    const { address, secret } = await halfSignedIn();
    for (let turn = 0; turn < 6; turn++) {
      web.advance(2 * STEP_MS);
      await web.query(`delete from rate_limit where purpose like 'accounts.sign-in%'`);
      const browser = await signInByLetter(web, address);
      const code = appCode(web, secret);
      expect((await browser.post('/sign-in/second-step', '/sign-in/second-step', { code })).status).toBe(303);
    }
  });

  it('without the phone gives a recovery code, once, and is told by letter', async () => {
    const { address, give, recovery } = await halfSignedIn();
    expect((await give(recovery[3]!.toUpperCase().replaceAll('-', ' '))).status).toBe(303);
    expect(await readNewestLetter(web, address)).toContain('one of your recovery codes');
    const again = await signInByLetter(web, address);
    expect((await again.post('/sign-in/second-step', '/sign-in/second-step', { code: recovery[3]! })).status).toBe(422);
    expect((await again.post('/sign-in/second-step', '/sign-in/second-step', { code: recovery[4]! })).status).toBe(303);
    expect((await again.get('/account/second-step')).text).toContain('8 recovery codes are left');
  });

  it('can make new recovery codes; the earlier ones end', async () => {
    const { address, browser, give, recovery } = await halfSignedIn();
    await give(recovery[0]!);
    const page = await browser.post('/account/second-step', '/account/second-step/recovery-codes', {});
    const renewed = [...page.text.matchAll(/<code>([a-z2-9-]{14})<\/code>/g)].map(([, code]) => code!);
    expect(renewed).toHaveLength(10);
    const other = await signInByLetter(web, address);
    const giveThere = (code: string) => other.post('/sign-in/second-step', '/sign-in/second-step', { code });
    expect((await giveThere(recovery[1]!)).status).toBe(422);
    expect((await giveThere(renewed[1]!)).status).toBe(303);
  });

  it('finds sessions that were open elsewhere asked for the code too', async () => {
    const { address } = await makePerson(web, 'coordinator');
    const there = await signInByLetter(web, address);
    await setUpApp(web, await signInByLetter(web, address));
    expect((await there.get('/account')).headers['location']).toBe('/sign-in/second-step');
  });

  it('may sign out without it', async () => {
    const { browser } = await halfSignedIn();
    expect((await browser.post('/sign-in/second-step', '/sign-out', {})).headers['location']).toBe('/sign-in');
  });
});

describe('an administrator', () => {
  it('resets the second step of somebody, who is signed out, told, and may set it up again', async () => {
    const { id, address, browser, give, secret } = await halfSignedIn();
    await give(appCode(web, secret));
    const administrator = await makePerson(web, 'administrator');
    const office = await signInByLetter(web, administrator.address);
    expect((await office.get('/staff-second-steps')).text).toContain(`value="${id}"`);
    const reset = await office.post('/staff-second-steps', '/staff-second-steps/reset', { personId: id });
    expect(reset.headers['location']).toBe('/staff-second-steps');
    expect((await browser.get('/account')).headers['location']).toBe('/sign-in');
    expect(await readNewestLetter(web, address)).toContain('Your second step has been reset');
    expect((await (await signInByLetter(web, address)).get('/account')).text).toContain('Not set up');
    const trail = await web.query(
      `select actor_id, operation from audit_entry where table_name = 'second_factor' and actor_id = $1`,
      [administrator.id],
    );
    expect(trail).toEqual([{ actor_id: administrator.id, operation: 'delete' }]);
  });

  it('is told when there is nothing to reset; others may not even look', async () => {
    const { address, id } = await makePerson(web, 'administrator');
    const office = await signInByLetter(web, address);
    expect((await office.post('/account', '/staff-second-steps/reset', { personId: id })).status).toBe(404);
    const coordinator = await signInByLetter(web, (await makePerson(web, 'coordinator')).address);
    expect((await coordinator.get('/staff-second-steps')).status).toBe(403);
    expect((await coordinator.post('/account', '/staff-second-steps/reset', { personId: id })).status).toBe(403);
  });
});

describe('where the second step is required of staff', () => {
  let strict: TestWeb;
  beforeAll(async () => {
    strict = await startTestWeb({ environment: { STAFF_SECOND_FACTOR: 'required' } });
  });
  afterAll(() => strict.stop());

  it('staff without one set it up before anything else; then they are in', async () => {
    const { address } = await makePerson(strict, 'coordinator');
    const browser = await signInByLetter(strict, address);
    for (const path of ['/', '/account', '/years'])
      expect((await browser.get(path)).headers['location']).toBe('/account/second-step');
    const refused = await browser.post('/account/second-step', '/account/tokens', {
      name: 'x',
      scope: 'read',
      days: '1',
    });
    expect(refused.headers['location']).toBe('/account/second-step');
    expect((await setUpApp(strict, browser)).recovery).toHaveLength(10);
    expect((await browser.get('/account')).status).toBe(200);
    expect((await browser.get('/api/tokens')).status).toBe(200);
  });

  it('so does the first administrator, by the link from the terminal', async () => {
    const { id } = await makePerson(strict, 'administrator');
    const browser = new TestBrowser(strict.server);
    await browser.post('/sign-in', '/sign-in/link', { secret: await issueLinkSecret(strict, id) });
    expect((await browser.get('/staff-second-steps')).headers['location']).toBe('/account/second-step');
  });

  it('somebody who becomes staff is asked at the next request', async () => {
    const { id, address } = await makePerson(strict);
    const browser = await signInByLetter(strict, address);
    expect((await browser.get('/account')).status).toBe(200);
    await strict.query(`insert into role_grant (person_id, role) values ($1, 'coordinator')`, [id]);
    expect((await browser.get('/account')).headers['location']).toBe('/account/second-step');
  });

  it('peers and councils are not asked', async () => {
    const { address } = await makePerson(strict);
    expect((await (await signInByLetter(strict, address)).get('/account')).status).toBe(200);
  });
});

describe('where it is offered', () => {
  it('real staff are reminded at sign-in, and made-up people are not', async () => {
    const { id, address } = await makePerson(web, 'coordinator');
    const hint = 'Protect your account with a second step';
    const madeUp = await signInByLetter(web, address);
    expect((await madeUp.get('/account')).text).not.toContain(hint);
    await web.query('update person set is_fictional = false, version = version + 1 where id = $1', [id]);
    const browser = await signInByLetter(web, address);
    expect((await browser.get('/account')).text).toContain(hint);
    expect((await browser.get('/account')).text).not.toContain(hint);
  });
});
