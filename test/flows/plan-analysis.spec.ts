import request from 'supertest';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface MatchBody {
  readonly term: string;
  readonly points: number;
  readonly sentence: string;
}
interface ScoreBody {
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
}
interface AnalysisBody {
  readonly score: ScoreBody;
  readonly terms: { id: string; level: string; points: number; matches: MatchBody[] }[] | null;
  readonly groups: (ScoreBody & { name: string; about: string; matches: MatchBody[] })[] | null;
  readonly rest: (ScoreBody & { matches: MatchBody[] }) | null;
}
interface ComparisonBody {
  readonly note: string | null;
  readonly change: ScoreBody;
  readonly before: { name: string };
  readonly terms: { id: string; change: number }[];
  readonly moves: { council: string; weekAfter: null; lost: { name: string }[]; sentence: string }[];
  readonly councils: (ScoreBody & { name: string })[];
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let first: string;
let second: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  first = await storePlan(web.app, year.yearId);
  const kent = year.challenges.get('PC-001');
  second = await storePlan(web.app, year.yearId, ({ problem, challenges }) => ({
    problem,
    challenges: challenges.map((entry) => (entry.id === kent ? { ...entry, week: null, peers: [] } : entry)),
  }));
});
afterAll(() => web.stop());

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
}
const get = <Body = { code: string; detail: string }>(path: string, cookie = coordinator): Promise<Answer<Body>> =>
  request(web.server).get(path).set('Cookie', cookie);

describe('the analysis of a plan', () => {
  it('accounts for every point of the stored score, by term, by person and by council', async () => {
    const { score } = (await get<{ score: ScoreBody }>(`/api/plans/${first}`)).body;
    const byTerm = (await get<AnalysisBody>(`/api/plans/${first}/analysis`)).body;
    expect(byTerm).toMatchObject({
      by: 'term',
      score,
      groups: null,
      rest: null,
      plan: { id: first, yearId: year.yearId },
    });
    for (const level of ['hard', 'medium', 'soft'] as const) {
      const matches = byTerm.terms!.filter((term) => term.level === level).flatMap((term) => term.matches);
      expect(matches.reduce((sum, { points }) => sum + points, 0)).toBe(score[level]);
    }
    for (const by of ['person', 'council']) {
      const { body } = await get<AnalysisBody>(`/api/plans/${first}/analysis?by=${by}`);
      for (const level of ['hard', 'medium', 'soft'] as const)
        expect(body.groups!.reduce((sum, group) => sum + group[level], body.rest![level])).toBe(score[level]);
    }
  });

  it('names councils and people, and says nothing of parties', async () => {
    const people = (await get<AnalysisBody>(`/api/plans/${first}/analysis?by=person`)).body.groups!;
    expect(people[0]!.name).toMatch(/^Fictional PEER-\d+$/);
    expect(people[0]!.about).toMatch(/^\d deployments?: (Kent|Leeds|Bristol|York)/);
    const journey = people.flatMap(({ matches }) => matches).find(({ term }) => term === 'travelPer40Km');
    expect(journey!.sentence).toMatch(/^Fictional PEER-\d+ travels \d+ km to \S.*: \d+ full steps? of 40 km\.$/);
    const { terms } = (await get<AnalysisBody>(`/api/plans/${first}/analysis`)).body;
    const ids = terms!.map(({ id }) => id);
    expect(ids).toContain('partyBalance');
    expect(ids).not.toContain('controlAbsent');
    expect(JSON.stringify(terms)).not.toMatch(/labour|conservative|independent|controlling party/i);
  });

  it('stands on a page of its own, linked from the page of the year', async () => {
    expect((await get(`/years/${year.yearId}?plan=${first}`)).text).toContain(`href="/plans/${first}/analysis"`);
    const { status, text } = await get(`/plans/${second}/analysis`);
    expect(status).toBe(200);
    for (const words of ['Kent is deferred.', 'The plan keeps every rule.', 'What a point of quality is worth'])
      expect(text).toContain(words);
    expect(text).toContain(`/plans/${second}/comparison?with=${first}`);
    expect((await get(`/plans/${first}/analysis`)).text).not.toContain('/comparison?with=');
    expect((await get(`/plans/${first}/analysis?by=person`)).text).toMatch(/Fictional PEER-\d+ travels/);
    expect((await get(`/plans/${first}/analysis?by=council`)).text).toContain(`/years/${year.yearId}/challenges/`);
  });
});

