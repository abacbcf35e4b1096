import request from 'supertest';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Person {
  readonly id: string;
  readonly name: string;
}
interface RoleBody {
  readonly challenge: string;
  readonly council: string;
  readonly monday: string;
  readonly lead: Person;
  readonly isLeadChosen: boolean;
  readonly couldLead: Person[];
  readonly manager: Person | null;
  readonly isManagerChosen: boolean;
  readonly trouble: string | null;
  readonly version: number;
}
interface RolesBody {
  readonly items: RoleBody[];
  readonly managersPlanned: number;
  readonly managersOnList: number;
  readonly note: string | null;
}
interface Problem {
  readonly code: string;
  readonly detail: string;
}
interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Record<string, string>;
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let planId: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  planId = await storePlan(web.app, year.yearId);
});
afterAll(() => web.stop());

const call = <Body = Problem>(
  method: 'get' | 'post' | 'patch',
  path: string,
  body?: object,
  ifMatch?: string,
): Promise<Answer<Body>> => {
  const asked = request(web.server)[method](path).set({ Cookie: coordinator, 'X-Requested-With': 'test' });
  if (ifMatch !== undefined) void asked.set('If-Match', ifMatch);
  return asked.send(body);
};
const roles = async () => (await call<RolesBody>('get', `/api/plans/${planId}/teams`)).body;
const roleOf = (challenge: string) => call<RoleBody>('get', `/api/plans/${planId}/teams/${challenge}`);
const addManager = async (name: string, leave: object[] = []) =>
  (await call<Person>('post', '/api/challenge-managers', { name, leave })).body;

describe('the staff list of challenge managers', () => {
  it('is kept over the API with versions, and refuses bad leave and taken names', async () => {
    const made = await call<Person>('post', '/api/challenge-managers', {
      name: 'Zoe Example',
      leave: [{ from: '2027-09-06', to: '2027-12-31' }],
    });
    expect(made).toMatchObject({
      status: 201,
      body: { isActive: true, leave: [{ from: '2027-09-06', to: '2027-12-31' }] },
    });
    const address = made.headers['location']!;
    const etag = made.headers['etag']!;
    expect(await call('post', '/api/challenge-managers', { name: 'zoe example' })).toMatchObject({
      status: 409,
      body: { code: 'programmes.manager-name-taken' },
    });
    const overlapping = [
      { from: '2027-09-06', to: '2027-09-10' },
      { from: '2027-09-10', to: '2027-09-12' },
    ];
    const refused = await call('patch', address, { leave: overlapping }, etag);
    expect([refused.status, refused.body.detail]).toEqual([
      422,
      'The leave from 2027-09-10 to 2027-09-12 overlaps the one from 2027-09-06 to 2027-09-10. Make them one.',
    ]);
    expect(await call('patch', address, { isActive: false })).toMatchObject({ status: 428 });
    expect(await call('patch', address, { isActive: false }, etag)).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await call('patch', address, { isActive: true }, etag)).toMatchObject({ status: 412 });
    expect(await call('get', `/api/challenge-managers/${UNKNOWN}`)).toMatchObject({ status: 404 });
    const { status } = await request(web.server).get('/api/challenge-managers');
    expect(status).toBe(401);
  });

  it('is kept on pages, where faults stand beside their fields', async () => {
    const browser = new TestBrowser(web.server, coordinator);
    const wrong = await browser.post('/challenge-managers', '/challenge-managers', { name: '', leave: 'in May' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter a name');
    expect(wrong.text).toContain('“in May” is no leave.');
    const done = await browser.post('/challenge-managers', '/challenge-managers', {
      name: 'Yan Example',
      leave: '2027-09-06 to 2027-12-31',
    });
    expect(done.status).toBe(303);
    const { text } = await browser.get('/challenge-managers');
    expect(text).toContain('6 September 2027 to 31 December 2027');
    const [yan] = await web.query<{ id: string }>(`select id from challenge_manager where name = 'Yan Example'`);
    const page = `/challenge-managers/${yan!.id}`;
    const edit = { name: 'Yan Example', leave: '', version: '1' };
    expect((await browser.post(page, page, edit)).status).toBe(303);
    expect((await browser.get('/challenge-managers')).text).toContain('runs no more challenges');
    const again = await browser.post(page, page, edit);
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('has changed since you read it')]);
  });
});

