import request from 'supertest';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface ChangeBody {
  readonly sentence: string;
  readonly price: { readonly hard: number; readonly medium: number; readonly soft: number };
}
interface ReviewBody {
  readonly allowedPoints: number;
  readonly total: number;
  readonly avoidable: number;
  readonly kinds: {
    kind: string;
    total: number;
    objections: {
      sentence: string;
      challenges: { id: string; council: string }[];
      remedy: ChangeBody | null;
      reason: { code: string; sentence: string } | null;
    }[];
  }[];
}
interface RepairBody {
  readonly plan: { readonly id: string; readonly state: string; readonly score: { medium: number; soft: number } };
  readonly repairs: { objection: string; change: ChangeBody }[];
  readonly avoidable: number;
  readonly total: number;
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let planId: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  // Kent wishes for the third week of the year; in the ninth there is cause for complaint, and a cure.
  const kent = year.challenges.get('PC-001');
  planId = await storePlan(web.app, year.yearId, ({ problem, challenges }) => ({
    problem,
    challenges: challenges.map((entry) => (entry.id === kent ? { ...entry, week: 8 } : entry)),
  }));
});
afterAll(() => web.stop());

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Record<string, string>;
}
const get = <Body = { code: string; detail: string }>(path: string): Promise<Answer<Body>> =>
  request(web.server).get(path).set('Cookie', coordinator);
const repair = <Body = { code: string; detail: string }>(id: string, body: object): Promise<Answer<Body>> =>
  request(web.server)
    .post(`/api/plans/${id}/review/repair`)
    .set('Cookie', coordinator)
    .set('X-Requested-With', 'test')
    .send(body);