describe('the comparison of two plans', () => {
  it('says what moved and who gained and lost', async () => {
    const { status, body } = await get<ComparisonBody>(`/api/plans/${second}/comparison?with=${first}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ note: null, before: { name: 'SMALL-2027, plan 1' }, change: { hard: 0, medium: 10 } });
    expect(body.moves).toHaveLength(1);
    expect(body.moves[0]).toMatchObject({ council: 'Kent', weekAfter: null });
    expect(body.moves[0]!.lost[0]!.name).toMatch(/^Fictional PEER-/);
    expect(body.moves[0]!.sentence).toMatch(/^Kent is deferred; it loses Fictional PEER-/);
    expect(body.terms[0]).toMatchObject({ id: 'deferral', change: 10 });
    expect(body.councils[0]).toMatchObject({ name: 'Kent', medium: 10 });
    const page = await get(`/plans/${second}/comparison`);
    expect(page.text).toContain('SMALL-2027, plan 2 compared with SMALL-2027, plan 1');
    expect(page.text).toContain('Kent is deferred; it loses');
  });

  it('says so when the data changed between the plans, and judges both by the same', async () => {
    await web.query(`update challenge set priority = 3, version = version + 1 where reference = 'PC-001'`);
    const third = await storePlan(web.app, year.yearId);
    const { body } = await get<ComparisonBody>(`/api/plans/${third}/comparison?with=${second}`);
    expect(body.note).toContain(
      'The data changed between the two plans. Both are judged by those of SMALL-2027, plan 3',
    );
    expect(body.change.medium).toBe(-30);
  });

  it('refuses plans of two years and says what to do', async () => {
    const [other] = await web.query<{ id: string }>(
      `insert into programme_year (reference, name, starts_on, week_count, budget_days, managers, manager_rest_weeks, weekly_capacity, settings, weights)
       values ('EMPTY', 'An empty year', '2027-09-06', 12, 0, 0, 0, 0, '{}', '{}') returning id`,
    );
    const elsewhere = await storePlan(web.app, other!.id);
    const { status, body } = await get(`/api/plans/${first}/comparison?with=${elsewhere}`);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'planning.plans-of-two-years' });
    expect(body.detail).toContain(`GET /api/programme-years/${year.yearId}/plans`);
    expect((await get(`/plans/${elsewhere}/comparison`)).text).toContain('first plan of its year');
  });
});

describe('the exchange rates of a year', () => {
  it('state its weights in words, with presets to choose from', async () => {
    const { body } = await get<{
      rates: { term: string; sentence: string }[];
      presets: { id: string; isChosen: boolean; favours: string; weights: Record<string, number> }[];
    }>(`/api/programme-years/${year.yearId}/exchange-rates`);
    expect(body.rates.find(({ term }) => term === 'controlAbsent')!.sentence).toBe(
      'One team without the controlling party = 16 points = one council moved 8 weeks from its wish = 16 journeys of 40 km = 4 deployments in a week marked “if needed”.',
    );
    expect(body.presets.map(({ id, isChosen }) => [id, isChosen])).toEqual([
      ['default', true],
      ['protect-dates', false],
      ['protect-peers', false],
      ['strongest-teams', false],
    ]);
  });

  it('give weights that a year can be set to as they stand', async () => {
    const path = `/api/programme-years/${year.yearId}`;
    const { body } = await get<{ presets: { id: string; weights: object }[] }>(`${path}/exchange-rates`);
    const { weights } = body.presets.find(({ id }) => id === 'protect-peers')!;
    const { headers } = await request(web.server).get(path).set('Cookie', coordinator);
    const patched = await request(web.server)
      .patch(path)
      .set({ Cookie: coordinator, 'X-Requested-With': 'test', 'If-Match': headers['etag']! })
      .send({ weights });
    expect(patched.status).toBe(200);
    const { presets } = (await get<{ presets: { id: string; isChosen: boolean }[] }>(`${path}/exchange-rates`)).body;
    expect(presets.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(['protect-peers']);
  });
});

describe('explaining plans', () => {
  it('is for those who run programmes, and tells a caller what is wrong', async () => {
    const visitor = await web.signIn();
    for (const path of [`/api/plans/${first}/analysis`, `/api/plans/${first}/comparison?with=${second}`])
      expect([path, (await get(path, visitor)).status]).toEqual([path, 403]);
    for (const path of [
      `/api/plans/${UNKNOWN}/analysis`,
      `/api/plans/${UNKNOWN}/comparison?with=${first}`,
      `/api/plans/${first}/comparison?with=${UNKNOWN}`,
      `/api/programme-years/${UNKNOWN}/exchange-rates`,
      `/plans/${UNKNOWN}/analysis`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    for (const path of [`/api/plans/${first}/analysis?by=week`, `/api/plans/${first}/comparison`])
      expect([path, (await get(path)).status]).toEqual([path, 400]);
  });
});
