import request from 'supertest';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { isInvented } from '../../src/scheduling/what-if/invent-peers.js';
import { type Plan } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';
import { waitUntil } from '../support/wait-until.js';

const MINUTE_MS = 60_000;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
}
interface ScenarioBody {
  readonly id: string;
  readonly code?: string;
  readonly detail?: string;
  readonly version: number;
  readonly changes: readonly { sentence: string }[];
  readonly current: { id: string } | null;
  readonly planned: { id: string; name: string } | null;
  readonly comparison: readonly { name: string; change: number }[];
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let currentId: string;
let plan: Plan;
let scenarioId: string;

const get = <Body = ScenarioBody>(path: string): Promise<Answer<Body>> =>
  request(web.server).get(path).set('Cookie', coordinator);
const post = (path: string, sent?: object): Promise<Answer<ScenarioBody>> =>
  request(web.server).post(path).set({ Cookie: coordinator, 'X-Requested-With': 'test' }).send(sent);
const follow = async (runId: string) => {
  const read = () => get<{ state: string; planId: string }>(`/api/plan-runs/${runId}`);
  await waitUntil(
    'the run has ended',
    async () => !['queued', 'running'].includes((await read()).body.state),
    MINUTE_MS,
  );
  return (await read()).body;
};

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  currentId = await storePlan(web.app, year.yearId);
  plan = (await get<Plan>(`/api/plans/${currentId}/plan`)).body;
  await web.app.get(JobRunner).start(web.testDatabase.databaseUrl);
});
afterAll(async () => {
  await web.app.get(JobRunner).stop();
  await web.stop();
});

