import { createHash, randomUUID } from 'node:crypto';
import { OperationCheck } from '../../src/modules/accounts/operation-check.service.js';
import { Config } from '../../src/modules/platform/config/config.js';
import { deriveSecret } from '../../src/modules/platform/mail/link-secrets.js';
import { createSmallYear } from '../support/small-year.js';
import { storePlan } from '../support/store-plan.js';
import { type TestWeb } from '../support/test-web.js';
import { describeInChromium, findAccessibilityFaults, measureOverflow } from './chromium.js';

const WIDTHS = [1280, 390, 320];

/** Parts of a page that are not ours to mend. */
const OTHERS_WORK: Readonly<Record<string, string[]>> = { '/api/docs': ['#api-docs'] };

/** An address for each page route that has a value in its path, or wants one behind it. */
const EXAMPLES: Readonly<Record<string, (web: TestWeb) => Promise<string>>> = {
  '/sign-in/organisation/return': () => Promise.resolve('/sign-in/organisation/return?code=x&state=y'),
  '/mailbox/:id': async (web) => {
    const [row] = await web.query<{ id: string }>('select id from letter limit 1');
    return `/mailbox/${row!.id}`;
  },
  '/letters/:id': async (web) => `/letters/${(await lettersOf(web)).letterId}`,
  '/letter-batches/:id': async (web) => `/letter-batches/${(await lettersOf(web)).batchId}`,
  '/letter-wordings/:kind': () => Promise.resolve('/letter-wordings/accounts.sign-in'),
  '/challenge-managers/:id': async (web) => {
    const [row] = await web.query<{ id: string }>(
      `insert into challenge_manager (name) values ('Ann ' || gen_random_uuid()) returning id`,
    );
    return `/challenge-managers/${row!.id}`;
  },
  '/campaigns/:id': async (web) => `/campaigns/${(await campaignOf(web)).campaignId}`,
  '/join/:id': async (web) => `/join/${(await campaignOf(web)).campaignId}`,
  '/join/confirm/:secret': async (web) => {
    const { expressionId } = await campaignOf(web);
    return `/join/confirm/${deriveSecret(web.app.get(Config).secretKey, 'expression', expressionId)}`;
  },
  '/training/:id': async (web) => {
    const [session] = await web.query<{ id: string }>('select id from training_session limit 1');
    return `/training/${session!.id}`;
  },
  '/years/:yearId/recruitment': async (web) => `/years/${(await planOf(web)).yearId}/recruitment`,
  '/peer-kinds/:code': () => Promise.resolve('/peer-kinds/officer'),
  '/peers/:peerId/life': async (web) => {
    const [peer] = await web.query<{ id: string }>('select id from peer order by reference limit 1');
    return `/peers/${peer!.id}/life`;
  },
  '/peers/:id': async (web) => `/peers/${(await ownPeerOf(web)).peerId}`,
  '/assisting/:peerId/availability': async (web) => `/assisting/${(await ownPeerOf(web)).assistedId}/availability`,
  '/assisting/:peerId/availability/calendar': async (web) =>
    `/assisting/${(await ownPeerOf(web)).assistedId}/availability/calendar`,
  '/years/:yearId/availability-changes': async (web) => `/years/${(await planOf(web)).yearId}/availability-changes`,
  '/years/:yearId': async (web) => `/years/${(await planOf(web)).yearId}`,
  '/years/:yearId/challenges/:challengeId': async (web) => {
    const { yearId, challengeId } = await planOf(web);
    return `/years/${yearId}/challenges/${challengeId}`;
  },
  '/years/:yearId/challenges/:challengeId/why-not': async (web) => {
    const { yearId, challengeId } = await planOf(web);
    return `/years/${yearId}/challenges/${challengeId}/why-not?peer=PEER-001`;
  },
  '/years/:yearId/challenges/:challengeId/vacancies': async (web) => {
    const { yearId, challengeId } = await planOf(web);
    return `/years/${yearId}/challenges/${challengeId}/vacancies`;
  },
  '/years/:yearId/challenges/:challengeId/members/:peerId': async (web) => {
    const { yearId } = await planOf(web);
    const [seat] = await web.query<{ planId: string; challengeId: string; peerId: string }>(
      `select latest.id as "planId", c->>'id' as "challengeId", c->'peers'->>0 as "peerId"
         from (select id, assignments from plan order by created_at desc limit 1) latest,
              jsonb_array_elements(assignments->'challenges') c where jsonb_array_length(c->'peers') > 0 limit 1`,
    );
    return `/years/${yearId}/challenges/${seat!.challengeId}/members/${seat!.peerId}?plan=${seat!.planId}`;
  },
  '/years/:yearId/capacity': async (web) => `/years/${(await planOf(web)).yearId}/capacity`,
  '/years/:yearId/plan-runs/new': async (web) =>
    `/years/${(await planOf(web)).yearId}/plan-runs/new?preset=protect-peers`,
  '/plan-runs/:runId/alternatives': async (web) => {
    const [run] = await web.query<{ id: string }>(`select id from plan_run where options ? 'alternatives'`);
    return `/plan-runs/${run!.id}/alternatives`;
  },
  '/plan-runs/:runId': async (web) => `/plan-runs/${(await planOf(web)).runId}`,
  '/plans/:planId/fit-one-more/:challengeId': async (web) => {
    const [deferred] = await web.query<{ planId: string; challengeId: string }>(
      `select p.id as "planId", c->>'id' as "challengeId" from plan p, jsonb_array_elements(p.assignments->'challenges') c
        where jsonb_typeof(c->'week') = 'null' limit 1`,
    );
    return `/plans/${deferred!.planId}/fit-one-more/${deferred!.challengeId}`;
  },
  '/plans/:planId/analysis': async (web) => `/plans/${(await planOf(web)).planId}/analysis`,
  '/plans/:planId/managers': async (web) => `/plans/${(await planOf(web)).planId}/managers`,
  '/plans/:planId/answers': async (web) => `/plans/${(await planOf(web)).planId}/answers`,
  '/plans/:planId/fairness': async (web) => `/plans/${(await planOf(web)).planId}/fairness`,
  '/plans/:planId/teams/:challengeId/letter': async (web) => {
    const [team] = await web.query<{ planId: string; challengeId: string }>(
      `select p.id as "planId", c->>'id' as "challengeId"
         from plan p, jsonb_array_elements(assignments->'challenges') c where c->>'week' is not null limit 1`,
    );
    return `/plans/${team!.planId}/teams/${team!.challengeId}/letter`;
  },
  '/plans/:planId/review': async (web) => `/plans/${(await planOf(web)).planId}/review`,
  '/plans/:planId/comparison': async (web) => {
    const [ids] = await web.query<{ later: string; earlier: string }>(
      `select (array_agg(id order by created_at desc))[1] as later, (array_agg(id order by created_at))[1] as earlier from plan`,
    );
    return `/plans/${ids!.later}/comparison?with=${ids!.earlier}`;
  },
  '/years/:yearId/scenarios': async (web) => `/years/${(await planOf(web)).yearId}/scenarios`,
  '/scenarios/:scenarioId': async (web) => {
    const [scenario] = await web.query<{ id: string }>('select id from scenario limit 1');
    return `/scenarios/${scenario!.id}`;
  },
  '/plans/:planId/changes': async (web) => {
    const [ids] = await web.query<{ later: string }>('select id as later from plan order by created_at desc limit 1');
    return `/plans/${ids!.later}/changes`;
  },
  '/plans/:planId/approval': async (web) => `/plans/${(await planOf(web)).planId}/approval`,
  '/plans/:planId/withdrawal': async (web) => `/plans/${(await planOf(web)).planId}/withdrawal`,
};

