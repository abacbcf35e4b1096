import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import { type SendMailOptions } from 'nodemailer/lib/mailer';
import { Config } from '../config/config.js';
import { writeInvitation } from './calendar-entry.js';
import { type LetterRow } from './letter-rows.js';
import { fillSecrets } from './link-secrets.js';
import { type SmtpFailure } from './smtp-reply.js';

export type { LetterRow } from './letter-rows.js';

const CONNECTION_TIMEOUT_MS = 30_000;
/** RFC 5321, 4.5.3.2.6: a shorter wait for the final reply makes copies. */
const FINAL_REPLY_TIMEOUT_MS = 600_000;
const LETTERS_PER_CONNECTION = 200;
const IDLE_CONNECTION_MS = 15_000;

/** A letter for the transport, with a note of how far it came. */
interface WatchedMail extends SendMailOptions {
  readonly progress: { wasHandedOver: boolean };
}

/** Hands letters to the mail server; without one they are kept in the database. */
@Injectable()
export class PostOffice implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(private readonly config: Config) {
    this.transport = config.smtpUrl === null ? null : openTransport(config.smtpUrl, config.mailConcurrency);
  }

  /** @throws the transport's error, as `SmtpFailure`, when the server does not take the letter. */
  async send(letter: LetterRow): Promise<'sent' | 'kept'> {
    if (!this.transport) return 'kept';
    const progress = { wasHandedOver: false };
    try {
      await this.transport.sendMail({ ...this.compose(letter), progress } as WatchedMail);
      return 'sent';
    } catch (error) {
      throw Object.assign(error as Error, progress satisfies SmtpFailure);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private compose(letter: LetterRow): SendMailOptions {
    const fill = (text: string) => fillSecrets(this.config.secretKey, text);
    return {
      from: { name: 'Critical Friend', address: this.config.mailFrom },
      to: { name: '', address: letter.toAddress },
      subject: letter.subject,
      text: fill(letter.text),
      ...(letter.html === null ? {} : { html: fill(letter.html) }),
      ...(letter.calendar === null
        ? {}
        : {
            icalEvent: {
              method: letter.calendar.method,
              filename: 'peer-challenge.ics',
              content: writeInvitation(
                {
                  method: letter.calendar.method,
                  entry: letter.calendar,
                  organiser: this.config.mailFrom,
                  attendee: letter.toAddress,
                },
                letter.createdAt,
              ),
            },
          }),
      messageId: letter.messageId,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    };
  }
}

function openTransport(url: string, maxConnections: number): Transporter {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections,
    maxMessages: LETTERS_PER_CONNECTION,
    idleTimeout: IDLE_CONNECTION_MS,
    // Only a letter of which no byte was sent is tried on another connection.
    maxRequeues: 2,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: FINAL_REPLY_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Once the connection has read the last byte, the server may have the letter whatever happens next.
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((content) =>
      content.once('end', () => {
        (mail.data as WatchedMail).progress.wasHandedOver = true;
      }),
    );
    done();
  });
  return transport;
}
