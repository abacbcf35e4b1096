import { PlanRunner } from '../../src/modules/planning/plan-runner.service.js';
import { Database, SYSTEM } from '../../src/modules/platform/database/database.js';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { createSmallYear, type SmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';
import { waitUntil } from '../support/wait-until.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const MINUTE_MS = 60_000;

let web: TestWeb;
let browser: TestBrowser;

beforeAll(async () => {
  web = await startTestWeb();
  browser = new TestBrowser(web.server, await web.signIn('coordinator'));
});
afterAll(() => web.stop());

/** What a reader hears: no tags, no white space beyond one blank. */
const words = (html: string): string =>
  html
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
const read = async (address: string) => {
  const { status, text } = await browser.get(address);
  return { status, words: words(text), html: text };
};
/** The councils down the side of the board, from the top. */
const councilsOf = (html: string) =>
  [...html.matchAll(/<th scope="row" class="app-board__council"><a [^>]*>([^<]+)</g)].map(([, name]) => name);

describe('before there is a programme year', () => {
  it('the first page leads to the list of years, which says how to make one', async () => {
    const first = await browser.get('/');
    expect(first.status).toBe(303);
    expect(first.headers['location']).toBe('/years');
    const years = await read('/years');
    expect(years.words).toContain('There is no programme year yet');
    expect(years.words).toContain('POST /api/programme-years');
  });
});

describe('a programme year', () => {
  let year: SmallYear;
  let planId: string;
  const yearHref = (query = '') => `/years/${year.yearId}${query}`;

  beforeAll(async () => {
    year = await createSmallYear(web.app);
  });

  it('is the first page, and has no plan at first but a way to one', async () => {
    expect((await browser.get('/')).headers['location']).toBe(yearHref());
    const page = await read(yearHref());
    expect(page.words).toContain('12 weeks, 6 September 2027 to 28 November 2027. 4 challenges commissioned.');
    expect(page.words).toContain('This year has no plan yet 4 challenges wait for a week and a team.');
    expect((await read('/years')).words).toContain('A small year 6 September 2027 12 4 Not planned yet');
  });

  it('says which number of seconds the planner takes when it is given another', async () => {
    const answer = await browser.post(yearHref(), yearHref('/plan-runs'), { seconds: 'ages' });
    expect(answer.status).toBe(422);
    expect(words(answer.text)).toContain('There is a problem Enter a whole number of seconds from 1 to');
    expect(answer.text).toContain('value="ages"');
  });

  it(
    'is planned at a press; a second press leads to the same run, which says how it ended',
    async () => {
      const vague = await browser.post(yearHref(), yearHref('/plan-runs'), { seconds: '1', idleSeconds: 'soon' });
      expect(vague.status).toBe(422);
      expect(words(vague.text)).toContain('Enter a whole number of seconds from 1 to 3600, or nothing');
      const started = await browser.post(yearHref(), yearHref('/plan-runs'), { seconds: '1', idleSeconds: '60' });
      expect(started.status).toBe(303);
      const runHref = started.headers['location']!;
      const waiting = await read(runHref);
      expect(waiting.words).toContain('The run waits for the planner.');
      expect(waiting.words).toContain('Show how far it is now');
      expect((await read(yearHref())).words).toContain('The planner is at work on this year. Follow the run');
      const again = await browser.post(runHref, yearHref('/plan-runs'), { seconds: '1' });
      expect(again.headers['location']).toBe(runHref);

      await web.app.get(JobRunner).start(web.testDatabase.databaseUrl);
      const hasFinished = async () => (await read(runHref)).words.includes('The planner has finished');
      await waitUntil('the planner has finished', hasFinished, MINUTE_MS / 2);
      await web.app.get(JobRunner).stop();
      expect((await read(runHref)).words).toContain('The planner has finished: its time was up. Its plan was checked');
      const [, planHref] = /href="([^"]+)"[^>]*>\s*See the plan/.exec((await read(runHref)).html)!;
      expect((await read(planHref!)).words).toContain('SMALL-2027, plan 1 Proposed');
    },
    MINUTE_MS,
  );

  it('can have a run cancelled, twice too', async () => {
    const started = await browser.post(yearHref(), yearHref('/plan-runs'), { seconds: '5' });
    const runHref = started.headers['location']!;
    for (const page of [runHref, yearHref()])
      expect((await browser.post(page, `${runHref}/cancel`, {})).headers['location']).toBe(runHref);
    expect((await read(runHref)).words).toContain('The run was cancelled. It left no plan.');
  });

  it('shows figures, board, load and score of the plan that was chosen', async () => {
    planId = await storePlan(web.app, year.yearId, (plan) => ({
      ...plan,
      challenges: plan.challenges.map((each) => {
        if (each.id === year.challenges.get('PC-004')) return { ...each, week: null, peers: [] };
        return each.id === year.challenges.get('PC-003') ? { ...each, peers: each.peers.slice(0, 1) } : each;
      }),
    }));
    const page = await read(yearHref(`?plan=${planId}`));
    expect(page.words).toContain('SMALL-2027, plan 2 Proposed Challenges 3 scheduled, 1 deferred');
    expect(page.words).toMatch(/Vacancies 2: 1 \w+( executive)? place, 1 \w+( executive)? place/);
    expect(page.words).toContain('of 120 working days');
    expect(page.words).toContain('Rules broken (hard) 0 The plan keeps every rule.');
    expect(page.words).toMatch(/12 of 12 weeks are open|\d+ of 12 weeks are open/);
    expect(page.words).toContain('Deployments are shared fairly among peers, recent years counted.');
    expect(page.words).toMatch(/York Unitary, Yorkshire and The Humber Deferred/);
    expect(page.words).toMatch(/1 of 3 [A-Z]+ [A-Z]+/);
    expect(page.html).not.toMatch(/ style=|labour|liberal-democrat/i);
    expect((await read(yearHref())).words).toContain('SMALL-2027, plan 1 (proposed): medium');
  });

  it.each([
    ['region=London', 'No challenge fits', []],
    ['region=South+West', '1 of 4 challenges. Show all', ['Bristol']],
    ['class=county', '1 of 4 challenges.', ['Kent']],
    ['only=vacancies', '1 of 4 challenges.', ['Bristol']],
    ['only=deferred', '1 of 4 challenges.', ['York']],
    ['sort=council', 'All 4 challenges.', ['Bristol', 'Kent', 'Leeds', 'York']],
    ['sort=nonsense&view=nonsense', 'All 4 challenges.', null],
  ])('shows of the board what is asked for: %s', async (query, summary, councils) => {
    const page = await read(yearHref(`?plan=${planId}&${query}`));
    expect(page.words).toContain(summary);
    if (councils) expect(councilsOf(page.html)).toEqual(councils);
  });

  it('is a list by week for those who ask for one', async () => {
    const page = await read(yearHref(`?plan=${planId}&view=list`));
    expect(page.html).not.toContain('<table class="app-board">');
    expect(page.words).toMatch(/Week of \d+ (September|October|November) /);
    expect(page.words).toContain('Deferred: no week this year York');
  });

  it('introduces each team, and says why the council is not offered another week', async () => {
    const page = await read(`/years/${year.yearId}/challenges/${year.challenges.get('PC-002')!}?plan=${planId}`);
    expect(page.words).toContain('Programme years A small year Leeds ');
    expect(page.words).toContain('Leeds Council Metropolitan district, Yorkshire and The Humber');
    expect(page.words).toMatch(/Fictional PEER-\d+ fictional Leader/);
    expect(page.words).toContain(
      '27 September 2027 Conference week of labour, which controls Leeds (date assumed). Assumption: usual order',
    );
    const short = await read(`/years/${year.yearId}/challenges/${year.challenges.get('PC-003')!}?plan=${planId}`);
    expect(short.words).toMatch(/Places filled 1 of 3 Vacancies 1 .* place, 1 .* place/);
    const deferred = await read(`/years/${year.yearId}/challenges/${year.challenges.get('PC-004')!}?plan=${planId}`);
    expect(deferred.words).toContain('The plan has no week for this challenge.');
  });

  it('has its plan approved after saying what that does, and a second press changes nothing', async () => {
    const page = `/plans/${planId}/approval`;
    expect((await read(page)).words).toContain('3 weeks are proposed, each to its council.');
    expect((await read(page)).words).toContain('A letter proposes each week to the contact of its council');
    for (const press of ['first', 'second']) {
      const answer = await browser.post(page, page, { press });
      expect(answer.headers['location']).toBe(yearHref(`?plan=${planId}`));
    }
    const shown = await read(yearHref());
    expect(shown.words).toContain(
      'SMALL-2027, plan 2 is approved: its teams are formed, and its weeks are being proposed to the councils.',
    );
    expect(shown.words).toContain('Withdraw the approval');
    const teams = await web.query<{ count: number }>('select count(*)::int as count from team');
    expect(teams).toEqual([{ count: 3 }]);
  });

  it('has the approval withdrawn, twice too', async () => {
    const page = `/plans/${planId}/withdrawal`;
    expect((await read(page)).words).toContain('3 teams are disbanded.');
    for (const press of ['first', 'second'])
      expect((await browser.post(page, page, { press })).headers['location']).toBe(yearHref(`?plan=${planId}`));
    expect((await read(yearHref(`?plan=${planId}`))).words).toContain('Approve this plan');
  });

  it('says what changed instead of approving a plan that the data have left behind', async () => {
    await web.query(`update challenge set priority = 3, version = version + 1 where reference = 'PC-001'`);
    const page = `/plans/${planId}/approval`;
    const answer = await browser.post(page, page, {});
    expect(answer.status).toBe(409);
    expect(words(answer.text)).toMatch(/The data have changed since this plan was made .*PC-001/);
    expect(await web.query('select from team')).toEqual([]);
  });

  it.each([
    ['a year', `/years/${UNKNOWN}`],
    ['what is no id', '/years/next'],
    ['a plan', `/plans/${UNKNOWN}/approval`],
    ['a run', `/plan-runs/${UNKNOWN}`],
  ])('is not found under the address of %s that does not exist', async (_, address) => {
    const page = await read(address);
    expect(page.status).toBe(404);
    expect(page.words).toContain('Page not found');
  });

  it('is not found with a plan or a challenge that it does not have', async () => {
    for (const address of [yearHref(`?plan=${UNKNOWN}`), `/years/${year.yearId}/challenges/${UNKNOWN}`])
      expect((await read(address)).status).toBe(404);
  });

  it('is for those who run programmes', async () => {
    const stranger = await new TestBrowser(web.server).get(yearHref());
    expect(stranger.headers['location']).toBe('/sign-in');
    const nobody = await new TestBrowser(web.server, await web.signIn()).get(yearHref());
    expect(nobody.status).toBe(403);
  });

  it(
    'says why when every challenge is deferred, and what to change',
    async () => {
      await web.app
        .get(Database)
        .inTransaction(SYSTEM, (tx) =>
          tx.query('update programme_year set budget_days = 0, version = version + 1 where id = $1', [year.yearId]),
        );
      const started = await browser.post(yearHref(), yearHref('/plan-runs'), { seconds: '1' });
      const runHref = started.headers['location']!;
      await web.app.get(PlanRunner, { strict: false }).run(runHref.split('/').at(-1)!, new AbortController().signal);
      expect((await read(runHref)).words).toMatch(
        /Why every challenge is deferred The year may cost 0 working days, and the smallest team that may be sent costs [\d.]+\. Raise the budget\./,
      );
    },
    MINUTE_MS,
  );
});