/** The peer whose own pages are looked at, and one whom they assist. */
async function ownPeerOf(web: TestWeb): Promise<{ readonly peerId: string; readonly assistedId: string }> {
  const [ids] = await web.query<{ peerId: string; assistedId: string }>(
    `select (select id from peer where reference = 'PEER-001') as "peerId", (select id from peer where reference = 'PEER-002') as "assistedId"`,
  );
  return ids!;
}

/** A letter in a batch that is held, with all that a letter can have. */
async function lettersOf(web: TestWeb): Promise<{ letterId: string; batchId: string }> {
  const [ids] = await web.query<{ letterId: string; batchId: string }>(
    `with batch as (insert into letter_batch (title, hold_until) values ('Invitations', app_now() + interval '10 minutes') returning id)
     insert into letter (kind, dedupe_key, to_address, subject, text, html, message_id, state, batch_id)
     select 'test.note', gen_random_uuid()::text, 'ann.with.a.long.name@council.example', 'Your place', 'Hello',
            E'<main>\n<h2>Hello</h2>\n<ul><li>you</li></ul>\n</main>', '<1@x>', 'held', id from batch
     returning id as "letterId", batch_id as "batchId"`,
  );
  return ids!;
}

/** Who signed in last nominates for a hub. */
async function becomeHub(web: TestWeb): Promise<void> {
  await web.query(
    `insert into role_grant (person_id, role, scope_id)
     select (select person_id from session order by created_at desc, id limit 1), 'hub', id from organisation order by reference limit 1`,
  );
}

