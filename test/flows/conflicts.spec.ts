import request from 'supertest';
import { signInAsPeer } from '../support/sign-in-as.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const MY = '/my/conflicts';
interface Item {
  readonly council: { readonly code: string };
  readonly rule: string;
  readonly sentence: string;
  readonly source: string;
  readonly isDeclared: boolean;
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let peerId: string;
let peer: TestBrowser;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  peerId = year.peers.get('PEER-001')!;
  peer = new TestBrowser(web.server, await signInAsPeer(web, peerId));
});
afterAll(() => web.stop());

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const call = (method: 'get' | 'post' | 'delete', address: string, body?: object) =>
  request(web.server)[method](address).set({ Cookie: coordinator, 'X-Requested-With': 'test' }).send(body);
async function conflictsWith(code: string): Promise<Item[]> {
  const answer = await call('get', `/api/peers/${peerId}/conflicts-of-interest?year=${year.yearId}`);
  return (answer.body as { items: Item[] }).items.filter(({ council }) => council.code === code);
}
const rulesWith = async (code: string) => (await conflictsWith(code)).map(({ rule }) => rule);
const declaration = { council: 'LDS', reason: 'family', since: '', until: '', note: 'My sister is a councillor' };

describe('conflicts of interest', () => {
  it('are declared by the peer, listed with their source, and withdrawn by them with the history kept', async () => {
    expect(await rulesWith('LDS')).toEqual([]);
    const bad = await peer.post(MY, MY, { ...declaration, council: '', since: 'soon' });
    expect(bad.status).toBe(422);
    expect(textOf(bad.text)).toContain('Choose a council');
    expect(textOf(bad.text)).toContain('“soon” is no day of the calendar');
    expect((await peer.post(MY, MY, declaration)).status).toBe(303);
    const page = await peer.get(MY);
    expect(textOf(page.text)).toContain('Leeds : family sits or works there');
    expect(await conflictsWith('LDS')).toEqual([
      expect.objectContaining({ rule: 'family', source: 'Declared by the peer', isDeclared: true }),
    ]);
    expect((await peer.post(MY, MY, declaration)).status).toBe(422);

    const id = /name="id" value="([^"]+)"/.exec(page.text)![1]!;
    const other = new TestBrowser(web.server, await signInAsPeer(web, year.peers.get('PEER-002')!));
    expect((await other.post(MY, `${MY}/withdraw`, { id })).status).toBe(404);
    expect(await rulesWith('LDS')).toEqual(['family']);
    expect((await peer.post(MY, `${MY}/withdraw`, { id })).status).toBe(303);
    expect(await rulesWith('LDS')).toEqual([]);
    const rows = await web.query<{ note: string; gone: boolean }>(
      'select note, withdrawn_at is not null as gone from peer_conflict where peer_id = $1',
      [peerId],
    );
    expect(rows).toEqual([{ note: declaration.note, gone: true }]);
    expect(textOf((await peer.get(MY)).text)).toContain('What you withdrew');
    expect((await peer.post(MY, MY, declaration)).status).toBe(303);
    expect(await rulesWith('LDS')).toEqual(['family']);
  });

  it('leave an objection of a council to the coordinator', async () => {
    await call('post', `/api/peers/${peerId}/conflicts`, {
      council: 'BST',
      reason: 'host-objection',
      source: 'a letter of the council',
    });
    expect(await rulesWith('BST')).toEqual(['host-objection']);
    expect((await peer.get(MY)).text).not.toContain('a letter of the council');
    expect(textOf((await peer.get(MY)).text)).not.toContain('objected');
    const staff = new TestBrowser(web.server, coordinator);
    expect(textOf((await staff.get(`/peers/${peerId}`)).text)).toContain('a letter of the council');
  });

  it('follow a profile that changes: a second post, another home, a past team', async () => {
    expect(await rulesWith('YOR')).toEqual([]);
    await web.query(
      `insert into person_post (person_id, organisation_id, title, since, source)
       select p.person_id, o.id, 'Adviser', '2026-01-01', 'register of interests' from peer p, organisation o where p.id = $1 and o.reference = 'YOR'`,
      [peerId],
    );
    expect(await rulesWith('YOR')).toEqual(['own-council']);
    // What borders York is too near as well, though the home council is elsewhere.
    await web.query(
      `insert into council_neighbour (code_a, code_b, is_assumption, source) values ('MAN', 'YOR', false, 'test')`,
    );
    expect(await rulesWith('MAN')).toContain('neighbour');
    await web.query(
      `update person_post set until = '2026-06-30', version = version + 1 where source = 'register of interests'`,
    );
    expect(await rulesWith('YOR')).toEqual(['past-post']);
    expect(await rulesWith('MAN')).not.toContain('neighbour');

    await web.query(
      `update peer set organisation_id = (select id from organisation where reference = 'KEN'), version = version + 1 where id = $1`,
      [peerId],
    );
    expect(await rulesWith('KEN')).toEqual(['own-council']);
  });

  it('follow from what councils share, recorded on a page or by a program', async () => {
    const staff = new TestBrowser(web.server, coordinator);
    const bad = await staff.post('/shared-services', '/shared-services', {
      a: 'KEN',
      b: 'KEN',
      shares: 'service',
      source: 'x',
    });
    expect(textOf(bad.text)).toContain('KEN shares with itself. Name two councils.');
    const form = { a: 'LIV', b: 'KEN', shares: 'chief-executive', since: '2024-04-01', source: 'their websites' };
    expect((await staff.post('/shared-services', '/shared-services', form)).status).toBe(303);
    expect(await conflictsWith('LIV')).toEqual([
      expect.objectContaining({
        rule: 'shared-service',
        sentence: 'Liverpool and Kent, the home council, share a chief executive.',
        source: 'their websites',
      }),
    ]);
    const answer = await call('get', '/api/shared-services');
    const [entry] = (answer.body as { items: { id: string; a: string; b: string }[] }).items;
    expect(entry).toMatchObject({ a: 'KEN', b: 'LIV' });
    const again = await call('post', '/api/shared-services', {
      a: 'KEN',
      b: 'LIV',
      shares: 'chief-executive',
      since: '2024-04-01',
      source: 'x',
    });
    expect(again.status).toBe(409);
    expect(
      (await call('post', '/api/shared-services', { a: 'KEN', b: 'XXX', shares: 'service', source: 'x' })).status,
    ).toBe(422);
    expect((await call('delete', `/api/shared-services/${entry!.id}`)).status).toBe(204);
    expect(await rulesWith('LIV')).toEqual([]);
  });

  it('follow from a team on which the peer served', async () => {
    await web.query(
      `with old as (
         insert into programme_year (reference, name, starts_on, week_count, is_pilot, budget_days, managers, manager_rest_weeks, weekly_capacity, settings, weights)
         values ('OLD', 'An old year', '2024-04-01', 52, false, 100, 3, 1, 2, '{}', '{}') returning id),
       challenge_of as (
         insert into challenge (reference, year_id, council_id, min_size, max_size, kinds, themes)
         select 'PC-OLD', old.id, c.id, 1, 3, '{}', '[]' from old, council c where c.code = 'MAN' returning id),
       problem as (
         insert into plan_problem (year_id, sha256, document, reasons) select id, '\\x00', '{}', '{}' from old returning id, year_id),
       plan_of as (
         insert into plan (year_id, problem_id, name, options, seed, hard, medium, soft, soft_by_term, figures, assignments)
         select year_id, id, 'old', '{}', 1, 0, 0, 0, '{}', '{}', '{"challenges": []}' from problem returning id),
       team_of as (
         insert into team (challenge_id, plan_id, monday, days)
         select challenge_of.id, plan_of.id, '2024-06-03', daterange('2024-06-03', '2024-06-08') from challenge_of, plan_of returning id)
       insert into seat (team_id, position, chosen_peer_id, days)
       select id, 1, $1, daterange('2024-06-02', '2024-06-08') from team_of`,
      [peerId],
    );
    for (const state of ['offered', 'accepted', 'confirmed'])
      await web.query(
        `update seat set state = $1, peer_id = chosen_peer_id, version = version + 1 where days = daterange('2024-06-02', '2024-06-08')`,
        [state],
      );
    const [item] = await conflictsWith('MAN');
    expect(item).toMatchObject({
      rule: 'last-team',
      sentence: 'Was on the team at Manchester that ended on 7 June 2024, less than six years before.',
    });
  });

  it('are for coordinators and the peer alone', async () => {
    const stranger = new TestBrowser(web.server, await web.signIn());
    expect((await stranger.get(MY)).status).toBe(404);
    expect((await stranger.get(`/peers/${peerId}`)).status).toBe(403);
    expect((await stranger.get(`/api/peers/${peerId}/conflicts-of-interest`)).status).toBe(403);
    expect((await call('get', `/api/peers/00000000-0000-4000-8000-000000000000/conflicts-of-interest`)).status).toBe(
      404,
    );
  });
});

describe('the pool on pages', () => {
  it('is searched, narrowed and paged', async () => {
    const staff = new TestBrowser(web.server, coordinator);
    expect(textOf((await staff.get('/peers')).text)).toContain('36 peers.');
    expect(textOf((await staff.get('/peers?search=PEER-004')).text)).toContain('1 peer.');
    expect(textOf((await staff.get('/peers?kind=leader&state=accredited')).text)).toContain('6 peers.');
    expect(textOf((await staff.get('/peers?state=lapsed')).text)).toContain('Nobody fits');
    expect((await staff.get('/peers?page=nonsense&state=x')).status).toBe(200);
  });
});
