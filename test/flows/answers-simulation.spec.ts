import request from 'supertest';
import { type AnswersSimulation } from '../../src/scheduling/simulate-answers.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let path: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  path = `/api/plans/${await storePlan(web.app, year.yearId)}/answers-simulation`;
});
afterAll(async () => {
  await web.stop();
});

const get = (url: string) => request(web.server).get(url).set('Cookie', coordinator);

describe('the simulation of answers of a plan', () => {
  it('tells how many teams are complete in time, which places fail and how many reserves there are', async () => {
    const { status, body } = (await get(`${path}?draws=200&seed=3`)) as { status: number; body: AnswersSimulation };
    expect(status).toBe(200);
    expect(body).toMatchObject({ draws: 200, seed: 3, rounds: 3, scheduled: 4 });
    expect(new Set(body.teams.map(({ challenge }) => challenge))).toEqual(new Set(year.challenges.values()));
    const sum = body.teams.reduce((total, { complete }) => total + complete, 0);
    expect(sum).toBeCloseTo(body.complete.expected, 8);
    const shares = body.posts.map(({ filled }) => filled);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(body.letters.expected).toBeGreaterThanOrEqual(body.posts.filter(({ peer }) => peer !== null).length);
  });

  it('is the same for the same seed', async () => {
    const [first, again] = await Promise.all([get(`${path}?draws=50&seed=9`), get(`${path}?draws=50&seed=9`)]);
    expect(first.body).toEqual(again.body);
  });

  it('lets a few wait for their turn and tells the others when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => get(`${path}?draws=50`)));
    const taken = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 503);
    expect([taken.length >= 5, refused.length > 0, taken.length + refused.length]).toEqual([true, true, 9]);
    expect(refused[0]!.headers['retry-after']).toBeDefined();
    expect(refused[0]!.body).toMatchObject({ code: 'planning.simulations-under-way' });
  });

  it.each(['draws=0', 'draws=2001', 'draws=many', 'seed=-1', 'rounds=0', 'tries=5'])('refuses %s', async (query) => {
    const { status, body } = (await get(`${path}?${query}`)) as { status: number; body: { details: object } };
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(query.split('=')[0]);
  });

  it('knows no plan that is not there, and is for those who run programmes only', async () => {
    expect((await get(`/api/plans/${UNKNOWN}/answers-simulation`)).status).toBe(404);
    expect((await request(web.server).get(path)).status).toBe(401);
    const guest = await web.signIn();
    expect((await request(web.server).get(path).set('Cookie', guest)).status).toBe(403);
  });
});