describe('the roles of the teams of a plan', () => {
  it('tell the lead, and why there is no manager while the staff list is empty', async () => {
    const { items, managersPlanned, managersOnList, note } = await roles();
    expect([items.length, managersPlanned, managersOnList]).toEqual([4, 3, 0]);
    expect(note).toContain('The year plans with 3 challenge managers, and 0 on the staff list run challenges.');
    for (const { lead, couldLead, manager, trouble } of items) {
      expect(couldLead.map(({ id }) => id)).toContain(lead.id);
      expect(manager).toBeNull();
      expect(trouble).toBe('No challenge manager: there is no challenge manager on the staff list.');
    }
  });

  it('give each team a manager who is not on leave and has rested', async () => {
    for (const name of ['Ann', 'Bob', 'Cid']) await addManager(`${name} Example`);
    await addManager('Dee Example', [{ from: '2027-01-01', to: '2028-12-31' }]);
    const { items } = await roles();
    const weeks = new Map<string, number[]>();
    for (const { manager, monday, trouble } of items) {
      expect(trouble).toBeNull();
      expect(manager!.name).not.toBe('Dee Example');
      weeks.set(manager!.id, [...(weeks.get(manager!.id) ?? []), Date.parse(monday) / (7 * 86_400_000)]);
    }
    for (const own of weeks.values())
      own.forEach((week, i) => {
        for (const other of own.slice(i + 1)) expect(Math.abs(week - other)).toBeGreaterThan(1);
      });
    const page = await call('get', `/plans/${planId}/managers`);
    expect(page.text).toContain('Every team has a challenge manager who is free and rested.');
  });

  it('are changed by a coordinator under a version, before approval', async () => {
    const kent = year.challenges.get('PC-001')!;
    const before = await roleOf(kent);
    expect(before.body.version).toBe(0);
    const other = before.body.couldLead.find(({ id }) => id !== before.body.lead.id)!;
    const managers = (await call<{ items: Person[] }>('get', '/api/challenge-managers')).body.items;
    const cid = managers.find(({ name }) => name === 'Cid Example')!;
    const dee = managers.find(({ name }) => name === 'Dee Example')!;
    const path = `/api/plans/${planId}/teams/${kent}`;
    const changed = await call<RoleBody>(
      'patch',
      path,
      { leadPeerId: other.id, managerId: cid.id },
      before.headers['etag'],
    );
    expect(changed).toMatchObject({
      status: 200,
      body: {
        lead: other,
        isLeadChosen: true,
        manager: { id: cid.id },
        isManagerChosen: true,
        version: 1,
        trouble: null,
      },
    });
    expect(await call('patch', path, { managerId: null }, before.headers['etag'])).toMatchObject({ status: 412 });
    expect(await call('patch', path, { managerId: null })).toMatchObject({ status: 428 });
    const etag = changed.headers['etag'];
    expect(await call('patch', path, { managerId: dee.id }, etag)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Dee Example is on leave in this week') as string },
    });
    expect(await call('patch', path, { managerId: UNKNOWN }, etag)).toMatchObject({ status: 422 });
    expect(await call('patch', path, { leadPeerId: year.peers.get('PEER-003')! }, etag)).toMatchObject({ status: 422 });
    expect(await call('get', `/api/plans/${planId}/teams/${UNKNOWN}`)).toMatchObject({ status: 404 });
  });

  it('are settled with the approval, stand in the team, and can be changed after it', async () => {
    const kent = year.challenges.get('PC-001')!;
    expect(await call('post', `/api/plans/${planId}/approve`)).toMatchObject({ status: 200 });
    const settled = await roles();
    const teams = await call<{ items: { challengeId: string; lead: Person; manager: Person }[] }>(
      'get',
      `/api/teams?year=${year.yearId}`,
    );
    for (const { challenge, lead, manager } of settled.items)
      expect(teams.body.items.find(({ challengeId }) => challengeId === challenge)).toMatchObject({ lead, manager });

    // Leave that comes later changes nobody's team by itself, and is told.
    const role = await roleOf(kent);
    const { id } = role.body.manager!;
    const manager = await call('get', `/api/challenge-managers/${id}`);
    const leave = [{ from: role.body.monday, to: role.body.monday }];
    await call('patch', `/api/challenge-managers/${id}`, { leave }, manager.headers['etag']);
    const clashing = await roleOf(kent);
    expect(clashing.body).toMatchObject({
      manager: { id },
      trouble: expect.stringContaining('is on leave in this week') as string,
    });

    const browser = new TestBrowser(web.server, coordinator);
    const page = `/years/${year.yearId}/challenges/${kent}`;
    expect((await browser.get(page)).text).toContain('is on leave in this week');
    const freed = await browser.post(page, `/plans/${planId}/teams/${kent}/roles`, {
      version: String(clashing.body.version),
      leadPeerId: '',
      managerId: '',
    });
    expect(freed.status).toBe(303);
    const open = await roleOf(kent);
    expect(open.body).toMatchObject({ manager: null, trouble: expect.stringMatching(/could be chosen\.$/) as string });
    const stale = await browser.post(page, `/plans/${planId}/teams/${kent}/roles`, {
      version: '0',
      leadPeerId: '',
      managerId: '',
    });
    expect((await browser.get(stale.headers['location']!)).text).toContain('Nothing was changed.');
  });

  it('are found anew when the approval is withdrawn, but for what was chosen by hand', async () => {
    expect(await call('post', `/api/plans/${planId}/withdraw-approval`)).toMatchObject({ status: 200 });
    const { items } = await roles();
    expect(items.every(({ manager }) => manager !== null)).toBe(true);
    const [kept] = await web.query<{ rows: number }>('select count(*)::int as rows from team_role where plan_id = $1', [
      planId,
    ]);
    expect(kept!.rows).toBe(0);
  });
});
