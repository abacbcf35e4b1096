import { type APIRequestContext, type Page, request } from 'playwright-core';
import { issueLinkSecret, makePerson } from '../support/sign-in-world.js';
import { type BrowserWorld, describeInChromium } from './chromium.js';

const LOADS = 50;

/** Everything about signing in that a scanner could change; the last use of rate limits is none of it. */
async function describeState({ web }: BrowserWorld): Promise<unknown> {
  return Promise.all(
    ['session', 'sign_in_grant', 'sign_in_request', 'second_factor', 'pin', 'letter', 'outbox', 'audit_entry'].map(
      async (table) => [
        table,
        await web.query(`select count(*)::int, md5(string_agg(t::text, '|' order by t::text)) from ${table} t`),
      ],
    ),
  );
}

/** Posts every form of a page by itself, as scripts of scanners do, from a page of another site. */
async function postFormsFromElsewhere(visit: Page, origin: string, secret: string): Promise<number[]> {
  const statuses: number[] = [];
  for (const [action, fields] of [
    ['/sign-in/link', { secret }],
    ['/sign-in/code', { code: secret }],
    ['/sign-out', {}],
  ] as const) {
    const page = await visit.context().newPage();
    const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
    await page.setContent(`<form method="post" action="${origin}${action}">${inputs.join('')}</form>`);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().startsWith(origin) && response.request().method() === 'POST'),
      page.evaluate('document.forms[0].submit()'),
    ]);
    statuses.push(answer.status());
    await page.close();
  }
  return statuses;
}

async function loadOften(context: APIRequestContext, address: string): Promise<number[]> {
  const statuses = new Set<number>();
  for (let turn = 0; turn < LOADS; turn++) statuses.add((await context.get(address)).status());
  statuses.add((await context.head(address)).status());
  statuses.add((await context.fetch(address, { method: 'OPTIONS' })).status());
  return [...statuses].sort();
}

describeInChromium('a scanner that reads somebody’s mail', (world) => {
  const linkOf = async () => {
    const { id } = await makePerson(world.web, 'coordinator');
    const secret = await issueLinkSecret(world.web, id);
    return { secret, link: `${world.origin}/sign-in#${secret}` };
  };

  it('changes nothing by HEAD, OPTIONS and fifty times GET', async () => {
    const { link, secret } = await linkOf();
    const before = await describeState(world);
    const context = await request.newContext();
    for (const address of [
      link,
      `${world.origin}/sign-in/code`,
      `${world.origin}/sign-in/organisation/return?code=x&state=y`,
    ])
      expect(await loadOften(context, address)).toEqual([200, 404]);
    await context.dispose();
    expect(await describeState(world)).toEqual(before);
    await expectLinkWorks(secret);
  }, 60_000);

  it('changes nothing by opening the link in a browser with scripts, again and again', async () => {
    const { link, secret } = await linkOf();
    const before = await describeState(world);
    for (let turn = 0; turn < 5; turn++) {
      const { page } = await world.open();
      await page.goto(link, { waitUntil: 'networkidle' });
      await page.locator('#link-form').getByRole('button').waitFor();
      await page.close();
    }
    expect(await describeState(world)).toEqual(before);
    await expectLinkWorks(secret);
  }, 60_000);

  it('changes nothing by posting the form itself without having loaded ours', async () => {
    const { secret } = await linkOf();
    const before = await describeState(world);
    const { page } = await world.open();
    expect(await postFormsFromElsewhere(page, world.origin, secret)).toEqual([403, 403, 303]);
    expect(await describeState(world)).toEqual(before);
    await expectLinkWorks(secret);
  }, 60_000);

  it('changes nothing by posting from another site with cookies of ours', async () => {
    const { secret, link } = await linkOf();
    const { page } = await world.open();
    await page.goto(link, { waitUntil: 'networkidle' });
    const before = await describeState(world);
    expect(await postFormsFromElsewhere(page, world.origin, secret)).toEqual([403, 403, 303]);
    expect(await describeState(world)).toEqual(before);
    await expectLinkWorks(secret);
  }, 60_000);

  /** A person's press still signs in. */
  async function expectLinkWorks(secret: string): Promise<void> {
    const { page } = await world.open();
    await page.goto(`/sign-in#${secret}`);
    const press = page.locator('#link-form').getByRole('button', { name: 'Sign in' });
    await Promise.all([page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in')), press.click()]);
    await page.close();
  }
});
