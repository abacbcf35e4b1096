import request from 'supertest';
import { Database, SYSTEM } from '../../src/modules/platform/database/database.js';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { parsePlan } from '../../src/scheduling/parse-plan.js';
import { parseProblem } from '../../src/scheduling/parse-problem.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';
import { check } from '../solver/exchange/check.mjs';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const MINUTE_MS = 60_000;

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}
interface RunBody {
  readonly id: string;
  readonly state: string;
  readonly planId: string;
}
interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly details: Readonly<Record<string, unknown>>;
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  await web.app.get(JobRunner).start(web.testDatabase.databaseUrl);
});
afterAll(async () => {
  await web.app.get(JobRunner).stop();
  await web.stop();
});

const get = <Body = ProblemBody>(path: string): Promise<Answer<Body>> =>
  request(web.server).get(path).set('Cookie', coordinator);
const post = <Body = ProblemBody>(path: string, body?: object, headers: Record<string, string> = {}) =>
  request(web.server)
    .post(path)
    .set({ Cookie: coordinator, 'X-Requested-With': 'test', ...headers })
    .send(body) as unknown as Promise<Answer<Body>>;

/** Follows the events of a run to its end. */
async function watch(runId: string): Promise<RunBody[]> {
  const { text, type } = await request(web.server).get(`/api/plan-runs/${runId}/events`).set('Cookie', coordinator);
  expect(type).toBe('text/event-stream');
  return [...text.matchAll(/^event: run\ndata: (.+)$/gm)].map(([, data]) => JSON.parse(data!) as RunBody);
}

/** Plans a year and returns the id of the plan. */
async function plan(yearId: string, seconds = 1): Promise<string> {
  const { body } = await post<RunBody>(`/api/programme-years/${yearId}/plan-runs`, { seconds, threads: 1 });
  const events = await watch(body.id);
  expect(events.at(-1)).toMatchObject({ state: 'proposed' });
  return events.at(-1)!.planId;
}

const approve = <Body = ProblemBody>(planId: string) => post<Body>(`/api/plans/${planId}/approve`);
const withdraw = <Body = ProblemBody>(planId: string) => post<Body>(`/api/plans/${planId}/withdraw-approval`);
const listTeams = async () => {
  const { body } = await get<{ items: { id: string; version: number; weekState: string; seats: SeatBody[] }[] }>(
    `/api/teams?year=${year.yearId}`,
  );
  return body.items;
};
interface SeatBody {
  readonly kind: string | null;
  readonly state: string;
  readonly chosenPeer: { readonly name: string } | null;
}

