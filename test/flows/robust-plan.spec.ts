import request from 'supertest';
import { type AnswersSimulation } from '../../src/scheduling/simulate-answers.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Told {
  readonly soft: number;
  readonly medium: number;
  readonly answers: AnswersSimulation;
}
interface RobustBody {
  readonly plan: { id: string; state: string; score: { hard: number; medium: number; soft: number } };
  readonly sentence: string;
  readonly price: number;
  readonly before: Told;
  readonly after: Told;
  readonly code?: string;
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let planId: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  // Of every kind there are some who mostly say no and some who mostly say yes.
  await web.query(
    `update peer set acceptance = case when (substring(reference from 6)::int - 1) / 6 % 2 = 0 then 0.1 else 0.9 end, version = version + 1`,
  );
  coordinator = await web.signIn('coordinator');
  planId = await storePlan(web.app, year.yearId);
});
afterAll(() => web.stop());

const get = (path: string) => request(web.server).get(path).set('Cookie', coordinator);
const make = (id: string, body: object) =>
  request(web.server)
    .post(`/api/plans/${id}/robust`)
    .set({ Cookie: coordinator, 'X-Requested-With': 'test' })
    .send(body);

describe('a more robust plan', () => {
  it('is a second proposal with more complete teams, and says what it costs', async () => {
    const { status, body, headers } = (await make(planId, { budget: 400, seconds: 10 })) as unknown as {
      status: number;
      body: RobustBody;
      headers: Record<string, string>;
    };
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/plans/${body.plan.id}`);
    expect(body.plan).toMatchObject({ state: 'proposed', score: { hard: 0, soft: body.after.soft } });
    expect(body.after.answers.complete.expected).toBeGreaterThan(body.before.answers.complete.expected);
    expect(body.price).toBe(body.after.soft - body.before.soft);
    expect(body.price).toBeLessThanOrEqual(400);
    expect(body.sentence).toMatch(/^\d\.\d ± \d\.\d teams complete; the most robust plan found: \d\.\d ± \d\.\d, /);
    const simulated = (await get(`/api/plans/${body.plan.id}/answers-simulation`)).body as AnswersSimulation;
    expect(simulated).toEqual(body.after.answers);
    expect((await get(`/api/plans/${planId}`)).body).toMatchObject({ state: 'proposed' });
  });

  it('is not kept when none is found', async () => {
    await web.query(`update peer set acceptance = 1, version = version + 1`);
    const sure = await storePlan(web.app, year.yearId);
    const { status, body } = (await make(sure, { seconds: 1 })) as { status: number; body: { detail: string } };
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'planning.no-more-robust-plan' });
    expect(body.detail).toContain('no more robust plan was found within 90 points of soft score. Allow more points');
  });

  it.each([{ budget: -1 }, { budget: 'much' }, { seconds: 61 }, { seconds: 0 }, { tries: 5 }])(
    'is refused for %j',
    async (asked) => {
      const { status, body } = (await make(planId, asked)) as { status: number; body: object };
      expect(status).toBe(400);
      expect(JSON.stringify(body)).toContain(Object.keys(asked)[0]);
    },
  );

  it('is for those who run programmes only, and for plans that are there', async () => {
    expect((await make(UNKNOWN, { seconds: 1 })).status).toBe(404);
    const guest = await web.signIn();
    const asked = request(web.server).post(`/api/plans/${planId}/robust`);
    expect((await asked.set({ Cookie: guest, 'X-Requested-With': 'test' }).send({})).status).toBe(403);
  });
});

describe('the page of what comes of a plan', () => {
  it('tells of the places that may stay empty, and names no party', async () => {
    const { status, text } = await get(`/plans/${planId}/answers`);
    expect(status).toBe(200);
    expect(text).toContain('Places most likely to stay empty');
    expect(text).toContain(`/years/${year.yearId}/challenges/${year.challenges.get('PC-001')!}?plan=${planId}`);
    expect(text).not.toMatch(/labour|conservative|liberal-democrat/i);
    expect((await get(`/years/${year.yearId}?plan=${planId}`)).text).toContain(`/plans/${planId}/answers`);
  });

  it('makes the second proposal by one press, and sets it beside the first', async () => {
    const browser = new TestBrowser(web.server, coordinator);
    const answer = await browser.post(`/plans/${planId}/answers`, `/plans/${planId}/answers/robust`, {
      budget: '200',
      seconds: '2',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toMatch(new RegExp(`^/plans/.*/answers\\?with=${planId}$`));
    const { text } = await get(answer.headers['location']!);
    expect(text).toMatch(/\d\.\d ± \d\.\d teams complete; the most robust plan found: \d\.\d ± \d\.\d, /);
    expect(text).toContain(`/comparison?with=${planId}`);
  });

  it('says so where none is found', async () => {
    const sure = await storePlan(web.app, year.yearId);
    const browser = new TestBrowser(web.server, coordinator);
    const { status, text } = await browser.post(`/plans/${sure}/answers`, `/plans/${sure}/answers/robust`, {
      budget: '7',
      seconds: '1',
    });
    expect(status).toBe(409);
    expect(text).toContain('no more robust plan was found within 7 points of soft score. Allow more points');
  });

  it('says what is wrong with what was filled in', async () => {
    const browser = new TestBrowser(web.server, coordinator);
    const { status, text } = await browser.post(`/plans/${planId}/answers`, `/plans/${planId}/answers/robust`, {
      budget: 'much',
      seconds: '2',
    });
    expect(status).toBe(422);
    expect(text).toContain('Enter a whole number of points from 0 to 10000');
    expect(text).toContain('value="much"');
  });
});
