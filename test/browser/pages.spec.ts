import { OperationCheck } from '../../src/modules/accounts/operation-check.service.js';
import { type TestWeb } from '../support/test-web.js';
import { describeInChromium, findAccessibilityFaults, measureOverflow } from './chromium.js';

const WIDTHS = [1280, 390, 320];

/** Parts of a page that are not ours to mend. */
const OTHERS_WORK: Readonly<Record<string, string[]>> = { '/api/docs': ['#api-docs'] };

/** An address for each page route that has a value in its path. */
const EXAMPLES: Readonly<Record<string, (web: TestWeb) => Promise<string>>> = {
  '/mailbox/:id': async (web) => {
    const [row] = await web.query<{ id: string }>('select id from letter limit 1');
    return `/mailbox/${row!.id}`;
  },
};

const listPages = (web: TestWeb) =>
  web.app
    .get(OperationCheck)
    .listRoutes()
    .filter(({ method, isApi }) => method === 'GET' && !isApi)
    .map(({ path }) => path)
    .sort();

async function addressOf(web: TestWeb, path: string): Promise<string> {
  if (!path.includes(':')) return path;
  const example = EXAMPLES[path];
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
      120_000,
    );

    it('starts with a link that skips to its content', async () => {
      const { page } = await world.open({ cookie: await world.web.signIn('coordinator') });
      await page.goto('/account');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main-content');
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

    it('is printed without its navigation', async () => {
      const { page } = await world.open({ cookie: await world.web.signIn('coordinator') });
      await page.goto('/account');
      expect(await page.isVisible('.govuk-service-navigation')).toBe(true);
      await page.emulateMedia({ media: 'print' });
      expect(await page.isVisible('.govuk-service-navigation')).toBe(false);
    });
  },
  writeOneLetter,
);