describe('planning a year', () => {
  it(
    'answers a run at once, streams how it goes, and ends in a plan that can be read in every form',
    async () => {
      const started = await post<RunBody>(
        `/api/programme-years/${year.yearId}/plan-runs`,
        { seconds: 2, seed: 7, threads: 1 },
        { 'Idempotency-Key': 'first-run' },
      );
      expect(started.status).toBe(202);
      expect(started.headers['location']).toBe(`/api/plan-runs/${started.body.id}`);
      const again = await post<RunBody>(
        `/api/programme-years/${year.yearId}/plan-runs`,
        { seconds: 2, seed: 7, threads: 1 },
        { 'Idempotency-Key': 'first-run' },
      );
      expect(again.body.id).toBe(started.body.id);
      const second = await post(`/api/programme-years/${year.yearId}/plan-runs`, { seconds: 1 });
      expect(second.status).toBe(409);
      expect(second.body.detail).toContain(started.body.id);

      const events = await watch(started.body.id);
      expect(events.map(({ state }) => state)).toContain('running');
      const { planId } = events.at(-1)!;
      const read = await get<{ score: object; figures: object; state: string }>(`/api/plans/${planId}`);
      expect(read.headers['etag']).toBe(`"${planId}-1"`);
      expect(read.body).toMatchObject({ state: 'proposed', score: { hard: 0 }, figures: { scheduled: 4 } });

      const problem = parseProblem((await get<unknown>(`/api/plans/${planId}/problem`)).body);
      if (!('problem' in problem)) throw new Error(JSON.stringify(problem.faults));
      const document = parsePlan((await get<unknown>(`/api/plans/${planId}/plan`)).body, problem.problem);
      if (!('plan' in document)) throw new Error(JSON.stringify(document.faults));
      const { hard, medium, soft } = verifyPlan(problem.problem, document.plan);
      expect(read.body.score).toEqual({ hard, medium, soft });
      expect(check(problem.problem, document.plan)).toMatchObject({ hard: 0, medium, soft });

      const view = await get<{
        weeks: { monday: string; load: number }[];
        challenges: { reference: string; week: number; members: { name: string; kindName: string }[] }[];
        score: { terms: { statement: string; points: number }[] };
      }>(`/api/plans/${planId}/year`);
      expect(view.body.weeks.reduce((sum, { load }) => sum + load, 0)).toBe(4);
      expect(view.body.challenges[0]!.members[0]).toMatchObject({
        name: expect.stringMatching(/^Fictional PEER-/) as string,
        kindName: 'Leader',
      });
      expect(view.body.score.terms.reduce((sum, { points }) => sum + points, 0)).toBe(soft);

      const runs = await get<{ total: number; items: RunBody[] }>(
        `/api/programme-years/${year.yearId}/plan-runs?state=proposed&sort=-requestedAt`,
      );
      expect(runs.body).toMatchObject({ total: 1, items: [{ id: started.body.id }] });
      const plans = await get<{ total: number }>(`/api/programme-years/${year.yearId}/plans`);
      expect(plans.body).toMatchObject({ total: 1, items: [{ id: planId, name: 'SMALL-2027, plan 1' }] });
    },
    MINUTE_MS,
  );

  it('refuses to plan a year that cannot be planned, with every fault at its place and by its name', async () => {
    const change = (sql: string) =>
      web.app.get(Database).inTransaction(SYSTEM, (tx) => tx.query(sql, [year.peers.get('PEER-007')]));
    await change(`update peer set accreditation_state = 'suspended', version = version + 1 where id = $1`);
    await change(
      `update challenge set pinned_peer_ids = array[$1::uuid], version = version + 1 where reference in ('PC-001', 'PC-003')`,
    );
    const refused = await post(`/api/programme-years/${year.yearId}/plan-runs`, { seconds: 1 });
    await change(
      `update challenge set pinned_peer_ids = '{}', version = version + 1 where pinned_peer_ids = array[$1::uuid]`,
    );
    await change(`update peer set accreditation_state = 'accredited', version = version + 1 where id = $1`);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'planning.unsound-problem' });
    expect(refused.body.detail).toMatch(
      /PC-001: \$\.challenges\[0\]\.pinnedPeers\[0\] is "PEER-007", which is not among/,
    );
    expect(refused.body.detail).toMatch(/PC-003: \$\.challenges\[2\]\.pinnedPeers\[0\]/);
    const started = await post<RunBody>(`/api/programme-years/${year.yearId}/plan-runs`, { seconds: 1, threads: 1 });
    expect(started.status).toBe(202);
    await watch(started.body.id);
  });

  it('says why a week is not offered to a council', async () => {
    const { body } = await get<{ items: { monday: string; onOffer: boolean; reasons: object[] }[] }>(
      `/api/challenges/${year.challenges.get('PC-002')!}/weeks`,
    );
    expect(body.items).toHaveLength(12);
    expect(body.items[3]).toMatchObject({
      monday: '2027-09-27',
      onOffer: false,
      cost: 0,
      reasons: [
        {
          rule: 'party-conference',
          sentence: 'Conference week of labour, which controls Leeds (date assumed).',
          source: 'Assumption: usual order',
        },
      ],
    });
  });

  it(
    'approves one plan of a year, once, and takes it back while nothing has come of it',
    async () => {
      const [first, other] = [await plan(year.yearId), await plan(year.yearId)];
      const approved = await approve<{ state: string; approvedAt: string }>(first);
      expect(approved.status).toBe(200);
      expect(approved.body).toMatchObject({ state: 'approved', version: 2 });

      const teams = await listTeams();
      expect(teams).toHaveLength(4);
      const seats = teams.flatMap((team) => team.seats);
      expect(new Set(teams.map(({ weekState }) => weekState))).toEqual(new Set(['proposed']));
      expect(new Set(seats.map(({ state }) => state))).toEqual(new Set(['vacant']));
      expect(seats.filter(({ chosenPeer }) => chosenPeer !== null).length).toBeGreaterThanOrEqual(12);
      const team = await get(`/api/teams/${teams[0]!.id}`);
      expect(team.headers['etag']).toBe(`"${teams[0]!.id}-1"`);
      expect((await web.query<{ count: number }>('select count(*)::int as count from letter'))[0]!.count).toBe(0);

      expect(await approve(first)).toMatchObject({ status: 409, body: { code: 'planning.already-approved' } });
      expect(await approve(other)).toMatchObject({
        status: 409,
        body: { code: 'planning.other-plan-approved', details: { planId: first } },
      });

      expect(await withdraw(first)).toMatchObject({ status: 200, body: { state: 'proposed', approvedAt: null } });
      expect(await listTeams()).toEqual([]);
      expect(await withdraw(first)).toMatchObject({ status: 409, body: { code: 'planning.not-approved' } });

      expect((await approve(other)).status).toBe(200);
      await web.query(
        `update seat set state = 'offered', peer_id = chosen_peer_id, version = version + 1
          where id = (select id from seat where chosen_peer_id is not null limit 1)`,
      );
      expect(await withdraw(other)).toMatchObject({ status: 409, body: { code: 'teams.under-way' } });
      expect(await listTeams()).toHaveLength(4);
      await web.query(
        `update seat set state = 'vacant', peer_id = null, version = version + 1 where state = 'offered'`,
      );
      expect((await withdraw(other)).status).toBe(200);
    },
    MINUTE_MS,
  );

  it(
    'approves only one of two plans when two people press at once',
    async () => {
      const plans = [await plan(year.yearId), await plan(year.yearId)];
      const answers = await Promise.all(plans.map((each) => approve(each)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      await withdraw(plans[answers.findIndex(({ status }) => status === 200)]!);
    },
    MINUTE_MS,
  );

  it(
    'refuses a plan whose data have changed and says what changed',
    async () => {
      const planId = await plan(year.yearId);
      await web.query(
        `update peer_availability a set letters = 'N' || substr(letters, 2), version = a.version + 1
           from peer p where p.id = a.peer_id and p.reference = 'PEER-004'`,
      );
      await web.query(
        `update peer set accreditation_state = 'lapsed', version = version + 1 where reference = 'PEER-005'`,
      );
      await web.query(`update challenge set priority = 3, version = version + 1 where reference = 'PC-003'`);
      await web.query(`update programme_year set weights = '{"oneParty": 11}', version = version + 1`);
      const { status, body } = await approve(planId);
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'planning.data-changed', details: { changeCount: 4 } });
      const said = (body.details['changes'] as { sentence: string }[]).map(({ sentence }) => sentence);
      expect(said).toEqual([
        'The year had weights.oneParty 10; it has 11.',
        'Challenge PC-003 had priority 1 and now has 3.',
        'Peer PEER-005 is no longer in the pool.',
        'Peer PEER-004 is no longer available in the week of 6 September 2027.',
      ]);
      expect(await listTeams()).toEqual([]);
      expect((await get<{ state: string }>(`/api/plans/${planId}`)).body.state).toBe('proposed');
    },
    MINUTE_MS,
  );

  it(
    'plans a year without challenges as an empty plan',
    async () => {
      const [empty] = await web.query<{ id: string }>(
        `insert into programme_year (reference, name, starts_on, week_count, budget_days, managers, manager_rest_weeks, weekly_capacity, settings, weights)
         values ('EMPTY', 'An empty year', '2027-09-06', 12, 0, 0, 0, 0, '{}', '{}') returning id`,
      );
      const planId = await plan(empty!.id);
      const { body } = await get<{ figures: object }>(`/api/plans/${planId}`);
      expect(body).toMatchObject({ figures: { scheduled: 0, deferred: 0 }, score: { hard: 0, medium: 0, soft: 0 } });
    },
    MINUTE_MS,
  );

  it('tells a caller what is wrong with a request', async () => {
    const runsPath = `/api/programme-years/${year.yearId}/plan-runs`;
    expect(await post(runsPath, { seconds: 0 })).toMatchObject({ status: 400 });
    expect(await post(runsPath, { minutes: 1 })).toMatchObject({ status: 400 });
    expect(await post(runsPath, { seconds: 86_400 })).toMatchObject({
      status: 422,
      body: { code: 'planning.run-too-long' },
    });
    for (const path of [
      `/api/plan-runs/${UNKNOWN}`,
      `/api/plan-runs/${UNKNOWN}/events`,
      `/api/plans/${UNKNOWN}`,
      `/api/plans/${UNKNOWN}/problem`,
      `/api/plans/${UNKNOWN}/plan`,
      `/api/plans/${UNKNOWN}/year`,
      `/api/programme-years/${UNKNOWN}/plans`,
      `/api/programme-years/${UNKNOWN}/plan-runs`,
      `/api/challenges/${UNKNOWN}/weeks`,
      `/api/teams/${UNKNOWN}`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    expect((await post(`/api/programme-years/${UNKNOWN}/plan-runs`, {})).status).toBe(404);
    expect((await approve(UNKNOWN)).status).toBe(404);
    expect((await get('/api/plans/not-an-id')).status).toBe(400);
  });

  it('is for those who run programmes only', async () => {
    const path = `/api/programme-years/${year.yearId}/plans`;
    expect((await request(web.server).get(path)).status).toBe(401);
    expect(
      (
        await request(web.server)
          .get(path)
          .set('Cookie', await web.signIn())
      ).status,
    ).toBe(403);
  });
});
