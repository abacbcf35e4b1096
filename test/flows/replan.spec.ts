import request from 'supertest';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { type Plan } from '../../src/scheduling/plan.js';
import { type Problem } from '../../src/scheduling/problem.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, type TestWeb } from '../support/test-web.js';
import { waitUntil } from '../support/wait-until.js';

const DAY_MS = 86_400_000;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Changes {
  readonly summary: string;
  readonly unforced: number;
  readonly weeks: readonly unknown[];
  readonly places: readonly { peer: string; successor: string | null; reason: { why: string; sentence: string } }[];
  readonly gone: readonly string[];
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let planId: string;
let plan: Plan;

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
}
const get = <Body = unknown>(path: string): Promise<Answer<Body>> =>
  request(web.server).get(path).set('Cookie', coordinator);
const post = <Body = unknown>(path: string, sent?: object): Promise<Answer<Body>> =>
  request(web.server).post(path).set({ Cookie: coordinator, 'X-Requested-With': 'test' }).send(sent);

interface Team {
  readonly id: string;
  readonly challengeId: string;
  readonly planId: string;
  readonly monday: string;
  readonly lead: { readonly id: string } | null;
  readonly manager: { readonly id: string } | null;
  readonly seats: readonly { id: string; state: string; chosenPeer: { id: string } | null }[];
}

const listTeams = async (): Promise<Team[]> =>
  (await get<{ items: Team[] }>(`/api/teams?year=${year.yearId}&pageSize=50`)).body.items;

const startReplan = () =>
  post<{ id: string; code: string }>(`/api/programme-years/${year.yearId}/plan-runs`, {
    seconds: 1,
    threads: 1,
    kind: 'replan',
  });

async function replan(): Promise<string> {
  const { status, body } = await startReplan();
  expect(status).toBe(202);
  const read = () => get<{ state: string; planId: string }>(`/api/plan-runs/${body.id}`);
  await waitUntil('the run has ended', async () => !['queued', 'running'].includes((await read()).body.state), 30_000);
  expect((await read()).body).toMatchObject({ state: 'proposed', options: { replan: { planId } } });
  return (await read()).body.planId;
}

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

