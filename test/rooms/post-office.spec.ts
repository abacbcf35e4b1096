import { type AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { type LetterRow, PostOffice } from '../../src/modules/platform/mail/post-office.js';
import { testConfig } from '../support/test-config.js';

const LETTER: LetterRow = {
  id: '11111111-1111-4111-8111-111111111111',
  toAddress: 'ann.lee@kent.example.org',
  subject: 'Your week: 5 April 2027 — Zoë',
  text: 'The week of Monday 5 April is proposed to you.',
  html: '<p>The week of Monday 5 April is proposed to you.</p>',
  messageId: '<11111111@critical-friend.example>',
  calendar: null,
  createdAt: new Date('2027-01-04T09:00:00Z'),
};

/** A mail server that takes everything, or answers each letter with `refusal`. */
async function withMailServer(
  refusal: (Error & { responseCode: number }) | null,
  work: (url: string, taken: string[]) => Promise<void>,
): Promise<void> {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        if (!refusal) taken.push(text);
        done(refusal);
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    await work(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, taken);
  } finally {
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  }
}

describe('the post office', () => {
  it('hands a letter to the mail server, to be answered by no robot', async () => {
    await withMailServer(null, async (smtpUrl, taken) => {
      const office = new PostOffice(testConfig({ smtpUrl, mailFrom: 'peer-challenge@example.org' }));
      expect(await office.send(LETTER)).toBe('sent');
      office.onApplicationShutdown();
      const mail = await simpleParser(taken[0]!);
      expect(mail).toMatchObject({
        subject: LETTER.subject,
        messageId: LETTER.messageId,
        text: expect.stringContaining(LETTER.text) as unknown,
        from: { value: [{ name: 'Critical Friend', address: 'peer-challenge@example.org' }] },
        to: { value: [{ address: LETTER.toAddress }] },
      });
      expect(mail.html).toContain('Monday 5 April');
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    });
  });

  it('says what the mail server answered when it takes no letter', async () => {
    await withMailServer(Object.assign(new Error('mailbox full'), { responseCode: 452 }), async (smtpUrl) => {
      const office = new PostOffice(testConfig({ smtpUrl }));
      await expect(office.send(LETTER)).rejects.toMatchObject({ responseCode: 452 });
      office.onApplicationShutdown();
    });
  });

  it('keeps letters where there is no mail server', async () => {
    expect(await new PostOffice(testConfig({ smtpUrl: null })).send(LETTER)).toBe('kept');
  });
});
