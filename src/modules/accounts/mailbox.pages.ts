import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { Config } from '../platform/config/config.js';
import { Database, SYSTEM } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { fillSecrets } from '../platform/mail/link-secrets.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { type WebRequest } from '../platform/web/visitor.js';

const NEWEST = 50;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

interface LetterRow {
  id: string;
  toAddress: string;
  subject: string;
  text: string;
  createdAt: Date;
}

const LETTERS = `select id, to_address as "toAddress", subject, text, created_at as "createdAt" from letter`;

/**
 * The mailbox of a service without a mail server: what would have been sent, read on the machine itself. It does not exist
 * in production, where there is a mail server, or for a request from elsewhere.
 */
@ApiExcludeController()
@Controller('mailbox')
export class MailboxPages {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Operation('accounts.list-letters')
  async list(@Req() request: WebRequest, @Res() response: Response): Promise<void> {
    this.insistOnOwnMachine(request);
    const letters = await this.database.read(SYSTEM, (tx) =>
      tx.query<LetterRow[]>(`${LETTERS} order by created_at desc, id limit ${NEWEST}`),
    );
    this.pages.render(response, 'accounts/mailbox', { letters: letters.map((letter) => this.show(letter)) });
  }

  @Get(':id')
  @Operation('accounts.read-letter')
  async read(
    @Param('id', { schema: z.uuid() }) id: string,
    @Req() request: WebRequest,
    @Res() response: Response,
  ): Promise<void> {
    this.insistOnOwnMachine(request);
    const [letter] = await this.database.read(SYSTEM, (tx) => tx.query<LetterRow[]>(`${LETTERS} where id = $1`, [id]));
    if (!letter) throw new DomainError('not-found', 'accounts.unknown-letter', `There is no letter ${id}.`);
    this.pages.render(response, 'accounts/letter', { letter: this.show(letter) });
  }

  private insistOnOwnMachine(request: WebRequest): void {
    const isOpen = this.config.mode !== 'production' && this.config.smtpUrl === null;
    if (isOpen && LOOPBACK.test(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined)
      return;
    throw new DomainError(
      'not-found',
      'accounts.no-mailbox',
      'Nothing is kept at this address. Check how it is written.',
    );
  }

  /** Links are filled in as they would be when the letter is sent, and can be followed. */
  private show(letter: LetterRow): object {
    const parts = fillSecrets(this.config.secretKey, letter.text).split(/(https?:\/\/\S+)/);
    return {
      ...letter,
      parts: parts.map((part, index) => ({ text: part, isLink: index % 2 === 1 })),
      when: letter.createdAt.toLocaleString('en-GB', {
        timeZone: 'Europe/London',
        dateStyle: 'medium',
        timeStyle: 'short',
      }),
    };
  }
}
