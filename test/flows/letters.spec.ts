import request from 'supertest';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { LetterBatches } from '../../src/modules/platform/mail/letter-batches.js';
import { Letters, type NewLetter } from '../../src/modules/platform/mail/letters.js';
import { deriveSecret, secretPlaceholder } from '../../src/modules/platform/mail/link-secrets.js';
import { Config } from '../../src/modules/platform/config/config.js';
import { answerSignIns } from '../support/sign-in-world.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const ROW = '018f3a1e-0000-4000-8000-000000000001';

describe('letters in the service', () => {
  let web: TestWeb;
  let browser: TestBrowser;
  let headers: Record<string, string>;
  let personId: string;
  let count = 0;

  const openBatch = (title: string) =>
    web.database.inTransaction(SYSTEM, (tx) => web.app.get(LetterBatches).open(tx, SYSTEM, title));
  const write = (change: Partial<NewLetter> = {}) =>
    web.database.inTransaction(SYSTEM, async (tx) => {
      const id = await web.app.get(Letters).write(tx, {
        kind: 'test.invitation',
        dedupeKey: String(++count),
        personId,
        toAddress: `ann-${count}@council.example`,
        subject: `Your place, ${count}`,
        text: `Answer on https://friend.example/invitations/${secretPlaceholder('invitation', ROW)}`,
        ...change,
      });
      return id!;
    });
  const get = (path: string) => request(web.server).get(path).set(headers);
  const post = (path: string) => request(web.server).post(path).set(headers);

  beforeAll(async () => {
    web = await startTestWeb();
    const cookie = await web.signIn('coordinator');
    headers = { Cookie: cookie, 'X-Requested-With': 'test' };
    browser = new TestBrowser(web.server, cookie);
    personId = await web.createPerson('ann@council.example');
  });
  afterAll(() => web.stop());

  describe('a batch', () => {
    it('shows its real recipients while it is held, and goes when somebody presses', async () => {
      const batchId = await openBatch('Invitations of spring');
      await write({ batchId });
      const page = await browser.get(`/letter-batches/${batchId}`).expect(200);
      expect(page.text).toContain(`ann-${count}@council.example`);
      expect(page.text).toContain('Pat Test');
      expect(page.text).toMatch(/Held until \d+ \w+ \d{4} at \d\d:\d\d, and can be recalled until then/);
      expect((await get(`/api/letter-batches/${batchId}`).expect(200)).body).toMatchObject({
        state: 'held',
        letters: 1,
        standings: { held: 1 },
      });
      const answer = await browser.post(`/letter-batches/${batchId}`, `/letter-batches/${batchId}/send-now`, {});
      expect(answer.status).toBe(303);
      const after = await browser.get(`/letter-batches/${batchId}`);
      expect(after.text).toContain('1 of its letters go now.');
      expect(after.text).not.toContain('Send now');
      expect((await get(`/api/letters?batch=${batchId}`)).body).toMatchObject({ items: [{ standing: 'waiting' }] });
    });

    it('is recalled, whole or one letter, and says who recalled it', async () => {
      const batchId = await openBatch('Invitations of autumn');
      const [one, other] = [await write({ batchId }), await write({ batchId })];
      expect((await post(`/api/letters/${one}/recall`).expect(200)).body).toMatchObject({
        standing: 'recalled',
        events: [{ event: 'recalled', by: 'Pat Test' }],
      });
      const again = await browser.post(`/letters/${one}`, `/letters/${one}/recall`, {});
      expect(again.status).toBe(422);
      expect(again.text).toContain('The letter is not held: it is recalled.');
      expect((await post(`/api/letter-batches/${batchId}/recall`).expect(200)).body).toEqual({ letters: 1 });
      expect((await get(`/api/letters/${other}`)).body).toMatchObject({ standing: 'recalled' });
      expect((await post(`/api/letter-batches/${batchId}/send-now`).expect(409)).body).toMatchObject({
        code: 'mail.batch-has-ended',
        detail: 'The batch “Invitations of autumn” is not held any longer: it was recalled.',
      });
      expect((await browser.get('/letter-batches')).text).toContain('Invitations of autumn');
    });
  });

  describe('a letter', () => {
    it('is found by its reader, its kind and how it stands', async () => {
      const id = await write({ subject: 'A 100% special_subject' });
      const find = async (query: string) => {
        const answer = await get(`/api/letters?${query}`).expect(200);
        return (answer.body as { items: { id: string }[] }).items.map((letter) => letter.id);
      };
      expect(await find('q=100%25%20special_')).toEqual([id]);
      expect(await find('q=100xspecial')).toEqual([]);
      expect(await find(`person=${personId}&sort=-created&pageSize=1`)).toEqual([id]);
      expect(await find('kind=test.invitation&state=waiting&sort=-created&pageSize=1')).toEqual([id]);
      expect(await find('kind=accounts.sign-in')).toEqual([]);
      expect((await browser.get('/letters?q=special_&state=waiting')).text).toContain('A 100% special_subject');
      expect((await browser.get('/letters?q=nobody-at-all')).text).toContain('No letter is like that');
      await get('/api/letters?state=lost').expect(400);
    });

    it('is shown as it goes out, but nobody but its reader sees its link', async () => {
      const id = await write();
      const secret = deriveSecret(web.app.get(Config).secretKey, 'invitation', ROW);
      const page = await browser.get(`/letters/${id}`).expect(200);
      const { text } = await get(`/api/letters/${id}`).expect(200);
      expect(page.text).toContain('https://friend.example/invitations/…');
      expect(page.text + text).not.toContain(secret);
      expect(page.text + text).not.toContain(ROW);
    });

    it('that may not have arrived says so, and goes again when somebody presses', async () => {
      const id = await write();
      await web.query(`update letter set state = 'unknown' where id = $1`, [id]);
      expect((await browser.get(`/letters/${id}`)).text).toContain('nobody can know whether it arrived');
      await browser.post(`/letters/${id}`, `/letters/${id}/send-again`, {});
      expect((await get(`/api/letters/${id}`)).body).toMatchObject({ standing: 'waiting' });
      expect((await post(`/api/letters/${id}/send-again`).expect(409)).body).toMatchObject({
        code: 'mail.needs-no-resending',
      });
    });
  });

  it('tells that letters are stopped, and lets them go again', async () => {
    await web.query(`insert into mail_stop (reason, probe_at) values ('535 wrong password', app_now())`);
    expect((await get('/api/letter-sending')).body).toMatchObject({ state: 'stopped', reason: '535 wrong password' });
    expect((await browser.get('/letters')).text).toContain('535 wrong password');
    await browser.post('/letters', '/letters/sending', {});
    expect((await get('/api/letter-sending')).body).toMatchObject({ state: 'running' });
    expect((await browser.get('/letters')).text).not.toContain('Letters are stopped');
  });

  describe('a wording', () => {
    const PATH = '/letter-wordings/accounts.sign-in';
    const WORDING = { subject: 'Your code', text: 'Code ((code)), link ((link)) <b>' };

    it('is previewed without being saved, saved as a version, and put back', async () => {
      const preview = await browser.post(PATH, PATH, { ...WORDING, number: '0', act: 'preview' });
      expect(preview.status).toBe(200);
      expect(preview.text).toContain('Code 12345678');
      expect(preview.text).toContain('&lt;b&gt;');
      expect((await get(`/api${PATH}`)).body).toMatchObject({ isDefault: true, number: 0 });

      expect((await browser.post(PATH, PATH, { ...WORDING, number: '0', act: 'save' })).status).toBe(303);
      expect((await get(`/api${PATH}`)).body).toMatchObject({ isDefault: false, number: 1, subject: 'Your code' });
      const stale = await browser.post(PATH, PATH, { ...WORDING, number: '0', act: 'save' });
      expect(stale.status).toBe(422);
      expect(stale.text).toContain('Somebody has saved another wording');

      await web.query('delete from rate_limit');
      await browser.post('/account', '/sign-out', {});
      const stranger = new TestBrowser(web.server);
      await stranger.post('/sign-in', '/sign-in', { address: 'ann@council.example' });
      await answerSignIns(web);
      const [letter] = await web.query<{ subject: string; html: string }>(
        `select subject, html from letter where kind = 'accounts.sign-in'`,
      );
      expect(letter).toMatchObject({ subject: 'Your code', html: expect.stringContaining('{{code:') as unknown });

      headers = { ...headers, Cookie: await web.signIn('coordinator') };
      const { etag } = (await get(`/api${PATH}`)).headers;
      await request(web.server).delete(`/api${PATH}`).set(headers).expect(428);
      await request(web.server).delete(`/api${PATH}`).set(headers).set('If-Match', etag!).expect(200);
      expect((await get(`/api${PATH}`)).body).toMatchObject({ isDefault: true, number: 2 });
    });

    it('that the letter cannot be written with is refused with its faults', async () => {
      const { etag } = (await get(`/api${PATH}`)).headers;
      const answer = await request(web.server)
        .put(`/api${PATH}`)
        .set(headers)
        .set('If-Match', etag!)
        .send({ subject: 'x', text: 'Hello ((name))' })
        .expect(422);
      const body = answer.body as { code: string; detail: string };
      expect(body.code).toBe('mail.bad-wording');
      expect(body.detail).toContain('There is no ((name)) in this letter.');
      expect(body.detail).toContain('Put ((code)), ((link)) into the text');
      await get('/api/letter-wordings/test.unheard-of').expect(404);
    });

    it('that no longer fits gives way to the default, and the page says so', async () => {
      await web.query(
        `insert into letter_wording (kind, number, subject, text) values ('accounts.sign-in', 9, 'Old', 'Dear ((name))')`,
      );
      expect((await get(`/api${PATH}`)).body).toMatchObject({ isDefault: true, subject: 'Sign in to Critical Friend' });
      const later = new TestBrowser(web.server, headers['Cookie']);
      expect((await later.get(PATH)).text).toContain('no longer fits this letter');
    });
  });

  it('are for those who run the programme', async () => {
    const id = await write();
    const nobody = { Cookie: await web.signIn(), 'X-Requested-With': 'test' };
    for (const path of ['/api/letters', `/api/letters/${id}`, '/api/letter-batches', '/api/letter-wordings'])
      await request(web.server).get(path).set(nobody).expect(403);
    await request(web.server).post(`/api/letters/${id}/recall`).set(nobody).expect(403);
  });
});
