import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { AnswerSignInJob } from '../../src/modules/accounts/answer-sign-in.job.js';
import { codeAt, stepAt } from '../../src/modules/accounts/one-time-codes.js';
import { type Role } from '../../src/modules/accounts/roles.js';
import { Config } from '../../src/modules/platform/config/config.js';
import { SYSTEM } from '../../src/modules/platform/database/database.js';
import { fillSecrets } from '../../src/modules/platform/mail/link-secrets.js';
import { TestBrowser, type TestWeb } from './test-web.js';

/** What a worker does in the background with the requests for letters that wait. */
export async function answerSignIns(web: TestWeb): Promise<void> {
  const waiting = await web.query<{ id: string }>('select id from sign_in_request');
  for (const { id } of waiting) await web.app.get(AnswerSignInJob).handle({ requestId: id });
}

/** The newest letter to an address as it goes out, or null. */
export async function readNewestLetter(web: TestWeb, address: string): Promise<string | null> {
  await answerSignIns(web);
  const [row] = await web.query<{ subject: string; text: string }>(
    'select subject, text from letter where to_address = $1 order by created_at desc limit 1',
    [address],
  );
  return row ? `${row.subject}\n\n${fillSecrets(web.app.get(Config).secretKey, row.text)}` : null;
}

export const codeIn = (letter: string | null): string => /\b\d{8}\b/.exec(letter ?? '')?.[0] ?? 'no code';

/** A browser in which a person has signed in by the code of a letter. */
export async function signInByLetter(web: TestWeb, address: string): Promise<TestBrowser> {
  const browser = new TestBrowser(web.server);
  await browser.post('/sign-in', '/sign-in', { address });
  const code = codeIn(await readNewestLetter(web, address));
  const entered = await browser.post('/sign-in/code', '/sign-in/code', { code });
  if (entered.status !== 303) throw new Error(`Signing in answered ${entered.status}.`);
  return browser;
}

let people = 0;

/** A new person and the address that they read. */
export async function makePerson(web: TestWeb, ...roles: Role[]): Promise<{ id: string; address: string }> {
  const address = `reader-${++people}@council.example`;
  return { id: await web.createPerson(address, ...roles), address };
}

/** An operator's link for a person: its secret. */
export async function issueLinkSecret(web: TestWeb, personId: string): Promise<string> {
  const link = await web.database.inTransaction(SYSTEM, (tx) =>
    web.app.get(AccountsService).issueSignInLink(tx, personId),
  );
  return link.split('#')[1]!;
}

/** The code that an app with this secret shows now, or so many steps of thirty seconds later. */
export const appCode = (web: TestWeb, secret: string, later = 0): string =>
  codeAt(secret, stepAt(web.clock.now().getTime()) + later);

/** Sets an app up in a signed-in browser. */
export async function setUpApp(web: TestWeb, browser: TestBrowser): Promise<{ secret: string; recovery: string[] }> {
  await browser.post('/account/second-step', '/account/second-step/start', {});
  const page = await browser.get('/account/second-step');
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? 'no secret';
  const done = await browser.post('/account/second-step', '/account/second-step/finish', {
    code: appCode(web, secret),
  });
  return { secret, recovery: [...done.text.matchAll(/<code>([a-z2-9-]{14})<\/code>/g)].map(([, code]) => code!) };
}
