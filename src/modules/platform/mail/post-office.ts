import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import { Config } from '../config/config.js';
import { fillSecrets } from './link-secrets.js';

/** What is needed to send a letter. */
export interface LetterRow {
  readonly id: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
}

const CONNECTION_TIMEOUT_MS = 30_000;
/** RFC 5321, 4.5.3.2.6: a shorter wait for the final reply makes copies. */
const FINAL_REPLY_TIMEOUT_MS = 600_000;

/** Hands letters to the mail server; without one they are kept in the database. */
@Injectable()
export class PostOffice implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(private readonly config: Config) {
    this.transport =
      config.smtpUrl === null
        ? null
        : nodemailer.createTransport({
            url: config.smtpUrl,
            connectionTimeout: CONNECTION_TIMEOUT_MS,
            socketTimeout: FINAL_REPLY_TIMEOUT_MS,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  /** @throws the transport's error when the server does not take the letter. */
  async send(letter: LetterRow): Promise<'sent' | 'kept'> {
    if (!this.transport) return 'kept';
    await this.transport.sendMail({
      from: { name: 'Critical Friend', address: this.config.mailFrom },
      to: { name: '', address: letter.toAddress },
      subject: letter.subject,
      text: fillSecrets(this.config.secretKey, letter.text),
      ...(letter.html ? { html: fillSecrets(this.config.secretKey, letter.html) } : {}),
      messageId: letter.messageId,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    });
    return 'sent';
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
