import request from 'supertest';
import { type Plan } from '../../src/scheduling/plan.js';
import { verifyPlan } from '../../src/scheduling/verify-plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly type: string;
  readonly text: string;
}
interface Price {
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
  readonly sentence: string;
  readonly terms: readonly { term: string; points: number }[];
}
interface Change {
  readonly sentence: string;
  readonly price: Price;
}
interface Person {
  readonly id: string;
  readonly name: string;
}
interface WhyNot {
  readonly isSo: boolean;
  readonly week: { readonly monday: string } | null;
  readonly obstacles: readonly { code: string; sentence: string }[];
  readonly stay: readonly Person[];
  readonly leave: readonly unknown[];
  readonly changes: readonly Change[];
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let planId: string;
let problem: Problem;
let plan: Plan;

const get = <Body>(path: string): Promise<Answer<Body>> => request(web.server).get(path).set('Cookie', coordinator);
const challengeOf = (reference: string) => year.challenges.get(reference)!;
const teamOf = (reference: string) => plan.challenges.find(({ id }) => id === challengeOf(reference))!;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  coordinator = await web.signIn('coordinator');
  planId = await storePlan(web.app, year.yearId, (found) => ({
    ...found,
    challenges: found.challenges.map((each) => {
      if (each.id === challengeOf('PC-004')) return { ...each, week: null, peers: [] };
      if (each.id !== challengeOf('PC-003')) return each;
      return { ...each, peers: each.peers.slice(0, -1) };
    }),
  }));
  problem = (await get<Problem>(`/api/plans/${planId}/problem`)).body;
  plan = (await get<Plan>(`/api/plans/${planId}/plan`)).body;
});
afterAll(() => web.stop());