/** Who signed in last is a peer and assists another, so that own pages open. */
async function becomePeer(web: TestWeb): Promise<void> {
  await web.query(
    `update peer set person_id = (select person_id from session order by created_at desc, id limit 1), version = version + 1
      where reference = 'PEER-001'`,
  );
  await web.query(
    `insert into peer_assistant (peer_id, person_id, name, address)
     select p.id, me.person_id, 'Me', 'me@office.example' from peer p, peer me where p.reference = 'PEER-002' and me.reference = 'PEER-001'`,
  );
}

interface PlanIds {
  readonly planId: string;
  readonly yearId: string;
  readonly challengeId: string;
  readonly runId: string;
}

async function planOf(web: TestWeb): Promise<PlanIds> {
  const [ids] = await web.query<PlanIds>(
    `select p.id as "planId", p.year_id as "yearId", r.id as "runId", c.id as "challengeId"
       from plan p join plan_run r on r.plan_id = p.id join challenge c on c.year_id = p.year_id limit 1`,
  );
  return ids!;
}

/** A small year with a plan that came of a run. */
async function planOneYear(web: TestWeb): Promise<void> {
  const { yearId } = await createSmallYear(web.app);
  const planId = await storePlan(web.app, yearId);
  // A later plan that defers a challenge, to be compared with the first.
  await storePlan(web.app, yearId, ({ problem, challenges: [first, ...others] }) => ({
    problem,
    challenges: [{ ...first!, week: null, peers: [] }, ...others],
  }));
  await web.query(
    `with run as (
       insert into plan_run (year_id, options, state, plan_id, finished_at)
       select year_id, options, 'proposed', id, app_now() from plan where id = $1 returning id)
     insert into plan_run_progress (run_id) select id from run`,
    [planId],
  );
}

/** A scenario with a change and a plan. */
async function makeScenario(web: TestWeb): Promise<void> {
  await web.query(
    `with made as (
       insert into scenario (year_id, problem_id, name, changes)
       select year_id, problem_id, 'Nobody in the first week', '[{"kind": "week-closes", "week": 0}]' from plan limit 1 returning id)
     insert into plan (year_id, problem_id, name, options, seed, hard, medium, soft, soft_by_term, figures, assignments)
     select p.year_id, p.problem_id, 'a scenario', p.options || jsonb_build_object('scenarioId', made.id),
            p.seed, p.hard, p.medium, p.soft, p.soft_by_term, p.figures, p.assignments
       from (select * from plan limit 1) p, made`,
  );
}

/** Two plans that one run made beside each other. */
async function makeAlternatives(web: TestWeb): Promise<void> {
  await web.query(
    `with run as (
       insert into plan_run (year_id, options, state, finished_at)
       select year_id, options || '{"alternatives": true}', 'proposed', app_now() from plan limit 1 returning id),
     progress as (insert into plan_run_progress (run_id) select id from run)
     insert into plan (year_id, problem_id, name, options, seed, hard, medium, soft, soft_by_term, figures, assignments)
     select p.year_id, p.problem_id, p.name || ' again', p.options || jsonb_build_object('alternativeOf', run.id, 'preset', 'protect-peers'),
            p.seed, p.hard, p.medium, p.soft, p.soft_by_term, p.figures, p.assignments
       from plan p, run`,
  );
}

/** An open campaign in which somebody has not confirmed yet and somebody has, and a training session with a place. */
async function recruitPeers(web: TestWeb): Promise<void> {
  const campaignId = randomUUID();
  await web.query(
    `insert into campaign (id, name, opens_on, closes_on) values ($1, 'Leaders and others', '2020-01-01', '2099-12-31')`,
    [campaignId],
  );
  await web.query(
    `insert into campaign_target (campaign_id, kind_code, region, party, number) values ($1, 'leader', null, 'liberal-democrat', 5)`,
    [campaignId],
  );
  for (const state of ['asked', 'confirmed']) {
    const id = randomUUID();
    const secret = deriveSecret(web.app.get(Config).secretKey, 'expression', id);
    await web.query(
      `insert into expression_of_interest (id, campaign_id, name, address, kind_code, region, organisation, state, token_hash, asked_at)
       values ($1, $2, 'Ann', $3, 'leader', 'London', 'Camden', $3, $4, now())`,
      [id, campaignId, state, createHash('sha256').update(secret).digest()],
    );
  }
  await web.query(
    `with made as (insert into training_session (name, held_on, venue, places) values ('Induction', '2027-05-03', 'Leeds', 12) returning id)
     insert into training_place (session_id, peer_id) select made.id, (select id from peer limit 1) from made`,
  );
}

