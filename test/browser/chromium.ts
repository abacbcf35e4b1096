import { accessSync, constants } from 'node:fs';
import { readFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startTestWeb, type TestWeb } from '../support/test-web.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** CHROMIUM_PATH, or the first Chromium on PATH, or null. */
export function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const given = process.env['CHROMIUM_PATH'];
  for (const candidate of given ? [given] : candidates) {
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // The next one.
    }
  }
  return null;
}

/** The service in a real browser. */
export interface BrowserWorld {
  readonly web: TestWeb;
  readonly origin: string;
  /** A page of a new browser profile; `cookie` as `TestWeb.signIn` gives it. Every console error lands in `faults`. */
  open(options?: BrowserContextOptions & { cookie?: string }): Promise<{ page: Page; faults: string[] }>;
}

/**
 * A group of tests in Chromium. Without one they are skipped and say so; where CI is set a missing one is a failure.
 * @param prepare changes the service before the first test.
 */
export function describeInChromium(
  name: string,
  tests: (world: BrowserWorld) => void,
  prepare: (web: TestWeb) => Promise<void> = () => Promise.resolve(),
): void {
  const executablePath = findChromium();
  if (executablePath === null) {
    const message = `SKIPPED: no Chromium for "${name}". Install chromium or set CHROMIUM_PATH.`;
    if (process.env['CI']) it(name, () => Promise.reject(new Error(message)));
    else {
      process.stderr.write(`\n${message}\n\n`);
      describe.skip(name, () => {
        it('needs Chromium', () => undefined);
      });
    }
    return;
  }
  describe(name, () => {
    let browser: Browser;
    const world = { open: (options = {}) => openPage(browser, world.origin, options) } as {
      -readonly [Key in keyof BrowserWorld]: BrowserWorld[Key];
    };
    beforeAll(async () => {
      world.web = await startTestWeb();
      await prepare(world.web);
      await world.web.app.listen(0, '127.0.0.1');
      world.origin = `http://127.0.0.1:${(world.web.server.address() as AddressInfo).port}`;
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await world.web.stop();
    });
    tests(world);
  });
}

async function openPage(
  browser: Browser,
  origin: string,
  { cookie, ...options }: BrowserContextOptions & { cookie?: string },
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  if (cookie !== undefined) {
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: origin }]);
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The answer to the page itself may be an error page on purpose; the test looks at its status.
    const isPageItself = message.location().url === page.url() && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isPageItself) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (protocol !== 'data:' && target !== origin) faults.push(`asks another host: ${target}`);
  });
  return { page, faults };
}

/** What axe-core finds on a page: one line a violation, with the elements. @param exclude selectors of others' work. */
export async function findAccessibilityFaults(page: Page, exclude: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(
    async ([tags, excluded]) => {
      type Axe = { run(context: object, options: object): Promise<{ violations: Violation[] }> };
      type Violation = { id: string; help: string; nodes: { target: string[] }[] };
      const { axe } = globalThis as unknown as { axe: Axe };
      const context = { include: [['html']], exclude: excluded!.map((selector) => [selector]) };
      const { violations } = await axe.run(context, { runOnly: { type: 'tag', values: tags } });
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    },
    [AXE_TAGS, [...exclude]],
  );
}

/** How many pixels of a page lie to the right of its window. */
export const measureOverflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
