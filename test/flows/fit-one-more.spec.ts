import request from 'supertest';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { type Plan } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const DAY_MS = 86_400_000;

interface Fitted {
  readonly week: { readonly index: number; readonly monday: string };
  readonly team: readonly { readonly id: string }[];
  readonly vacant: readonly string[];
  readonly ask: readonly { readonly what: string; readonly sentence: string }[];
  readonly change: { readonly price: { readonly hard: number; readonly medium: number; readonly soft: number } };
}
interface Answer {
  readonly code?: string;
  readonly possible: number;
  readonly weeks: readonly Fitted[];
  readonly refused: readonly { readonly week: { readonly monday: string }; readonly obstacles: { code: string }[] }[];
  readonly gone: readonly string[];
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let planId: string;

const get = (path: string) => request(web.server).get(path).set('Cookie', coordinator);
const ask = async (challenge: string, plan = planId) => {
  const { status, body } = (await get(`/api/plans/${plan}/fit-one-more?challenge=${challenge}`)) as {
    status: number;
    body: Answer;
  };
  return { status, body };
};
const challengeOf = (reference: string) => year.challenges.get(reference)!;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  planId = await storePlan(web.app, year.yearId, (found) => ({
    ...found,
    challenges: found.challenges.map((each) =>
      each.id === challengeOf('PC-004') ? { ...each, week: null, peers: [] } : each,
    ),
  }));
});
afterAll(() => web.stop());

describe('fitting one more commission into a plan', () => {
  it('tells the best weeks, each with a team, at prices that the verifier confirms', async () => {
    const challenge = challengeOf('PC-004');
    const { status, body } = await ask(challenge);
    expect(status).toBe(200);
    expect(body.weeks.length).toBeGreaterThan(0);
    expect(body.weeks.length).toBeLessThanOrEqual(5);
    const problem = (await get(`/api/plans/${planId}/problem`)).body as Problem;
    const plan = (await get(`/api/plans/${planId}/plan`)).body as Plan;
    const before = verifyPlan(problem, plan);
    for (const { week, team, ask: asked, change } of body.weeks) {
      expect(asked).toHaveLength(team.length);
      const fitted = { id: challenge, week: week.index, peers: team.map(({ id }) => id) };
      const { hard, medium, soft } = verifyPlan(problem, {
        ...plan,
        challenges: plan.challenges.map((each) => (each.id === challenge ? fitted : each)),
      });
      expect(change.price).toMatchObject({ hard, medium: medium - before.medium, soft: soft - before.soft });
      expect(hard).toBe(0);
    }
  });

  it('takes a commission that arrived after the plan was made, and a member who has left the pool', async () => {
    const plan = (await get(`/api/plans/${planId}/plan`)).body as Plan;
    const member = plan.challenges.find(({ id }) => id === challengeOf('PC-001'))!.peers[0]!;
    await web.query(`update peer set accreditation_state = 'lapsed', version = version + 1 where id = $1`, [member]);
    const [late] = await web.query<{ id: string }>(
      `insert into challenge (reference, year_id, council_id, min_size, max_size, kinds, themes)
       select 'PC-LATE', year_id, (select id from council where code = 'SHF'), min_size, max_size, kinds, themes
         from challenge where id = $1 returning id`,
      [challengeOf('PC-004')],
    );
    const { status, body } = await ask(late!.id);
    expect(status).toBe(200);
    expect(body.weeks.length).toBeGreaterThan(0);
    expect(body.gone).toEqual([expect.stringMatching(/^Fictional PEER-\d+, on the team of Kent, is no longer in/)]);
    const { text } = await get(`/years/${year.yearId}?plan=${planId}`);
    expect(text).toContain('2 commissions have no week in this plan');
    expect(text).toContain(`/plans/${planId}/fit-one-more/${late!.id}`);
    const page = await get(`/plans/${planId}/fit-one-more/${late!.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Fit in Sheffield');
    expect(page.text).toMatch(/Ask Fictional PEER-\d+ to join the team of Sheffield/);
    expect(page.text).not.toMatch(/labour|conservative|liberal-democrat/i);
  });

  it('offers no week that has begun', async () => {
    const before = (await ask(challengeOf('PC-004'))).body;
    const monday = [...before.weeks].map(({ week }) => week.monday).sort()[0]!;
    web.advance(new Date(monday).getTime() + DAY_MS - web.clock.now().getTime());
    coordinator = await web.signIn('coordinator');
    const { body } = await ask(challengeOf('PC-004'));
    expect(body.weeks.map(({ week }) => week.monday)).not.toContain(monday);
    expect(body.refused.find(({ week }) => week.monday === monday)!.obstacles.map(({ code }) => code)).toEqual([
      'past',
    ]);
  });

  it('refuses what it cannot fit', async () => {
    const cases: [string, string, number, string][] = [
      [planId, UNKNOWN, 404, 'planning.unknown-challenge'],
      [UNKNOWN, challengeOf('PC-004'), 404, 'planning.unknown-plan'],
      [planId, challengeOf('PC-001'), 409, 'planning.scheduled-already'],
    ];
    for (const [plan, challenge, status, code] of cases)
      expect(await ask(challenge, plan)).toMatchObject({ status, body: { code } });
    expect((await ask('soon')).status).toBe(400);
    expect((await request(web.server).get(`/api/plans/${planId}/fit-one-more`)).status).toBe(401);
  });
});
