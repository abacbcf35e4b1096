import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WarnOfEndingTokensSweep } from '../../src/modules/accounts/warn-of-ending-tokens.sweep.js';
import { answerSignIns, makePerson, setUpApp, signInByLetter } from '../support/sign-in-world.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';

const BASE = 'http://peer-challenge.example';
const FORGED: Readonly<Record<string, string>> = {
  Host: 'evil.example',
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Server': 'evil.example',
  'X-Original-URL': 'http://evil.example/sign-in',
  Forwarded: 'host=evil.example;proto=https',
};

/** What makes each kind of letter be written. A new kind needs a line here or below. */
const CAUSES: Readonly<Record<string, (web: TestWeb, headers: Record<string, string>) => Promise<unknown>>> = {
  'accounts.sign-in': async (web, headers) => {
    const { address } = await makePerson(web);
    await new TestBrowser(web.server).post('/sign-in', '/sign-in', { address }, headers);
    await answerSignIns(web);
  },
  'accounts.new-pin': async (web, headers) => {
    const browser = await signInByLetter(web, (await makePerson(web)).address);
    await browser.post('/account/pin', '/account/pin', { pin: '482913', again: '482913' });
    return browser.post('/account', '/account/pin/forgotten', {}, headers);
  },
  'accounts.security-notice': async (web, headers) => {
    const { id, address } = await makePerson(web, 'coordinator');
    await setUpApp(web, await signInByLetter(web, address));
    const office = await signInByLetter(web, (await makePerson(web, 'administrator')).address);
    return office.post('/staff-second-steps', '/staff-second-steps/reset', { personId: id }, headers);
  },
  'accounts.token-expiry': async (web, headers) => {
    const browser = await signInByLetter(web, (await makePerson(web, 'coordinator')).address);
    await browser.post('/account', '/account/tokens', { name: 'script', scope: 'read', days: '60' }, headers);
    await web.query(
      `update api_token set created_at = created_at - interval '50 days', expires_at = expires_at - interval '50 days'`,
    );
    await web.app.get(WarnOfEndingTokensSweep).sweep();
  },
};

/** Written by sweeps, and by rooms whose flows read their links against PUBLIC_BASE_URL; no code reads a header that names a host. */
const ELSEWHERE = [
  'peers.assistant-named',
  'peers.renewal',
  'peers.saved-on-behalf',
  'recruitment.confirmation',
  'recruitment.training',
];
const NAMES_A_HOST =
  /\b(?:request|req)[.](?:host|hostname|protocol)\b|headers[.]host\b|headers\[['"](?:host|forwarded|x-forwarded-(?!for)[a-z]+)['"]\]/i;

/** Texts of the source. */
function readSources(): string[] {
  const root = path.resolve('src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(path.join(root, name), 'utf8'));
}

/** Kinds of letters that the source writes. */
function listKinds(): string[] {
  const texts = readSources().filter((text) => /letters\.write\(|LetterTemplate\b/.test(text));
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/kind: '([a-z]+\.[a-z-]+)'/g)].map(([, kind]) => kind!))),
  ];
}

describe('a letter', () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await startTestWeb({ environment: { PUBLIC_BASE_URL: BASE } });
  });
  beforeEach(() => web.query('delete from rate_limit'));
  afterAll(() => web.stop());

  it('of every kind is caused by one of these tests', () => {
    expect(listKinds().sort()).toEqual([...Object.keys(CAUSES), ...ELSEWHERE].sort());
  });

  it('is written by code that reads no header that names a host', () => {
    const sources = readSources();
    expect(sources.length).toBeGreaterThan(400);
    expect(sources.filter((text) => NAMES_A_HOST.test(text))).toEqual([]);
  });

  it.each(Object.entries(CAUSES))(
    '%s leads to PUBLIC_BASE_URL whatever six headers say',
    async (kind, cause) => {
      for (const [name, value] of Object.entries(FORGED)) {
        await web.query('delete from rate_limit');
        await web.query('delete from letter');
        await cause(web, { [name]: value });
        const letters = await web.query<{ text: string; html: string | null; messageId: string }>(
          'select text, html, message_id as "messageId" from letter where kind = $1',
          [kind],
        );
        expect([name, letters.length > 0]).toEqual([name, true]);
        for (const { text, html, messageId } of letters) {
          const all = [text, html, messageId].join(' ');
          expect([name, all]).toEqual([name, expect.not.stringMatching(/evil/)]);
          for (const [link] of all.matchAll(/https?:\S+/g))
            expect([name, link.startsWith(`${BASE}/`)]).toEqual([name, true]);
        }
      }
    },
    60_000,
  );

  it('never makes an answer lead elsewhere either', async () => {
    for (const [name, value] of Object.entries(FORGED)) {
      const browser = new TestBrowser(web.server);
      const { headers, text } = await browser.post(
        '/sign-in',
        '/sign-in',
        { address: `${name.toLowerCase()}@y.example` },
        { [name]: value },
      );
      expect([name, headers['location']]).toEqual([name, '/sign-in/code']);
      expect(text).not.toContain('evil');
    }
  });
});