describe('changing an approved plan as little as possible', () => {
  it('is refused before a plan is approved', async () => {
    expect(await startReplan()).toMatchObject({ status: 409, body: { code: 'planning.nothing-to-replan' } });
    planId = await storePlan(web.app, year.yearId);
    expect((await get<string>(`/years/${year.yearId}`)).text).not.toContain('As little as possible');
    expect((await post(`/api/plans/${planId}/approve`)).status).toBe(200);
    plan = (await get<Plan>(`/api/plans/${planId}/plan`)).body;
    expect((await get<string>(`/years/${year.yearId}`)).text).toContain('As little as possible of the approved plan');
  });

  it('fixes what took place, freezes accepted weeks, prices places by their state, and says why it changed anything', async () => {
    const [first, second, ...later] = [...plan.challenges].sort((a, b) => a.week! - b.week!);
    const last = later.at(-1)!;
    const problem = (await get<Problem>(`/api/plans/${planId}/problem`)).body;
    const [gone, invited] = [first!.peers[0]!, last.peers[0]!];
    const dropout = last.peers.at(-1)!;
    web.advance(new Date(problem.weeks[second!.week!]!.monday).getTime() - DAY_MS - web.clock.now().getTime());
    coordinator = await web.signIn('coordinator');
    await web.query(
      `update programme_year set settings = settings || '{"planning": {"freezeWeeks": 0}}', version = version + 1`,
    );
    await web.query(`update peer set accreditation_state = 'lapsed', version = version + 1 where id = $1`, [gone]);
    await web.query(`update team set week_state = 'accepted', version = version + 1 where challenge_id = $1`, [
      second!.id,
    ]);
    await web.query(
      `update seat set peer_id = chosen_peer_id, state = 'offered', version = version + 1 where chosen_peer_id = $1
            and team_id = (select id from team where challenge_id = $2)`,
      [invited, last.id],
    );
    await web.query(`insert into peer_availability (peer_id, starts_on, letters) values ($1, $2, 'N')`, [
      dropout,
      problem.weeks[last.week!]!.monday,
    ]);

    const newId = await replan();
    const replanned = (await get<Problem>(`/api/plans/${newId}/problem`)).body;
    const pins = (id: string) => replanned.challenges.find((each) => each.id === id)!;
    expect(pins(first!.id)).toMatchObject({ pinnedWeek: first!.week, pinnedPeers: first!.peers });
    expect(pins(second!.id)).toMatchObject({ pinnedWeek: second!.week, pinnedPeers: [] });
    expect(pins(last.id)).toMatchObject({ pinnedWeek: null });
    const prices = replanned.baseline!.challenges.find(({ id }) => id === last.id)!.prices!;
    expect([prices[invited], prices[dropout]]).toEqual([2, 1]);
    const now = (await get<Plan>(`/api/plans/${newId}/plan`)).body;
    const found = now.challenges.find(({ id }) => id === first!.id)!;
    expect([found.week, [...found.peers].sort()]).toEqual([first!.week, [...first!.peers].sort()]);

    const { body } = await get<Changes>(`/api/plans/${newId}/changes`);
    const forced = body.places.filter(({ reason }) => reason.why === 'forced');
    expect(body.weeks.length + forced.length).toBeGreaterThan(0);
    const mine = body.places.find(({ peer }) => peer === dropout);
    if (mine) expect(mine.reason.sentence).toMatch(/^It had to: Fictional PEER-\d+ is not available in the week of/);
    const page = await get<string>(`/plans/${newId}/changes`);
    expect(page.text).toContain(body.summary);
    expect((await get<string>(`/years/${year.yearId}?plan=${newId}`)).text).toContain(`/plans/${newId}/changes`);
    expect(page.text).not.toMatch(/labour|conservative|liberal-democrat/i);

    const twin = await replan();
    const before = await listTeams();
    const asked = await get<string>(`/plans/${newId}/approval`);
    expect(asked.text).toContain('It takes the place of');
    expect(asked.text).toMatch(/teams? stays? as (it is|they are), and whoever stays on the others keeps their seat\./);

    const approved = await post<{ state: string }>(`/api/plans/${newId}/approve`);
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } });
    expect((await get<{ state: string }>(`/api/plans/${planId}`)).body.state).toBe('superseded');
    const after = await listTeams();
    const planned = now.challenges.filter((each) => each.week !== null);
    expect(after.map(({ challengeId, monday, planId: of }) => [challengeId, monday, of]).sort()).toEqual(
      planned.map(({ id, week }) => [id, problem.weeks[week!]!.monday, newId]).sort(),
    );
    for (const team of before) {
      const same = after.find(({ id }) => id === team.id);
      if (!same || same.monday !== team.monday) continue;
      const wanted = planned.find(({ id }) => id === team.challengeId)!.peers;
      for (const seat of team.seats)
        if (seat.chosenPeer && wanted.includes(seat.chosenPeer.id)) expect(same.seats).toContainEqual(seat);
      expect(same.lead === null || same.seats.some(({ chosenPeer }) => chosenPeer?.id === same.lead!.id)).toBe(true);
      expect(same.manager).toEqual(team.manager);
    }
    const seated = (team: Team) => team.seats.filter(({ state }) => state !== 'released');
    for (const { id, peers } of planned)
      expect(
        seated(after.find(({ challengeId }) => challengeId === id)!)
          .flatMap(({ chosenPeer }) => chosenPeer?.id ?? [])
          .sort(),
      ).toEqual([...peers].sort());
    const history = (teams: readonly Team[]) => teams.find(({ challengeId }) => challengeId === first!.id)!.seats;
    expect(history(after)).toEqual(history(before));

    expect(await post<{ code: string }>(`/api/plans/${twin}/approve`)).toMatchObject({
      status: 409,
      body: { code: 'planning.other-plan-approved', details: { planId: newId } },
    });
    expect(await post<{ code: string }>(`/api/plans/${planId}/approve`)).toMatchObject({
      status: 409,
      body: { code: 'planning.not-proposed' },
    });
  }, 120_000);

  it('can be asked about any two plans of the year', async () => {
    const { body } = await get<Changes>(`/api/plans/${planId}/changes?with=${planId}`);
    expect(body).toMatchObject({ summary: 'No week moved and no place changed.', weeks: [], places: [] });
    expect((await get(`/api/plans/${planId}/changes?with=${UNKNOWN}`)).status).toBe(404);
  });
});
