import request from 'supertest';
import { AskNextService } from '../../src/modules/planning/ask-next.service.js';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { FollowDeadlinesSweep } from '../../src/modules/teams/follow-deadlines.sweep.js';
import { linkIn, readLetters } from '../support/mailbox.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';
import { waitUntil } from '../support/wait-until.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A quarter of a year before its first Monday, so that every deadline of the table is met on the way. */
const START = Date.UTC(2027, 3, 12, 9);

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}
interface Team {
  readonly id: string;
  readonly challengeId: string;
  readonly councilName: string;
  readonly monday: string;
  readonly planId: string;
  readonly weekState: string;
  readonly seats: readonly {
    id: string;
    kind: string | null;
    state: string;
    chosenPeer: { id: string; name: string } | null;
  }[];
}
interface Invitation {
  readonly id: string;
  readonly state: string;
  readonly seatId: string;
  readonly teamId: string;
  readonly peerId: string;
  readonly peerName: string;
  readonly standing: number;
  readonly dueAt: string;
}
interface Task {
  readonly id: string;
  readonly kind: string;
  readonly seatId: string;
  readonly sentence: string;
  readonly details: Record<string, unknown>;
  readonly version: number;
}

let web: TestWeb;
let year: SmallYear;
let coordinator: string;
let planId: string;

beforeAll(async () => {
  web = await startTestWeb();
  year = await createSmallYear(web.app);
  await advance(START - Date.now());
  await web.query(
    `insert into person_address (person_id, address) select p.person_id, lower(p.reference) || '@peers.example' from peer p`,
  );
  await web.query(
    `insert into council_contact (council_id, name, address, role)
     select id, 'Clerk of ' || name, lower(code) || '@council.example', 'challenge-contact' from council where code in ('KEN', 'LDS', 'BST')`,
  );
  planId = await storePlan(web.app, year.yearId);
  await web.app.get(JobRunner).start(web.testDatabase.databaseUrl);
});
afterAll(async () => {
  await web.app.get(JobRunner).stop();
  await web.stop();
});

/** Moves the clock; the coordinator signs in again, since sessions end. */
async function advance(milliseconds: number): Promise<void> {
  web.advance(milliseconds);
  coordinator = await web.signIn('coordinator');
}

const get = <Body>(path: string): Promise<Answer<Body>> => request(web.server).get(path).set('Cookie', coordinator);
const post = <Body = { code: string; detail: string }>(
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) =>
  request(web.server)
    .post(path)
    .set({ Cookie: coordinator, 'X-Requested-With': 'test', ...headers })
    .send(body) as unknown as Promise<Answer<Body>>;
const teams = async () => (await get<{ items: Team[] }>(`/api/teams?year=${year.yearId}`)).body.items;
const teamOf = async (reference: string) =>
  (await teams()).find(({ challengeId }) => challengeId === year.challenges.get(reference))!;
const tasks = async (kind?: string) =>
  (await get<{ items: Task[] }>(`/api/team-tasks?year=${year.yearId}&pageSize=200`)).body.items.filter(
    (task) => kind === undefined || task.kind === kind,
  );
const invitations = async (state = 'open') =>
  (await get<{ items: Invitation[] }>(`/api/invitations?year=${year.yearId}&state=${state}&pageSize=200`)).body.items;
const addressOf = async (peerId: string) =>
  (
    await web.query<{ address: string }>(
      'select a.address from peer p join person_address a on a.person_id = p.person_id where p.id = $1',
      [peerId],
    )
  )[0]!.address;
/** The path of the link that a peer got with their newest offer. */
const linkOf = async ({ peerId }: { peerId: string }, kind = 'offer') =>
  linkIn((await readLetters(web, `teams.${kind}`, await addressOf(peerId)))[0]!);
const quiet = () =>
  waitUntil('the messages are done', async () => {
    const [row] = await web.query<{ left: number }>(
      `select count(*)::int as left from outbox where state not in ('done', 'failed')`,
    );
    return row!.left === 0;
  });
const failures = () => web.query(`select job, failure from outbox where state = 'failed'`);
const press = (path: string, fields: Record<string, string>) => new TestBrowser(web.server).post(path, path, fields);