async function campaignOf(web: TestWeb): Promise<{ campaignId: string; expressionId: string }> {
  const [ids] = await web.query<{ campaignId: string; expressionId: string }>(
    `select campaign_id as "campaignId", id as "expressionId" from expression_of_interest where state = 'asked' limit 1`,
  );
  return ids!;
}

const listPages = (web: TestWeb) =>
  web.app
    .get(OperationCheck)
    .listRoutes()
    // A file to download is no page; pages behind the links of letters are looked at where they are answered.
    .filter(
      ({ method, isApi, path }) => method === 'GET' && !isApi && !path.endsWith('.ics') && !path.includes(':token'),
    )
    .map(({ path }) => path)
    .sort();

async function addressOf(web: TestWeb, path: string): Promise<string> {
  const example = EXAMPLES[path];
  if (!example && !path.includes(':')) return path;
  if (!example) throw new Error(`Name an example address for ${path} in EXAMPLES.`);
  return example(web);
}

async function writeOneLetter(web: TestWeb): Promise<void> {
  await web.query(
    `insert into letter (kind, dedupe_key, to_address, subject, text, message_id)
     values ('probe', 'probe', 'a-rather-long-name-of-a-person@a-rather-long-name-of-a-council.example', 'A letter',
             'Press http://localhost:3000/sign-in#' || repeat('a', 43), '')`,
  );
}

describeInChromium(
  'every page',
  (world) => {
    it.each(['signed in', 'signed out'])(
      'is accessible, quiet and as wide as its window: %s',
      async (state) => {
        const cookie = await world.web.signIn('administrator', 'coordinator');
        await becomeHub(world.web);
        if (state === 'signed in') await becomePeer(world.web);
        const { page, faults } = await world.open(state === 'signed in' ? { cookie } : {});
        const found: string[] = [];
        const seen: string[] = [];
        for (const path of [...listPages(world.web), '/nowhere']) {
          const answer = await page.goto(await addressOf(world.web, path), { waitUntil: 'networkidle' });
          const status = answer!.status();
          if (status >= 500 || answer!.headers()['content-type'] !== 'text/html; charset=utf-8')
            found.push(`${path} is ${status}`);
          if (state === 'signed in' && status >= 400 && path !== '/nowhere') found.push(`${path} is ${status}`);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 844 });
            const overflow = await measureOverflow(page);
            if (overflow > 0) found.push(`${path} is ${overflow} px too wide at ${width} px`);
            if (width === 320) continue;
            const violations = await findAccessibilityFaults(page, OTHERS_WORK[path]);
            found.push(...violations.map((violation) => `${path} at ${width} px: ${violation}`));
          }
          found.push(...faults.splice(0).map((fault) => `${path}: ${fault}`));
          seen.push(new URL(page.url()).pathname);
        }
        expect(found).toEqual([]);
        expect(seen).toContain(state === 'signed in' ? '/account' : '/sign-in');
      },
      240_000,
    );

    it('starts with a link that skips to its content', async () => {
      const { page } = await world.open({ cookie: await world.web.signIn('coordinator') });
      await page.goto('/account');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('#main-content:focus').waitFor();
    });

    it('asks for no font and shows no crown', async () => {
      const { page } = await world.open();
      const addresses: string[] = [];
      page.on('request', (request) => addresses.push(request.url()));
      await page.goto('/sign-in', { waitUntil: 'networkidle' });
      expect(addresses.filter((address) => /font|crown|crest/.test(address))).toEqual([]);
      expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).fontFamily')).toBe(
        'arial, sans-serif',
      );
      expect(await page.textContent('body')).not.toContain('GOV.UK');
    });

    it('shows the year as a board on a wide screen, and as a list by week on a phone and on paper', async () => {
      const { page } = await world.open({ cookie: await world.web.signIn('coordinator') });
      await page.goto('/');
      const shown = async () => [await page.isVisible('.app-board'), await page.isVisible('.app-weeks')];
      expect(await shown()).toEqual([true, false]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await shown()).toEqual([false, true]);
      await page.setViewportSize({ width: 1280, height: 844 });
      await page.emulateMedia({ media: 'print' });
      expect(await shown()).toEqual([false, true]);
    });

    it('is printed without its navigation', async () => {
      const { page } = await world.open({ cookie: await world.web.signIn('coordinator') });
      await page.goto('/account');
      expect(await page.isVisible('.govuk-service-navigation')).toBe(true);
      await page.emulateMedia({ media: 'print' });
      expect(await page.isVisible('.govuk-service-navigation')).toBe(false);
    });
  },
  async (web) => {
    await writeOneLetter(web);
    await planOneYear(web);
    await makeAlternatives(web);
    await makeScenario(web);
    await recruitPeers(web);
  },
);