describe('asking why a plan is as it is', () => {
  it('says why a peer is not on a team, by name, and what it would take', async () => {
    const { peers } = teamOf('PC-001');
    const other = problem.peers.find(({ id, kind }) => kind === 'leader' && !peers.includes(id))!;
    const { status, body } = await get<WhyNot>(
      `/api/plans/${planId}/why-not?challenge=${challengeOf('PC-001')}&peer=${other.id}`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      challenge: { reference: 'PC-001', council: 'Kent' },
      peer: { name: expect.stringMatching(/^Fictional PEER-/) as string, kindName: 'Leader', isFictional: true },
      isSo: false,
    });
    expect(body.obstacles.map(({ sentence }) => sentence)).toContain(
      'The team has 1 of kind leader; at most 1 may join.',
    );
    expect(body.changes.length).toBeGreaterThan(0);
    for (const { sentence, price } of body.changes) {
      expect(sentence).toMatch(/^Fictional PEER-\d+ (leaves|joins) the team of \w+/);
      expect(sentence).toContain('the team of Kent');
      expect(price.hard).toBe(0);
      expect(price.terms.reduce((sum, { points }) => sum + points, 0)).toBe(price.soft);
    }
    const member = await get<WhyNot>(
      `/api/plans/${planId}/why-not?challenge=${challengeOf('PC-001')}&peer=${peers[0]!}`,
    );
    expect(member.body).toMatchObject({ isSo: true, changes: [] });
  });

  it('says why a challenge is not in a week, and prices the move', async () => {
    const { week, peers } = teamOf('PC-001');
    const ask = (index: number) =>
      get<WhyNot>(`/api/plans/${planId}/why-not?challenge=${challengeOf('PC-001')}&week=${index}`);
    const answers = await Promise.all(problem.weeks.map(({ index }) => ask(index)));
    answers.forEach(({ status, body }, index) => {
      expect(status).toBe(200);
      expect(body.week).toEqual({ index, monday: problem.weeks[index]!.monday });
      expect(body.isSo).toBe(index === week);
      expect(body.changes.length).toBe(body.isSo || body.obstacles.length > 0 ? 0 : 1);
      expect(body.stay.length + body.leave.length).toBe(peers.length);
    });
    expect(answers.some(({ body }) => body.changes.length === 1)).toBe(true);
  });

  it('says why a member is on a team, and who else could be, at a price that the verifier confirms', async () => {
    const { id, peers } = teamOf('PC-001');
    const { status, body } = await get<{ without: Change; alternatives: { person: Person; change: Change }[] }>(
      `/api/plans/${planId}/challenges/${id}/members/${peers[0]!}`,
    );
    expect(status).toBe(200);
    expect(body.without.price.sentence).not.toBe('');
    expect(body.alternatives).toHaveLength(5);
    const before = verifyPlan(problem, plan);
    for (const { person, change } of body.alternatives) {
      const exchanged = {
        ...plan,
        challenges: plan.challenges.map((each) =>
          each.id === id ? { ...each, peers: [...peers.slice(1), person.id] } : each,
        ),
      };
      const { hard, medium, soft } = verifyPlan(problem, exchanged);
      expect(change.price).toMatchObject({ hard, medium: medium - before.medium, soft: soft - before.soft });
    }
  });

  it.each(['', '%20', 'soon', '-1'])('takes no week %j for the first, and says what to give', async (week) => {
    const { status, body } = await get<{ detail: string }>(
      `/api/plans/${planId}/why-not?challenge=${challengeOf('PC-001')}&week=${week}`,
    );
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('Give the index of a week: a whole number from 0.');
  });

  it('explains the vacancies of a team, and the weeks of a deferred challenge', async () => {
    const short = await get<{
      vacancies: { pool: number; free: number; vacant: number; reasons: { first: number }[]; fills: Change[] }[];
    }>(`/api/plans/${planId}/challenges/${challengeOf('PC-003')}/vacancies`);
    expect(short.body).toMatchObject({ challenge: { reference: 'PC-003' }, deferredWeeks: [] });
    const [vacancy] = short.body.vacancies;
    expect(vacancy!.vacant).toBe(1);
    expect(vacancy!.free + vacancy!.reasons.reduce((sum, { first }) => sum + first, 0)).toBe(vacancy!.pool);
    expect(vacancy!.fills.length).toBeGreaterThan(0);
    const deferred = await get<{ deferredWeeks: { kinds: { kindName: string }[] }[] }>(
      `/api/plans/${planId}/challenges/${challengeOf('PC-004')}/vacancies`,
    );
    expect(deferred.body).toMatchObject({ challenge: { week: null }, vacancies: [] });
    expect(deferred.body.deferredWeeks[0]!.kinds.map(({ kindName }) => kindName)).toEqual([
      'Leader',
      'Chief executive',
      'Officer',
    ]);
  });

  it('does not know what the plan does not know', async () => {
    const challenge = challengeOf('PC-001');
    const outsider = problem.peers.find(({ id }) => !teamOf('PC-001').peers.includes(id))!.id;
    const cases: [string, string][] = [
      [`/api/plans/${UNKNOWN}/why-not?challenge=${challenge}&week=1`, 'planning.unknown-plan'],
      [`/api/plans/${planId}/why-not?challenge=${UNKNOWN}&week=1`, 'planning.unknown-challenge'],
      [`/api/plans/${planId}/why-not?challenge=${challenge}&peer=${UNKNOWN}`, 'planning.unknown-peer'],
      [`/api/plans/${planId}/why-not?challenge=${challenge}&week=99`, 'planning.unknown-week'],
      [`/api/plans/${planId}/challenges/${challenge}/members/${UNKNOWN}`, 'planning.unknown-peer'],
      [`/api/plans/${planId}/challenges/${challenge}/members/${outsider}`, 'planning.not-a-member'],
      [`/api/plans/${planId}/challenges/${UNKNOWN}/vacancies`, 'planning.unknown-challenge'],
    ];
    for (const [path, code] of cases) {
      const { status, body, type } = await get<{ code: string }>(path);
      expect({ path, status, type, code: body.code }).toEqual({
        path,
        status: 404,
        type: 'application/problem+json',
        code,
      });
    }
  });

  it.each(['', 'week=1&peer=11111111-1111-4111-8111-111111111111', 'week=soon', 'week=1&colour=red'])(
    'refuses a question that is none: %j',
    async (query) => {
      const { status } = await get(`/api/plans/${planId}/why-not?challenge=${challengeOf('PC-001')}&${query}`);
      expect(status).toBe(400);
    },
  );

  it('answers coordinators only, and stands in the description of the API', async () => {
    const visitor = await request(web.server).get(`/api/plans/${planId}/why-not`);
    expect(visitor.status).toBe(401);
    const { body } = await get<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/plans/{id}/why-not',
        '/api/plans/{id}/challenges/{challengeId}/members/{peerId}',
        '/api/plans/{id}/challenges/{challengeId}/vacancies',
      ]),
    );
  });
});