describe('a scenario', () => {
  const member = () => plan.challenges[0]!.peers[0]!;

  it('is a copy of the year with named changes, each told in a sentence', async () => {
    const { status, body } = await post(`/api/programme-years/${year.yearId}/scenarios`, {
      name: 'A hard spring',
      changes: [{ kind: 'peer-leaves', peer: member() }],
    });
    expect(status).toBe(201);
    scenarioId = body.id;
    const more = await post(`/api/scenarios/${scenarioId}/changes`, {
      kind: 'week-closes',
      week: plan.challenges[1]!.week,
    });
    expect(more.status).toBe(201);
    await post(`/api/scenarios/${scenarioId}/changes`, { kind: 'more-peers', of: 'leader', count: 5 });
    const read = await get(`/api/scenarios/${scenarioId}`);
    expect(read.body.changes.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Fictional PEER-\d+ leaves the pool\.$/),
      expect.stringMatching(/^Nobody is challenged in the week of \d+ \w+ 2027\.$/),
      '5 more peers of kind leader; they are invented.',
    ]);
    expect(read.body).toMatchObject({ current: { id: currentId }, planned: null, comparison: [] });
    const { body: list } = await get<{ items: object[] }>(`/api/programme-years/${year.yearId}/scenarios`);
    expect(list.items).toMatchObject([{ id: scenarioId, name: 'A hard spring', changes: 3 }]);
  });

  it('refuses impossible changes with every fault, and keeps what it had', async () => {
    const { status, body } = await post(`/api/programme-years/${year.yearId}/scenarios`, {
      name: 'Nonsense',
      changes: [
        { kind: 'peer-leaves', peer: UNKNOWN },
        { kind: 'week-closes', week: 999 },
      ],
    });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'planning.impossible-change' });
    expect(body.detail).toMatch(/There is no peer .* The year has no week 999\./);
    const again = await post(`/api/scenarios/${scenarioId}/changes`, { kind: 'peer-leaves', peer: member() });
    expect(again).toMatchObject({ status: 422 });
    expect((await post(`/api/scenarios/${scenarioId}/changes`, { kind: 'rain' })).status).toBe(400);
    expect((await get(`/api/scenarios/${scenarioId}`)).body.changes).toHaveLength(3);
    expect((await get(`/api/scenarios/${UNKNOWN}`)).status).toBe(404);
  });

  it(
    'is planned from the plan of the year, compared with it, and never approved',
    async () => {
      // Without leaders of its own the year has to take the invented ones.
      const { peers } = (await get<Problem>(`/api/plans/${currentId}/problem`)).body;
      const leaders = peers.filter(({ id, kind }) => kind === 'leader' && id !== member());
      for (const { id } of leaders)
        await post(`/api/scenarios/${scenarioId}/changes`, { kind: 'peer-leaves', peer: id });
      const started = await post(`/api/scenarios/${scenarioId}/plan-runs`, { seconds: 1 });
      expect(started.status).toBe(202);
      const run = await follow(started.body.id);
      expect(run.state).toBe('proposed');
      const { body } = await get(`/api/scenarios/${scenarioId}`);
      expect(body.planned).toMatchObject({ id: run.planId, name: 'SMALL-2027, A hard spring, plan 2' });
      expect(body.comparison.map(({ name }) => name)).toContain('Quality (soft)');

      const problem = (await get<Problem>(`/api/plans/${run.planId}/problem`)).body;
      expect(problem.peers.filter(({ id }) => isInvented(id))).toHaveLength(5);
      expect(problem.peers.map(({ id }) => id)).not.toContain(member());
      expect(problem.weeks[plan.challenges[1]!.week!]!.open).toBe(false);
      const changes = await get<{ weeks: { reason: { why: string } }[]; gone: string[] }>(
        `/api/plans/${run.planId}/changes?with=${currentId}`,
      );
      expect(changes.body.weeks.some(({ reason }) => reason.why === 'forced')).toBe(true);
      expect(changes.body.gone.length).toBeGreaterThan(1);
      for (const page of ['changes', 'comparison', 'analysis'])
        expect((await get(`/plans/${run.planId}/${page}?with=${currentId}`)).status).toBe(200);

      const found = (await get<Plan>(`/api/plans/${run.planId}/plan`)).body;
      const invented = found.challenges.find(({ peers }) => peers.some(isInvented))!;
      const lead = invented.peers.find(isInvented)!;
      for (const page of ['review', 'fairness', 'managers', `teams/${invented.id}/letter`])
        expect((await get(`/plans/${run.planId}/${page}`)).status).toBe(200);
      expect((await get(`/plans/${run.planId}/managers`)).text).not.toContain('No longer in the pool');
      const team = await get(`/years/${year.yearId}/challenges/${invented.id}?plan=${run.planId}`);
      expect(team.text).toContain('Invented peer');
      expect(team.text).not.toContain('No longer in the pool');
      const address = `/api/plans/${run.planId}/teams/${invented.id}`;
      const { headers } = await request(web.server).get(address).set('Cookie', coordinator);
      const chosen = await request(web.server)
        .patch(address)
        .set({ Cookie: coordinator, 'X-Requested-With': 'test', 'If-Match': headers['etag']! })
        .send({ leadPeerId: lead });
      expect(chosen).toMatchObject({ status: 422, body: { code: 'planning.team-role' } });
      expect((chosen.body as { detail: string }).detail).toContain('is made up for a scenario');

      expect(await post(`/api/plans/${run.planId}/approve`)).toMatchObject({
        status: 409,
        body: { code: 'planning.plan-of-scenario' },
      });
      await expect(
        web.query(`update plan set state = 'approved', version = version + 1 where id = $1`, [run.planId]),
      ).rejects.toThrow('plan_of_scenario_is_never_approved');
      const listed = await get<{ items: { id: string }[] }>(`/api/programme-years/${year.yearId}/plans`);
      expect(listed.body.items.map(({ id }) => id)).toEqual([currentId]);
      const shown = await get(`/years/${year.yearId}?plan=${run.planId}`);
      expect(shown.text).toContain('it can never be approved');
      expect(shown.text).not.toContain('Approve this plan');
      expect((await get(`/years/${year.yearId}`)).text).toContain('Approve this plan');
      expect((await web.query('select 1 from letter')).length).toBe(0);
    },
    MINUTE_MS,
  );

  it('has pages to make one, change it, plan it and delete it', async () => {
    const browser = new TestBrowser(web.server, coordinator);
    const list = `/years/${year.yearId}/scenarios`;
    expect((await browser.post(list, list, { name: ' ' })).status).toBe(422);
    const made = await browser.post(list, list, { name: 'By hand' });
    const address = made.headers['location'] as string;
    const change = (fields: Record<string, string>) => browser.post(address, `${address}/changes`, fields);
    expect((await change({ kind: 'budget', budget: '60' })).status).toBe(303);
    expect((await change({ kind: 'peer-leaves', 'peer-leaves': 'PEER-001' })).status).toBe(303);
    const twice = await change({ kind: 'peer-leaves', 'peer-leaves': 'PEER-001' });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('they have left already');
    expect((await change({ kind: 'managers', managers: 'few' })).text).toContain('Enter a number');
    const { text } = await browser.get(address);
    expect(text).toContain('The budget is 60 working days.');
    expect(text).toContain('Fictional PEER-001 leaves the pool.');
    const started = await browser.post(address, `${address}/plan-runs`, { seconds: '1' });
    const runHref = started.headers['location'] as string;
    expect((await browser.post(address, `${address}/delete`, { version: '3' })).status).toBe(409);
    await follow(runHref.split('/').at(-1)!);
    expect((await browser.get(address)).text).toContain('What moves, and why');
    expect((await browser.post(address, `${address}/delete`, { version: '1' })).status).toBe(412);
    expect((await browser.post(address, `${address}/delete`, { version: '3' })).headers['location']).toBe(list);
    expect((await browser.get(address)).status).toBe(404);
    expect((await web.query('select 1 from plan')).length).toBe(2);
  });

  it('is deleted with its plans, when nobody has changed it since', async () => {
    const remove = (version: number) =>
      request(web.server)
        .delete(`/api/scenarios/${scenarioId}`)
        .set({ Cookie: coordinator, 'X-Requested-With': 'test', 'If-Match': `"${scenarioId}-${version}"` });
    expect((await remove(1)).status).toBe(412);
    expect((await remove((await get(`/api/scenarios/${scenarioId}`)).body.version)).status).toBe(204);
    expect((await web.query('select 1 from plan where scenario_id is not null')).length).toBe(0);
    expect((await get(`/api/plans/${currentId}`)).status).toBe(200);
  });
});
