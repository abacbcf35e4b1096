import request from 'supertest';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';
import { waitUntil } from '../support/wait-until.js';

const MINUTE_MS = 60_000;

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly planId: string;
  readonly code: string;
  readonly options: { readonly weights?: Record<string, number> };
}
interface Alternatives {
  readonly plans: readonly {
    readonly id: string;
    readonly preset: string;
    readonly score: { readonly medium: number; readonly soft: number };
    readonly givesUp: readonly { readonly points: number; readonly sentence: string }[];
    readonly wins: readonly unknown[];
  }[];
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;

const get = <Body = unknown>(path: string): Promise<Answer<Body>> =>
  request(web.server).get(path).set('Cookie', coordinator);
const start = (wanted: object): Promise<Answer<Run>> =>
  request(web.server)
    .post(`/api/programme-years/${year.yearId}/plan-runs`)
    .set({ Cookie: coordinator, 'X-Requested-With': 'test' })
    .send(wanted);
const follow = async (runId: string) => {
  const read = () => get<Run>(`/api/plan-runs/${runId}`);
  await waitUntil(
    'the run has ended',
    async () => !['queued', 'running'].includes((await read()).body.state),
    MINUTE_MS,
  );
  return (await read()).body;
};

beforeAll(async () => {
  web = await startTestWeb({ environment: { PLANNER_MAX_SECONDS: '20' } });
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  await web.app.get(JobRunner).start(web.testDatabase.databaseUrl);
});
afterAll(async () => {
  await web.app.get(JobRunner).stop();
  await web.stop();
});

describe('plans different in kind', () => {
  it(
    'are made by one run, judged by the weights of the year, and set side by side with what each gives up',
    async () => {
      // Peers are free late in the year, councils wish for weeks early in it.
      await web.query(`update peer_availability set letters = 'IIIIIIIIIYYY', version = version + 1`);
      const { status, body } = await start({ seconds: 1, threads: 1, kind: 'alternatives' });
      expect(status).toBe(202);
      expect((await get<Run>(`/api/plan-runs/${body.id}/alternatives`)).body.code).toBe('planning.no-alternatives');
      expect(await follow(body.id)).toMatchObject({ state: 'proposed' });
      const { body: answer } = await get<Alternatives>(`/api/plan-runs/${body.id}/alternatives`);
      expect(answer.plans.map(({ preset }) => preset)).toEqual([
        'Protect councils’ dates',
        'Protect peers',
        'Strongest teams',
      ]);
      const { body: year1 } = await get<{ weights: { term: string; weight: number }[] }>(
        `/api/programme-years/${year.yearId}`,
      );
      const travel = year1.weights.find(({ term }) => term === 'travelPer40Km')!.weight;
      for (const { id, score, givesUp } of answer.plans) {
        expect((await get<Problem>(`/api/plans/${id}/problem`)).body.weights.travelPer40Km).toBe(travel);
        expect((await get<{ score: object }>(`/api/plans/${id}`)).body.score).toMatchObject(score);
        expect(givesUp.length).toBeLessThanOrEqual(10);
        for (const { points, sentence } of givesUp) {
          expect(points).toBeGreaterThan(0);
          expect(sentence).toMatch(/^[\d,]+ points? worse than “/);
        }
      }
      expect(answer.plans[1]!.givesUp.map(({ sentence }) => sentence)).toContainEqual(
        expect.stringMatching(
          / points? worse than “(Protect councils’ dates|Strongest teams)”: A challenge takes place/,
        ),
      );
      const page = await get(`/plan-runs/${body.id}/alternatives`);
      for (const { preset } of answer.plans) expect(page.text).toContain(preset);
      expect((await get(`/plan-runs/${body.id}`)).text).toContain('See the plans');
      const repaired = await request(web.server)
        .post(`/api/plans/${answer.plans[1]!.id}/review/repair`)
        .set({ Cookie: coordinator, 'X-Requested-With': 'test' })
        .send({ points: 50 });
      expect(repaired.status).toBe(201);
      // A plan that was made of one of them afterwards is none of them.
      const still = await get<Alternatives>(`/api/plan-runs/${body.id}/alternatives`);
      expect(still.body.plans.map(({ id }) => id)).toEqual(answer.plans.map(({ id }) => id));
      expect(page.text).not.toMatch(/labour|conservative|liberal-democrat/i);
    },
    MINUTE_MS,
  );

  it('are refused beyond the time of one run, and with weights of their own', async () => {
    expect(await start({ seconds: 7, kind: 'alternatives' })).toMatchObject({
      status: 422,
      body: { code: 'planning.run-too-long' },
    });
    expect(await start({ seconds: 1, kind: 'alternatives', preset: 'protect-peers' })).toMatchObject({
      status: 422,
      body: { code: 'planning.one-set-of-weights' },
    });
    expect((await start({ preset: 'protect-nobody' })).status).toBe(400);
    expect((await start({ weights: { travelPer40Km: 1001 } })).status).toBe(400);
    expect((await start({ weights: { kindness: 1 } })).status).toBe(400);
  });
});

describe('weights of a run', () => {
  it('stand on a page in the words of exchange rates, from the year or from a preset', async () => {
    const page = await get(`/years/${year.yearId}/plan-runs/new?preset=protect-peers`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(
      /One peer travelling 40 km further\s*<\/label>\s*<div[^>]*>\s*3 points = one council moved/,
    );
    expect(page.text).toMatch(/name="weight-travelPer40Km" type="text"[^>]*value="3"/);
    expect((await get(`/years/${year.yearId}/plan-runs/new?preset=unknown`)).text).toContain(
      'How much each thing counts: The weights of this year',
    );
  });

  it(
    'are shown as rates when asked, refused at their field, and used by the run',
    async () => {
      const browser = new TestBrowser(web.server, coordinator);
      const address = `/years/${year.yearId}/plan-runs/new?preset=protect-dates`;
      const { text } = await browser.get(address);
      const fields = Object.fromEntries(
        [...text.matchAll(/name="(weight-\w+)" type="text"[^>]*value="(\d+)"/g)].map(([, name, value]) => [
          name!,
          value!,
        ]),
      );
      expect(Object.keys(fields)).toHaveLength(18);
      const send = (changes: Record<string, string>) =>
        browser.post(address, `/years/${year.yearId}/plan-runs`, { ...fields, page: 'new', seconds: '1', ...changes });
      const preview = await send({ action: 'preview', 'weight-ifNeeded': '9' });
      expect(preview.status).toBe(200);
      expect(preview.text).toMatch(/“if needed”\s*<\/label>\s*<div[^>]*>\s*9 points = one council moved/);
      const wrong = await send({ 'weight-ifNeeded': 'lots' });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('Enter a whole number of points from 0 to 1000');
      const started = await send({ 'weight-ifNeeded': '9' });
      expect(started.status).toBe(303);
      const run = await follow((started.headers['location'] as string).split('/').at(-1)!);
      expect(run.options.weights).toMatchObject({ ifNeeded: 9, weekPreference: 4 });
      const { body } = await get<Problem>(`/api/plans/${run.planId}/problem`);
      expect(body.weights.ifNeeded).not.toBe(9);
    },
    MINUTE_MS,
  );
});
