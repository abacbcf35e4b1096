import request from 'supertest';
import { type CapacityDto } from '../../src/modules/planning/capacity.dto.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
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
  path = `/api/programme-years/${year.yearId}/capacity`;
});
afterAll(async () => {
  await web.stop();
});

const get = (url: string) => request(web.server).get(url).set('Cookie', coordinator);

describe('the capacity of a programme year', () => {
  it('answers how many who can lead it needs, and proves how few vacancies it can have', async () => {
    const { status, body } = (await get(path)) as { status: number; body: CapacityDto };
    expect(status).toBe(200);
    expect(body).toMatchObject({ yearId: year.yearId, asked: 4, budgetDays: 120, wasStopped: false });
    expect(body.needed.map(({ kind, challenges }) => [kind, challenges])).toEqual([
      ['leader', 4],
      ['chief-executive', 4],
    ]);
    expect(body.sentences.needed[0]).toMatch(/^Leader: 4 challenges need 4 places\. There are \d+ now/);
    const { isProven, bound, reached } = body.leastVacancies;
    expect({ isProven, bound }).toEqual({ isProven: true, bound: reached });
    expect(body.curves.map(({ kind }) => kind)).toEqual(['leader', 'chief-executive']);
    expect(body.demandAndSupply.months.map(({ month }) => month)).toEqual(['2027-09', '2027-10', '2027-11']);
  });

  it('reckons with another programme: other challenges, another budget, other days', async () => {
    const { body } = (await get(`${path}?challenges=40&budgetDays=4500&daysPerDeployment=5.625,9`)) as {
      body: CapacityDto;
    };
    expect(body).toMatchObject({ asked: 40, budgetDays: 4500 });
    expect(body.needed[0]).toMatchObject({ challenges: 40, places: 40, neededOnceEach: 40 });
    expect(body.purchases.map(({ daysPerDeployment }) => daysPerDeployment)).toEqual([null, 5.625, 9]);
  });

  it('tells nobody of a party', async () => {
    const answers = await Promise.all([get(path), get(`/years/${year.yearId}/capacity`), get(`${path}/curve.csv`)]);
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/party-[0-9a-f]{12}/);
      for (const party of ['labour', 'conservative', 'liberal', 'independent'])
        expect(text.toLowerCase()).not.toContain(party);
    }
    const { breaksFirst } = answers[0].body as CapacityDto;
    expect(breaksFirst.filter(({ resource }) => resource === 'party-leaders').map(({ name }) => name)).toEqual([
      'Leaders of one of the parties, for the councils that it controls',
    ]);
  });

  it('gives the curves as a file', async () => {
    const { headers, text } = await get(`${path}/curve.csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, first] = text.split('\r\n');
    expect(head).toContain('"peers","empty_places_at_least"');
    expect(first).toMatch(/^"leader","0","\d+"/);
  });

  it('has a page, which the year leads to, and which tells what cannot be asked', async () => {
    const home = await get(`/years/${year.yearId}`);
    expect(home.text).toContain(`href="/years/${year.yearId}/capacity"`);
    const page = await get(`/years/${year.yearId}/capacity?challenges=12`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Leaders and chief executives needed for 12 challenges');
    expect(page.text).toContain(`/capacity/curve.csv?challenges=12"`);
    const refused = await get(`/years/${year.yearId}/capacity?challenges=lots`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Enter a whole number of challenges from 1 to 10,000');
    expect(refused.text).toContain('value="lots"');
  });

  it.each(['challenges=0', 'challenges=many', 'budgetDays=-1', 'daysPerDeployment=x', 'seed=-1', 'draws=5'])(
    'refuses %s',
    async (query) => {
      const { status, text } = await get(`${path}?${query}`);
      expect(status).toBe(400);
      expect(text).toContain(query.split('=')[0]);
    },
  );

  it('lets a few wait for their turn and tells the others when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => get(`${path}?seed=${100 + i}`)));
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200).length + refused.length).toBe(6);
    expect(refused[0]!.headers['retry-after']).toBeDefined();
    expect(refused[0]!.body).toMatchObject({ code: 'planning.capacity-assessments-under-way' });
  });

  it('knows no year that is not there, and is for those who run programmes only', async () => {
    expect((await get(`/api/programme-years/${UNKNOWN}/capacity`)).status).toBe(404);
    expect((await get(`/years/${UNKNOWN}/capacity`)).status).toBe(404);
    expect((await request(web.server).get(path)).status).toBe(401);
    const guest = await web.signIn();
    expect((await request(web.server).get(path).set('Cookie', guest)).status).toBe(403);
  });
});