describe('from an approved plan to a confirmed team', () => {
  it(
    'proposes each week to its council with the next-best weeks, and tells a coordinator where nobody can be written to',
    async () => {
      expect(await post(`/api/plans/${planId}/approve`)).toMatchObject({ status: 200 });
      await quiet();
      const letters = await readLetters(web, 'teams.week-proposed');
      expect(letters.map(({ toAddress }) => toAddress).sort()).toEqual(
        ['bst', 'ken', 'lds'].map((code) => `${code}@council.example`),
      );
      const { body } = await get<{
        items: { councilName: string; alternatives: { monday: string; price: string }[] }[];
      }>(`/api/council-weeks?year=${year.yearId}`);
      expect(body.items).toHaveLength(4);
      for (const { alternatives } of body.items) {
        expect(alternatives).toHaveLength(3);
        expect(alternatives[0]!.price).toMatch(/people chosen for you could come/);
      }
      expect((await tasks()).map(({ kind, sentence }) => [kind, sentence])).toEqual([
        ['council-without-contact', expect.stringContaining('Nobody at York can be written to.') as string],
      ]);
      expect(await invitations()).toEqual([]);
      expect(await failures()).toEqual([]);
    },
    MINUTE_MS,
  );

  it('changes nothing when a scanner opens links and posts forms; only a person who presses answers', async () => {
    const [letter] = await readLetters(web, 'teams.week-proposed', 'ken@council.example');
    const link = linkIn(letter!);
    const before = await web.query('select id, state, version from council_week order by id');
    for (const path of [link, `${link}/accept`, `${link}/talk`]) {
      await request(web.server).head(path);
      await request(web.server).options(path);
      for (let again = 0; again < 5; again++) expect((await request(web.server).get(path)).status).toBe(200);
    }
    const page = await request(web.server).get(link);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    const posted = await press(`${link}/accept`, { saidBy: 'A Scanner' });
    expect([posted.status, posted.text]).toEqual([422, expect.stringContaining('Press the button yourself')]);
    await request(web.server)
      .post(`${link}/accept`)
      .type('form')
      .send({ saidBy: 'A Scanner', press: 'yes' })
      .expect(403);
    expect(await web.query('select id, state, version from council_week order by id')).toEqual(before);
  });

  it(
    'asks the hard places of a team first once its council has accepted',
    async () => {
      const kent = await teamOf('PC-001');
      const link = linkIn((await readLetters(web, 'teams.week-proposed', 'ken@council.example'))[0]!);
      const pressed = await press(`${link}/accept`, { saidBy: 'Ann Clerk', press: 'yes' });
      expect(pressed.status).toBe(303);
      await quiet();
      expect(await failures()).toEqual([]);
      expect((await teamOf('PC-001')).weekState).toBe('accepted');
      expect((await request(web.server).get(link)).text).toContain('Agreed: the peer challenge takes place');
      expect((await readLetters(web, 'teams.week-settled', 'ken@council.example'))[0]!.text).toContain('Ann Clerk');
      const asked = await invitations();
      expect(asked.length).toBeGreaterThan(0);
      expect(new Set(asked.map(({ teamId }) => teamId))).toEqual(new Set([kent.id]));
      const chosen = new Map(kent.seats.map(({ id, chosenPeer }) => [id, chosenPeer?.id]));
      for (const { seatId, peerId } of asked) expect(peerId).toBe(chosen.get(seatId));
      const letter = (await readLetters(web, 'teams.offer'))[0]!;
      expect(letter.text).toContain('Kent');
      expect(letter.text).not.toMatch(/Fictional PEER-\d+ and|labour|conservative/i);
      // The link in the stored letter opens nothing.
      const [stored] = await web.query<{ text: string }>(`select text from letter where kind = 'teams.offer' limit 1`);
      expect(stored!.text).toContain('{{secret:invitation:');
    },
    MINUTE_MS,
  );

  it(
    'takes a yes with its declaration, confirms it, and goes on to those who waited',
    async () => {
      await post(`/api/teams/${(await teamOf('PC-001')).id}/release`);
      for (let round = 0; round < 8; round++) {
        const open = await invitations();
        if (open.length === 0) break;
        for (const invitation of open) {
          const link = await linkOf(invitation);
          if (round === 0 && invitation === open[0]) {
            const undeclared = await press(`${link}/accept`, { press: 'yes' });
            expect([undeclared.status, undeclared.text]).toEqual([
              422,
              expect.stringContaining('Say whether you have an interest'),
            ]);
          }
          expect((await press(`${link}/accept`, { conflict: 'none', press: 'yes' })).status).toBe(303);
          expect((await request(web.server).get(link)).text).toContain('You have accepted a place at Kent');
        }
        await quiet();
      }
      const kent = await teamOf('PC-001');
      expect(new Set(kent.seats.map(({ state }) => state))).toEqual(new Set(['confirmed']));
      expect(await failures()).toEqual([]);
      expect((await readLetters(web, 'teams.confirmation')).length).toBe(kent.seats.length);
    },
    MINUTE_MS,
  );

  it(
    'asks the next after a no, keeps the other weeks that the peer named, and never asks the same peer twice',
    async () => {
      const leeds = await teamOf('PC-002');
      expect(
        await post(`/api/teams/${leeds.id}/council-answer`, { saidBy: 'the clerk', wish: { kind: 'accept' } }),
      ).toMatchObject({ status: 204 });
      await quiet();
      const [first] = await invitations();
      const link = await linkOf(first!);
      const other = '2027-11-15';
      expect((await press(`${link}/decline`, { press: 'yes' })).status).toBe(422);
      const declined = await press(`${link}/decline`, {
        reason: 'another-week',
        weeks: other,
        note: 'Sorry',
        press: 'yes',
      });
      expect(declined.status).toBe(303);
      await quiet();
      expect(await failures()).toEqual([]);
      const [answers] = await web.query<{ letters: string }>(
        `select letters from peer_availability where peer_id = $1 order by starts_on limit 1`,
        [first!.peerId],
      );
      const week = (Date.parse(leeds.monday) - Date.parse('2027-09-06')) / (7 * DAY_MS);
      expect([answers!.letters[week], answers!.letters[10]]).toEqual(['N', 'Y']);
      const next = (await invitations()).find(({ seatId }) => seatId === first!.seatId)!;
      expect(next.peerId).not.toBe(first!.peerId);
      expect((await readLetters(web, 'teams.answer', await addressOf(first!.peerId)))[0]!.subject).toContain(
        'You have declined',
      );

      // The place has gone to somebody else, so that the first cannot have it back.
      const again = new TestBrowser(web.server);
      expect((await again.post(`${link}/accept`, `${link}/accept`, { conflict: 'none', press: 'yes' })).status).toBe(
        303,
      );
      expect((await again.get(link)).text).toContain('is no longer to be had');
      const log = await get<{ items: { channel: string; text: string }[] }>(`/api/peers/${first!.peerId}/contact-log`);
      expect(log.body.items.map(({ channel }) => channel).sort()).toEqual(['answer', 'letter', 'letter']);
    },
    MINUTE_MS,
  );

  it(
    'lets a peer change their mind until the deadline, and records what was said on the telephone',
    async () => {
      const [letter] = await invitations();
      const record = { saidBy: 'their assistant', note: 'Rang on Monday', answer: 'accept' };
      expect(await post(`/api/invitations/${letter!.id}/telephone-answer`, record)).toMatchObject({ status: 204 });
      expect(await post(`/api/invitations/${letter!.id}/telephone-answer`, record)).toMatchObject({ status: 204 });
      await quiet();
      const [told] = await readLetters(web, 'teams.answer', await addressOf(letter!.peerId));
      expect(told!.text).toContain('On the telephone their assistant told us that you have accepted the place');
      const link = linkIn(told!);
      expect((await request(web.server).get(link)).text).toContain('I have changed my mind and decline');
      const browser = new TestBrowser(web.server);
      await browser.post(`${link}/decline`, `${link}/decline`, { reason: 'not-free', press: 'yes' });
      await quiet();
      const seat = (await teamOf('PC-002')).seats.find(({ id }) => id === letter!.seatId)!;
      expect(seat.state).toBe('offered');
      expect((await invitations('declined')).map(({ id }) => id)).toContain(letter!.id);
      const log = await get<{ items: { channel: string; saidBy: string | null }[] }>(
        `/api/peers/${letter!.peerId}/contact-log`,
      );
      expect(log.body.items).toContainEqual(
        expect.objectContaining({ channel: 'telephone', saidBy: 'their assistant' }),
      );
    },
    MINUTE_MS,
  );

  it(
    'reminds only those who have not answered, and at the deadline goes on to the next',
    async () => {
      const open = await invitations();
      const sweep = web.app.get(FollowDeadlinesSweep);
      await sweep.sweep();
      expect(await readLetters(web, 'teams.reminder')).toEqual([]);
      const half = (Date.parse(open[0]!.dueAt) - web.clock.now().getTime()) * 0.55;
      await advance(half);
      await sweep.sweep();
      await sweep.sweep();
      const reminded = (await readLetters(web, 'teams.reminder')).map(({ toAddress }) => toAddress);
      expect(reminded.sort()).toEqual((await Promise.all(open.map(({ peerId }) => addressOf(peerId)))).sort());
      await advance(Date.parse(open[0]!.dueAt) - web.clock.now().getTime() + 1000);
      await sweep.sweep();
      await quiet();
      const expired = await invitations('expired');
      expect(expired.map(({ id }) => id)).toContain(open[0]!.id);
      const page = await request(web.server).get(await linkOf(open[0]!));
      expect(page.text).toContain('The time to answer was over on');
      const now = (await invitations()).map(({ seatId }) => seatId);
      expect(now).toContain(open[0]!.seatId);
      // Bristol and York have not answered either.
      expect((await tasks('council-overdue')).length).toBe(2);
    },
    MINUTE_MS,
  );

  it(
    'moves a challenge to the week that its council chose, with a plan that differs in nothing else',
    async () => {
      const before = await teams();
      const bristol = await teamOf('PC-003');
      const { body } = await get<{ items: { teamId: string; alternatives: { monday: string }[] }[] }>(
        `/api/council-weeks?year=${year.yearId}`,
      );
      const other = body.items.find(({ teamId }) => teamId === bristol.id)!.alternatives[0]!.monday;
      const link = linkIn((await readLetters(web, 'teams.week-proposed', 'bst@council.example'))[0]!);
      expect((await request(web.server).get(link)).text).toContain('You can still answer.');
      expect((await request(web.server).get(`${link}/choose/2027-09-07`)).status).toBe(303);
      expect((await press(`${link}/choose/${other}`, { saidBy: 'Bob Clerk', press: 'yes' })).status).toBe(303);
      await quiet();
      expect(await failures()).toEqual([]);
      const after = await teams();
      const moved = after.find(({ id }) => id === bristol.id)!;
      expect([moved.monday, moved.weekState]).toEqual([other, 'accepted']);
      expect(moved.planId).not.toBe(planId);
      const othersOf = (all: Team[]) =>
        all
          .filter(({ id }) => id !== bristol.id)
          .map(({ id, monday, weekState, seats }) => ({ id, monday, weekState, seats }));
      expect(othersOf(after)).toEqual(othersOf(before));
      expect((await get<{ state: string }>(`/api/plans/${planId}`)).body.state).toBe('superseded');
      expect((await get<{ state: string }>(`/api/plans/${moved.planId}`)).body.state).toBe('approved');
      expect((await readLetters(web, 'teams.week-settled', 'bst@council.example')).length).toBe(1);
    },
    MINUTE_MS,
  );

  it(
    'sounds several peers without holding anybody, offers the place to the best yes and thanks the others',
    async () => {
      const york = await teamOf('PC-004');
      await web.query(
        `update programme_year set settings = '{"asking": {"nextOfferWaits": 1, "askTogetherFrom": 52}}', version = version + 1 where id = $1`,
        [year.yearId],
      );
      expect(
        await post(`/api/seats/${york.seats[0]!.id}/soundings`, { peerIds: [york.seats[0]!.chosenPeer!.id] }),
      ).toMatchObject({
        status: 409,
        body: { code: 'teams.asking-not-open' },
      });
      await web.query('update team set asking_from = $2, version = version + 1 where id = $1', [
        york.id,
        web.clock.now(),
      ]);
      const seat = york.seats.find(({ chosenPeer }) => chosenPeer !== null)!;
      const ranked = await get<{ items: { person: { id: string }; sentence: string; standing: number }[] }>(
        `/api/seats/${seat.id}/candidates`,
      );
      expect(ranked.status).toBe(200);
      expect(ranked.body.items.length).toBeGreaterThan(2);
      const peerIds = ranked.body.items.slice(0, 3).map(({ person }) => person.id);
      expect(await post(`/api/seats/${seat.id}/soundings`, { peerIds })).toMatchObject({ status: 204 });
      expect((await teamOf('PC-004')).seats.find(({ id }) => id === seat.id)!.state).toBe('vacant');
      await web.app.get(AskNextService).ask(york.id);
      const links = await Promise.all(peerIds.map((peerId) => linkOf({ peerId }, 'sounding')));
      expect((await request(web.server).get(links[1]!)).text).toContain('nothing is held or promised yet');
      await press(`${links[1]!}/accept`, { press: 'yes' });
      await press(`${links[2]!}/accept`, { press: 'yes' });
      expect((await teamOf('PC-004')).seats.find(({ id }) => id === seat.id)!.state).toBe('vacant');
      await press(`${links[0]!}/decline`, { reason: 'not-free', press: 'yes' });
      await quiet();
      const offered = (await invitations()).find(({ seatId }) => seatId === seat.id)!;
      expect(offered.peerId).toBe(peerIds[1]);
      expect((await readLetters(web, 'teams.thanks')).map(({ toAddress }) => toAddress)).toEqual([
        await addressOf(peerIds[2]!),
      ]);
      expect(await failures()).toEqual([]);
    },
    MINUTE_MS,
  );

  it(
    'waits for one press of the coordinator where the year wants that, with candidates, prices and no word about parties',
    async () => {
      const york = await teamOf('PC-004');
      const chosen = new Map(york.seats.map(({ id, chosenPeer }) => [id, chosenPeer?.id]));
      const offered = (await invitations()).find(
        ({ teamId, seatId, peerId }) => teamId === york.id && chosen.get(seatId) === peerId,
      )!;
      expect(
        await post(`/api/invitations/${offered.id}/withdraw`, { why: 'The team is being changed.' }),
      ).toMatchObject({
        status: 204,
      });
      await quiet();
      expect((await request(web.server).get(await linkOf(offered))).text).toContain('We no longer need you');
      const task = (await tasks('next-to-ask')).find(({ seatId }) => seatId === offered.seatId)!;
      expect(task.sentence).toMatch(/^A place on the team of York is vacant\. Next to ask: Fictional PEER-\d+\.$/);
      const { candidates } = task.details as { candidates: { person: { id: string }; sentence: string }[] };
      expect(candidates.length).toBeGreaterThan(0);
      expect(JSON.stringify(candidates)).not.toMatch(/labour|conservative|controlling party|one party/i);
      expect(await post(`/api/seats/${offered.seatId}/offer`, { peerId: candidates[0]!.person.id })).toMatchObject({
        status: 201,
      });
      expect(await post(`/api/seats/${offered.seatId}/offer`, { peerId: candidates[0]!.person.id })).toMatchObject({
        status: 409,
        body: { code: 'teams.seat-state' },
      });
      expect((await tasks('next-to-ask')).some(({ seatId }) => seatId === offered.seatId)).toBe(false);
    },
    MINUTE_MS,
  );

  it('says plainly what is so of a link that leads nowhere, and tells those who are not staff nothing', async () => {
    for (const path of [`/invitations/${'a'.repeat(43)}`, '/invitations/short', `/council-weeks/${'b'.repeat(43)}`])
      expect([path, (await request(web.server).get(path)).status]).toEqual([path, 404]);
    for (const path of [`/api/invitations?year=${year.yearId}`, `/api/team-tasks?year=${year.yearId}`])
      expect((await request(web.server).get(path)).status).toBe(401);
    const nobody = await web.signIn();
    expect((await request(web.server).get(`/api/council-weeks?year=${year.yearId}`).set('Cookie', nobody)).status).toBe(
      403,
    );
  });
});
