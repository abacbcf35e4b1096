import { type AddressInfo } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { JobRunner } from '../../src/modules/platform/jobs/job-runner.js';
import { startTestWeb, TestBrowser, type TestWeb } from '../support/test-web.js';
import { waitUntil } from '../support/wait-until.js';

describe('a sign-in letter', () => {
  const received: ParsedMail[] = [];
  let smtp: SMTPServer;
  let web: TestWeb;

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        void simpleParser(stream).then((mail) => {
          received.push(mail);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    const environment = {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      PUBLIC_BASE_URL: 'http://peer-challenge.example',
      OUTBOX_POLL_MILLISECONDS: '50',
    };
    web = await startTestWeb({ environment });
    await web.app.get(JobRunner).start(web.testDatabase.databaseUrl);
  });
  afterAll(async () => {
    await web.app.get(JobRunner).stop();
    await web.stop();
    await new Promise<void>((resolve) => {
      smtp.close(resolve);
    });
  });

  it('reaches its person with a link and a code that work, whatever the Host header said', async () => {
    await web.createPerson('ann@kent.example', 'coordinator');
    const browser = new TestBrowser(web.server);
    const forged = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' };
    await browser.post('/sign-in', '/sign-in', { address: 'ann@kent.example' }, forged);
    await waitUntil('the letter has come', () => received.length > 0);
    const [mail] = received;
    expect((mail!.to as AddressObject).text).toBe('ann@kent.example');
    expect(mail!.subject).toBe('Sign in to Critical Friend');
    expect(mail!.text).not.toContain('evil');
    expect(mail!.text).not.toContain('{{');
    const secret = /^http:\/\/peer-challenge\.example\/sign-in#([\w-]{43})$/m.exec(mail!.text!)![1]!;
    expect((await browser.post('/sign-in', '/sign-in/link', { secret })).status).toBe(303);
    expect((await browser.get('/account')).text).toContain('Pat Test');
  });

  it('cannot be read in the browser where there is a mail server', async () => {
    expect((await new TestBrowser(web.server).get('/mailbox')).status).toBe(404);
  });
});