describe('the sceptic’s review of a plan', () => {
  it('counts what could be objected to, each with its change or its reason, and tells no party', async () => {
    const { status, body, text } = await get<ReviewBody>(`/api/plans/${planId}/review`);
    expect(status).toBe(200);
    const objections = body.kinds.flatMap((kind) => kind.objections);
    expect([body.allowedPoints, body.total]).toEqual([4, objections.length]);
    expect(objections.filter(({ remedy }) => remedy !== null)).toHaveLength(body.avoidable);
    for (const { remedy, reason, sentence, challenges } of objections) {
      expect((remedy === null) !== (reason === null)).toBe(true);
      expect(sentence).toContain(challenges[0]!.council);
    }
    expect(body.total).toBeGreaterThan(0);
    expect(text).not.toMatch(/one-party|control-absent|labour|conservative/i);
  });

  it('keeps a repaired plan as a proposal of its own, in which nothing is avoidable', async () => {
    const points = 5;
    const before = await get<ReviewBody>(`/api/plans/${planId}/review?points=${points}`);
    expect(before.body.avoidable).toBeGreaterThan(0);
    const { status, body, headers } = await repair<RepairBody>(planId, { points });
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/plans/${body.plan.id}`);
    expect(body).toMatchObject({ avoidable: 0, plan: { state: 'proposed' } });
    expect(body.total).toBeLessThan(before.body.total);
    const was = await get<RepairBody['plan']>(`/api/plans/${planId}`);
    const price = body.repairs.reduce((sum, { change }) => sum + change.price.soft, 0);
    expect(body.plan.score.soft - was.body.score.soft).toBe(price);
    const after = await get<ReviewBody>(`/api/plans/${body.plan.id}/review?points=${points}`);
    expect(after.body).toMatchObject({ avoidable: 0, total: body.total });

    const again = await repair(body.plan.id, { points });
    expect(again).toMatchObject({ status: 409, body: { code: 'planning.nothing-avoidable' } });
  });

  it('refuses an unknown plan and points that are none', async () => {
    expect(await get(`/api/plans/${UNKNOWN}/review`)).toMatchObject({ status: 404 });
    expect(await get(`/api/plans/${planId}/review?points=-1`)).toMatchObject({ status: 400 });
    expect(await repair(planId, { points: 'few' })).toMatchObject({ status: 400 });
    const { status } = await request(web.server).get(`/api/plans/${planId}/review`);
    expect(status).toBe(401);
  });

  it('stands on a page that links each objection to its team', async () => {
    const { status, text } = await get(`/plans/${planId}/review`);
    expect(status).toBe(200);
    expect(text).toContain('What a sceptic would say of');
    expect(text).toContain(`/years/${year.yearId}/challenges/${year.challenges.get('PC-001')!}?plan=${planId}`);
  });

  it('makes the repaired plan by one press, and says when there is nothing to repair', async () => {
    const browser = new TestBrowser(web.server, coordinator);
    const page = `/plans/${planId}/review`;
    const { body } = await get<ReviewBody>(`/api/plans/${planId}/review`);
    const answer = await browser.post(`/years/${year.yearId}`, `${page}/repair`, {});
    expect(answer.status).toBe(303);
    const shown = await browser.get(answer.headers['location']!);
    expect(shown.status).toBe(200);
    if (body.avoidable > 0)
      expect(answer.headers['location']).toMatch(new RegExp(`/plans/.*/comparison\\?with=${planId}`));
    else expect(shown.text).toContain('is avoidable at 4 points. Allow more points, or leave it as it is.');
  });
});

describe('the fairness of a plan', () => {
  it('tells shares of regions, and of parties only how far they are apart', async () => {
    const { status, body, text } = await get<{
      regions: { ofPool: number; ofDeployments: number }[];
      widestPartyGap: number;
      thisYear: { peers: number }[];
      councils: Record<string, { name: string }[]>;
    }>(`/api/plans/${planId}/fairness`);
    expect(status).toBe(200);
    const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
    expect(sum(body.regions.map(({ ofPool }) => ofPool))).toBeCloseTo(1);
    expect(sum(body.regions.map(({ ofDeployments }) => ofDeployments))).toBeCloseTo(1);
    expect(sum(body.thisYear.map(({ peers }) => peers))).toBe(36);
    expect(body.councils['hasNobody']!.map(({ name }) => name).sort()).toEqual(['Bristol', 'Kent', 'Leeds', 'York']);
    expect(body.widestPartyGap).toBeGreaterThanOrEqual(0);
    expect(text).not.toMatch(/labour|conservative|"parties"/i);
    expect(await get(`/api/plans/${UNKNOWN}/fairness`)).toMatchObject({ status: 404 });
  });

  it('stands on a page', async () => {
    const { status, text } = await get(`/plans/${planId}/fairness`);
    expect(status).toBe(200);
    expect(text).toContain('Councils that give and councils that receive');
    expect(text).toContain('Each party’s share of the deployments is within');
  });
});

describe('the letter of reasons for a team', () => {
  const address = (challenge: string) => `/plans/${planId}/teams/${challenge}/letter`;

  it('is JSON or text, and names people only on demand', async () => {
    const kent = year.challenges.get('PC-001')!;
    const { status, body, text } = await get<{ title: string; members: string[] }>(`/api${address(kent)}`);
    expect(status).toBe(200);
    expect(body.title).toBe('Kent: why this week, and why these people');
    expect(text).not.toMatch(/Fictional PEER|party|labour/i);
    const named = await get(`/api${address(kent)}?names=true`);
    expect(named.text).toContain('Fictional PEER-');
    const plain = await request(web.server)
      .get(`/api${address(kent)}`)
      .set({ Cookie: coordinator, Accept: 'text/plain' });
    expect(plain.headers['content-type']).toContain('text/plain');
    expect(plain.text).toContain('Kent: why this week, and why these people\n\nWe propose the week of ');
    for (const line of body.members) expect(plain.text).toContain(`- ${line}`);
  });

  it('stands on a page that the page of the team links to', async () => {
    const kent = year.challenges.get('PC-001')!;
    const team = await get(`/years/${year.yearId}/challenges/${kent}?plan=${planId}`);
    expect(team.text).toContain(address(kent));
    const { status, text } = await get(address(kent));
    expect(status).toBe(200);
    expect(text).toContain('It names nobody.');
    expect((await get(`${address(kent)}?names=true`)).text).toContain('Fictional PEER-');
  });

  it('is refused for a challenge that the plan does not know or defers', async () => {
    expect(await get(`/api${address(UNKNOWN)}`)).toMatchObject({
      status: 404,
      body: { code: 'planning.unknown-challenge' },
    });
    const kent = year.challenges.get('PC-001')!;
    const deferring = await storePlan(web.app, year.yearId, ({ problem, challenges }) => ({
      problem,
      challenges: challenges.map((entry) => (entry.id === kent ? { ...entry, week: null, peers: [] } : entry)),
    }));
    expect(await get(`/api/plans/${deferring}/teams/${kent}/letter`)).toMatchObject({
      status: 404,
      body: { code: 'planning.no-team' },
    });
  });
});
