import request from 'supertest';
import { ForgetUnconfirmedSweep } from '../../src/modules/recruitment/forget-unconfirmed.sweep.js';
import { Config } from '../../src/modules/platform/config/config.js';
import { fillSecrets } from '../../src/modules/platform/mail/link-secrets.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { peerRow, peersFile } from '../support/test-pool.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const DAY_MS = 86_400_000;
const ANN = {
  name: 'Ann Other',
  address: 'Ann@Example.org',
  kind: 'leader',
  region: 'London',
  organisation: 'Camden',
  statement: '',
};

interface Line {
  readonly kind: string;
  readonly target: number;
  readonly reached: Readonly<Record<string, number>>;
}

describe('recruitment', () => {
  let web: TestWeb;
  let year: SmallYear;
  let cookie: string;
  let campaignId: string;
  const as = (who: string, method: 'get' | 'post' | 'put' | 'patch', path: string) =>
    request(web.server)[method](path).set('Cookie', who).set('X-Requested-With', 'test');
  const call = (method: 'get' | 'post' | 'put' | 'patch', path: string) => as(cookie, method, path);
  const today = () => web.clock.today();
  const letterTo = async (address: string) => {
    const letters = await web.query<{ text: string }>(
      'select text from letter where to_address = $1 order by created_at desc limit 1',
      [address],
    );
    return fillSecrets(web.app.get(Config).secretKey, letters[0]?.text ?? '');
  };
  const linkIn = (letter: string) => /\/join\/confirm\/[\w-]{43}/.exec(letter)![0];
  const stateOf = async (address: string) => {
    const rows = await web.query<{ state: string }>('select state from expression_of_interest where address = $1', [
      address,
    ]);
    return rows[0]?.state ?? null;
  };
  const join = (browser: TestBrowser, fields: object) =>
    browser.post(`/join/${campaignId}`, `/join/${campaignId}`, { ...ANN, ...fields });
  const confirm = async (address: string) => {
    const link = linkIn(await letterTo(address));
    return new TestBrowser(web.server).post(link, link, { isSure: 'yes' });
  };
  const funnel = async () =>
    ((await call('get', `/api/campaigns/${campaignId}/funnel`)).body as { items: Line[] }).items;

  beforeAll(async () => {
    web = await startTestWeb();
    year = await createSmallYear(web.app);
    cookie = await web.signIn('coordinator');
    const organisation = { organisation: 'VA', organisation_name: 'Voluntary Action' };
    const other = { organisation: 'CVS', organisation_name: 'Another Council for Voluntary Service' };
    await call('post', `/api/programme-years/${year.yearId}/imports/peers`)
      .set('Content-Type', 'text/csv')
      .send(
        peersFile([
          peerRow(1, { kind: 'voluntary', party: null, ...organisation }),
          peerRow(2, { kind: 'voluntary', party: null, ...other }),
        ]),
      );
  });
  afterAll(() => web.stop());

  it('begins with what the capacity of a year is short of', async () => {
    const browser = new TestBrowser(web.server, cookie);
    const page = `/years/${year.yearId}/recruitment`;
    expect((await browser.get(`/years/${year.yearId}/capacity`)).text).toContain(`href="${page}"`);
    expect((await browser.get(page)).status).toBe(200);
    expect(await web.query('select id from campaign')).toEqual([]);
    // Leaders who have no time leave their places empty.
    await web.query(`update peer set max_days = 0, version = version + 1 where kind_code = 'leader'`);
    const short = (await call('get', `/api/programme-years/${year.yearId}/recruitment-targets`)) as unknown as {
      body: { items: { kind: string; number: number }[] };
    };
    const wanted = short.body.items
      .filter(({ kind }) => kind === 'leader')
      .reduce((sum, { number }) => sum + number, 0);
    expect(wanted).toBeGreaterThan(0);
    const refused = await browser.post(page, page, { name: '', opensOn: today(), closesOn: today() });
    expect(refused.text).toContain('Enter a name');
    const done = await browser.post(page, page, { name: 'Short of leaders', opensOn: today(), closesOn: today() });
    const [campaign] = await web.query<{ id: string; leaders: number }>(
      `select c.id, sum(t.number)::int as leaders from campaign c join campaign_target t on t.campaign_id = c.id
        where t.kind_code = 'leader' and c.year_id = $1 group by c.id`,
      [year.yearId],
    );
    expect(campaign!.leaders).toBe(wanted);
    expect(done.headers['location']).toBe(`/campaigns/${campaign!.id}`);
  });

  it('has campaigns whose targets name kinds, regions and wanted parties', async () => {
    const campaign = {
      name: 'Peers 2027',
      opensOn: today(),
      closesOn: '2099-12-31',
      targets: [
        { kind: 'leader', party: 'The Liberal Democrats', number: 2 },
        { kind: 'leader', region: 'London', number: 1 },
      ],
    };
    const wrong = { ...campaign, targets: [{ kind: 'officer', party: 'labour', number: 1 }] };
    expect((await call('post', '/api/campaigns').send(wrong)).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/targets' }],
    });
    const made = await call('post', '/api/campaigns').send(campaign);
    expect(made.status).toBe(201);
    campaignId = (made.body as { id: string }).id;
    expect(made.body).toMatchObject({
      targets: [
        { kind: 'leader', region: null, party: 'liberal-democrat', number: 2 },
        { kind: 'leader', region: 'London', party: null, number: 1 },
      ],
    });
    expect((await call('post', '/api/campaigns').send(campaign)).status).toBe(409);
    const late = { closesOn: '2020-01-01' };
    const patch = call('patch', `/api/campaigns/${campaignId}`).set('If-Match', made.headers['etag']!);
    expect((await patch.send(late)).body).toMatchObject({ errors: [{ pointer: '/closesOn' }] });
  });

  it('takes an interest of anybody, says the same to everybody, and asks for a confirmation', async () => {
    const browser = new TestBrowser(web.server);
    expect((await browser.get(`/join/${campaignId}`)).text).toContain('Peers 2027');
    const wrong = await join(browser, { address: 'nowhere' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter an e-mail address');
    const first = await join(browser, {});
    const second = await join(browser, {});
    expect([first.status, first.headers['location']]).toEqual([303, '/join/thanks']);
    expect([second.status, second.headers['location']]).toEqual([303, '/join/thanks']);
    expect(await letterTo('ann@example.org')).toContain('Dear Ann Other,');
    const [letters] = await web.query<{ count: number }>(
      `select count(*)::int from letter where to_address = 'ann@example.org'`,
    );
    expect(letters).toEqual({ count: 1 });
    expect(await stateOf('ann@example.org')).toBe('asked');
  });

  it('keeps nothing of a program that fills every field', async () => {
    const answer = await join(new TestBrowser(web.server), {
      address: 'bot@example.org',
      website: 'https://x.example',
    });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/join/thanks']);
    expect([await stateOf('bot@example.org'), await letterTo('bot@example.org')]).toEqual([null, '']);
  });

  it('is confirmed by a tick and a press, and by nothing that a scanner does', async () => {
    const link = linkIn(await letterTo('ann@example.org'));
    for (let turn = 0; turn < 5; turn++) {
      expect((await request(web.server).get(link)).status).toBe(200);
      await request(web.server).head(link);
    }
    expect((await request(web.server).post(link).type('form').send({ isSure: 'yes' })).status).toBe(403);
    const scanner = new TestBrowser(web.server);
    expect((await scanner.post(link, link, {})).status).toBe(422);
    expect(await stateOf('ann@example.org')).toBe('asked');
    expect((await call('get', `/api/campaigns/${campaignId}/expressions`)).body).toEqual({ items: [] });

    expect((await confirm('ann@example.org')).text).toContain('is confirmed');
    expect(await stateOf('ann@example.org')).toBe('confirmed');
    expect((await request(web.server).get(link)).text).toContain('Your interest is confirmed');
    const forged = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`;
    expect((await request(web.server).get(forged)).status).toBe(410);
  });

  it('is forgotten when nobody confirms', async () => {
    await join(new TestBrowser(web.server), { address: 'late@example.org' });
    const link = linkIn(await letterTo('late@example.org'));
    const sweep = web.app.get(ForgetUnconfirmedSweep, { strict: false });
    await sweep.sweep();
    expect(await stateOf('late@example.org')).toBe('asked');
    await web.query(
      `update expression_of_interest set asked_at = asked_at - interval '15 days', version = version + 1 where address = 'late@example.org'`,
    );
    expect((await request(web.server).get(link)).status).toBe(410);
    await sweep.sweep();
    expect([await stateOf('late@example.org'), await stateOf('ann@example.org')]).toEqual([null, 'confirmed']);
  });

  it('is limited for each address and caller', async () => {
    const browser = new TestBrowser(web.server);
    const answers: number[] = [];
    for (let turn = 0; turn < 6; turn++) answers.push((await join(browser, { address: 'often@example.org' })).status);
    expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
    web.advance(2 * DAY_MS);
    cookie = await web.signIn('coordinator');
  });

  it('becomes a peer by a press, who applies', async () => {
    const browser = new TestBrowser(web.server, cookie);
    const page = `/campaigns/${campaignId}`;
    const [row] = await web.query<{ id: string }>(
      `select id from expression_of_interest where address = 'ann@example.org'`,
    );
    const take = (organisation: string) => browser.post(page, `${page}/expressions/${row!.id}/take`, { organisation });
    expect((await take('NOWHERE')).text).toContain('No organisation has the reference NOWHERE');
    expect((await take('CMD')).headers['location']).toBe(page);
    expect((await browser.get(page)).text).toContain('Ann Other is in the pool.');
    expect((await take('CMD')).text).toContain('has been taken already');
    const { body } = (await call('get', '/api/peers?search=Ann Other')) as { body: { items: { id: string }[] } };
    expect(body.items[0]).toMatchObject({
      kind: 'leader',
      organisation: { reference: 'CMD' },
      accreditation: { state: 'applied' },
    });
    const life = await call('get', `/api/peers/${body.items[0]!.id}/life`);
    expect(life.body).toMatchObject({
      history: [{ from: null, to: 'applied', note: 'Answered the campaign Peers 2027.' }],
    });
    const lines = await funnel();
    // Camden is in London: the line of the region counts her, the other does not.
    expect(lines.map(({ target, reached }) => [target, reached['applied'], reached['vetted']])).toEqual([
      [2, 0, 0],
      [1, 1, 0],
    ]);
  });

  it('is trained by attending, and only then', async () => {
    const [ann] = await web.query<{ id: string; reference: string }>(
      `select p.id, p.reference from peer p join person n on n.id = p.person_id where n.name = 'Ann Other'`,
    );
    const made = await call('post', '/api/training-sessions').send({
      name: 'Induction',
      heldOn: today(),
      venue: 'Leeds Town Hall',
      places: 1,
    });
    const session = `/api/training-sessions/${(made.body as { id: string }).id}`;
    expect((await call('post', `${session}/invitations`).send({ peer: 'NOBODY' })).status).toBe(422);
    const invite = async (peer: string) => {
      const { body } = (await call('post', `${session}/invitations`).send({ peer })) as {
        body: { invitations: { id: string; reference: string }[] };
      };
      return `${session}/invitations/${body.invitations.find(({ reference }) => reference === peer)!.id}`;
    };
    const hers = await invite(ann!.reference);
    expect((await call('post', `${session}/invitations`).send({ peer: ann!.reference })).status).toBe(409);
    expect(await letterTo('ann@example.org')).toContain('we invite you to “Induction”');
    const his = await invite('PEER-002');
    const record = async (place: string, state: string) => (await call('put', place).send({ state })).status;
    expect(await record(hers, 'attended')).toBe(409);
    expect([await record(hers, 'booked'), await record(his, 'booked')]).toEqual([200, 409]);
    const step = async (body: object) =>
      call('put', `/api/peers/${ann!.id}/accreditation`)
        .set('If-Match', (await call('get', `/api/peers/${ann!.id}`)).headers['etag']!)
        .send(body);
    await step({ state: 'vetted', note: 'the group office wrote', isVettedByOwnGroup: true });
    expect(await record(hers, 'attended')).toBe(200);
    const life = await call('get', `/api/peers/${ann!.id}/life`);
    expect(life.body).toMatchObject({ state: 'trained' });
    expect(JSON.stringify(life.body)).toContain('Attended “Induction”');
    expect((await funnel())[1]).toMatchObject({ reached: { trained: 1, accredited: 0 } });
  });

  describe('through a hub', () => {
    let hub: string;
    let other: string;
    const actFor = async (reference: string) => {
      const session = await web.signIn();
      await web.query(
        `insert into role_grant (person_id, role, scope_id)
         select (select person_id from session order by created_at desc, id limit 1), 'hub', o.id from organisation o where o.reference = $1`,
        [reference],
      );
      return session;
    };
    const nominate = (who: string, changes: object = {}) =>
      as(who, 'post', '/api/hub/nominations').send({
        campaign: campaignId,
        name: 'Vera Volunteer',
        address: 'vera@example.org',
        kind: 'voluntary',
        region: 'London',
        ...changes,
      });

    beforeAll(async () => {
      hub = await actFor('VA');
      other = await actFor('CVS');
      const administrator = await web.signIn('administrator');
      const { headers } = await as(administrator, 'get', '/api/peer-kinds/voluntary');
      await as(administrator, 'patch', '/api/peer-kinds/voluntary')
        .set('If-Match', headers['etag']!)
        .send({ hubs: ['VA', 'CVS'] });
    });

    it('nominates its own kinds for itself alone', async () => {
      expect((await nominate(hub, { kind: 'leader' })).body).toMatchObject({
        status: 422,
        code: 'recruitment.foreign-kind',
      });
      expect((await nominate(hub, { hub: 'CVS' })).status).toBe(404);
      expect((await nominate(hub, { hub: 'NOWHERE' })).status).toBe(404);
      expect((await nominate(hub)).status).toBe(204);
      expect(await letterTo('vera@example.org')).toContain('Voluntary Action has nominated you');
    });

    it('sees its own line and nominees, and nothing of others', async () => {
      await nominate(other, { name: 'Otto Other', address: 'otto@example.org' });
      await confirm('vera@example.org');
      await confirm('otto@example.org');
      const own = await as(hub, 'get', '/api/hub');
      expect(own.body).toMatchObject({
        items: [
          {
            hub: { reference: 'VA' },
            nominees: [{ name: 'Vera Volunteer', standing: 'confirmed' }],
            campaigns: expect.arrayContaining([
              expect.objectContaining({ name: 'Peers 2027', funnel: [expect.objectContaining({ target: 0 })] }),
            ]) as object[],
          },
        ],
      });
      const page = await new TestBrowser(web.server, hub).get('/hub');
      for (const text of [JSON.stringify(own.body), page.text]) {
        expect(text).toContain('Vera Volunteer');
        expect(text).not.toMatch(/Otto|Ann Other|Another Council/);
      }
      for (const path of [`/campaigns/${campaignId}`, '/peers', '/training', `/api/campaigns/${campaignId}/funnel`])
        expect((await as(hub, 'get', path)).status).toBe(403);
    });

    it('makes a nominated peer, whom it sees come on', async () => {
      const [row] = await web.query<{ id: string }>(
        `select id from expression_of_interest where address = 'vera@example.org'`,
      );
      const taken = await call('post', `/api/campaigns/${campaignId}/expressions/${row!.id}/take`).send({
        organisation: 'VA',
      });
      expect(taken.body).toMatchObject({ state: 'taken', hub: { reference: 'VA' } });
      expect((await as(hub, 'get', '/api/hub')).body).toMatchObject({
        items: [{ nominees: [{ standing: 'nominated' }] }],
      });
      expect((await funnel()).find(({ kind }) => kind === 'voluntary')).toMatchObject({
        target: 0,
        reached: { confirmed: 2, nominated: 1 },
      });
    });

    it('nominates on a page that a phone can show', async () => {
      const browser = new TestBrowser(web.server, hub);
      const fields = {
        campaign: campaignId,
        name: 'Nora New',
        address: 'nora@example.org',
        kind: 'voluntary',
        region: 'London',
      };
      const wrong = await browser.post('/hub', '/hub', { ...fields, kind: 'leader' });
      expect([wrong.status, wrong.text.includes('Choose what you are')]).toEqual([422, true]);
      expect((await browser.post('/hub', '/hub', fields)).headers['location']).toBe('/hub');
      expect((await browser.get('/hub')).text).toContain('Nora New');
      const nobody = new TestBrowser(web.server, await web.signIn());
      expect((await nobody.get('/hub')).status).toBe(403);
    });

    it('declines by a press, and tells the funnel', async () => {
      const [row] = await web.query<{ id: string }>(
        `select id from expression_of_interest where address = 'otto@example.org'`,
      );
      const browser = new TestBrowser(web.server, cookie);
      const page = `/campaigns/${campaignId}`;
      expect((await browser.post(page, `${page}/expressions/${row!.id}/decline`, {})).headers['location']).toBe(page);
      expect((await funnel()).find(({ kind }) => kind === 'voluntary')).toMatchObject({
        gone: 1,
        reached: { confirmed: 1 },
      });
    });
  });

  it('is open on its days only', async () => {
    const { headers } = await call('get', `/api/campaigns/${campaignId}`);
    await call('patch', `/api/campaigns/${campaignId}`)
      .set('If-Match', headers['etag']!)
      .send({ opensOn: '2020-01-01', closesOn: '2020-01-02' });
    expect((await request(web.server).get(`/join/${campaignId}`)).status).toBe(404);
  });
});