describe('the pages that say why', () => {
  /** What a reader hears: no tags, no white space beyond one blank. */
  const read = async (reference: string, page: string) => {
    const address = `/years/${year.yearId}/challenges/${challengeOf(reference)}${page}`;
    const { status, text } = await get(address + (page.includes('?') ? '&' : '?') + `plan=${planId}`);
    const words = text.replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ').replace(/<[^>]+>/g, ' ');
    return { status, html: text, words: words.replace(/\s+/g, ' ') };
  };

  it('are reached from the page of the challenge', async () => {
    const team = await read('PC-003', '');
    expect(team.words).toContain('Why, and what would fill them');
    for (const peer of teamOf('PC-003').peers) expect(team.html).toContain(`/members/${peer}?plan=${planId}`);
    expect(team.words).toContain('Why not this peer?');
    expect((await read('PC-004', '')).words).toContain('Why not, week by week');
  });

  it('say why a member is there and who else could be, and nothing of parties', async () => {
    const page = await read('PC-001', `/members/${teamOf('PC-001').peers[0]!}`);
    expect(page.status).toBe(200);
    expect(page.words).toMatch(/Why Fictional PEER-\d+\? Kent, SMALL-2027, plan 1/);
    expect(page.words).toMatch(/With the place left open the plan of the year would be: \d+ points? more of vacancies/);
    expect(page.html.match(/<li>Fictional PEER-/g)).toHaveLength(5);
    expect(page.html).not.toMatch(/labour|conservative|liberal-democrat/i);
  });

  it('say what keeps a place vacant, and what each week would bring a deferred challenge', async () => {
    const short = await read('PC-003', '/vacancies');
    expect(short.words).toMatch(/: 1 place vacant .* are free What keeps the others First reason In all/);
    expect(short.words).toContain('What would fill a place');
    const deferred = await read('PC-004', '/vacancies');
    expect(deferred.words).toContain('Why no week? York, SMALL-2027, plan 1');
    expect(deferred.words).toMatch(/Who could come in the week of \d+ \w+ 2027 : leader \d+ of 6/);
    expect((await read('PC-001', '/vacancies')).words).toContain('No place of this team is vacant.');
  });

  it('answer about a peer by reference, by name, or by a choice of those who are meant', async () => {
    const outsider = [...year.peers].find(([, id]) => !teamOf('PC-001').peers.includes(id))![0];
    for (const text of [outsider.toLowerCase(), `Fictional ${outsider}`]) {
      const page = await read('PC-001', `/why-not?peer=${encodeURIComponent(text)}`);
      expect(page.words).toContain(`Fictional ${outsider}`);
      expect(page.words).toContain('What it would take');
    }
    const many = await read('PC-001', '/why-not?peer=fictional');
    expect(many.words).toContain('36 peers are called that');
    const [, chosen] = /href="[^"]*\/why-not(\?[^"]*peerId=[^"]*)"/.exec(many.html)!;
    expect((await read('PC-001', `/why-not${chosen!.replaceAll('&amp;', '&')}`)).status).toBe(200);
    const nobody = await read('PC-001', '/why-not?peer=Zebedee');
    expect(nobody.status).toBe(422);
    expect(nobody.words).toContain('Nobody in the pool of this plan is called Zebedee.');
    expect((await read('PC-004', `/why-not?peer=${outsider}`)).words).toContain('York is deferred in this plan');
  });

  it('answer about a week, and offer the form when nothing was asked', async () => {
    const { week } = teamOf('PC-001');
    expect((await read('PC-001', `/why-not?week=${week!}`)).words).toContain('The challenge takes place in this week.');
    const other = problem.weeks.find(({ index }) => index !== week)!.index;
    expect((await read('PC-001', `/why-not?week=${other}`)).words).toMatch(/No rule forbids it|These rules forbid it/);
    expect((await read('PC-001', '/why-not?week=soon')).words).toContain('Ask about the week');
    expect((await read('PC-001', '/why-not?week=99')).status).toBe(404);
  });
});
