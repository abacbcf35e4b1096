import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { bodyOf } from '../platform/mail/letter-layout.js';
import { Letters } from '../platform/mail/letters.js';
import { MailStops } from '../platform/mail/mail-stop.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { FindLetters } from './find-letters.query.js';
import { STANDINGS } from './say-letter.js';
import { sayInstant, viewFilters, viewLetter, viewLetterRow, viewPaging } from './views/letters.view.js';

const PAGE_SIZE = 50;
/** A value that means nothing counts as not asked. */
export const lettersAsked = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kind: z.string().max(100).optional().catch(undefined),
  state: z.enum(STANDINGS).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
type Asked = z.infer<typeof lettersAsked>;

/** Letters in the browser: what was sent to whom, when, and what came of it. */
@ApiExcludeController()
@Controller()
export class LettersPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly find: FindLetters,
    private readonly letters: Letters,
    private readonly stops: MailStops,
  ) {}

  @Get('letters')
  @Operation('letters.show-letters')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: lettersAsked }) asked: Asked,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const kind = asked.kind === '' ? undefined : asked.kind;
      const query = { page: asked.page, pageSize: PAGE_SIZE, sort: '-created' as const };
      const found = await this.find.list(tx, { ...asked, kind }, query);
      const { q, state, person } = asked;
      return {
        letters: found.items.map(viewLetterRow),
        filters: viewFilters(asked, await this.find.listKinds(tx)),
        pages: viewPaging('/letters', { q, kind, state, person }, found),
        isSearched: [q, kind, state, person].some((value) => value !== undefined && value !== ''),
        stop: await this.showStop(tx),
      };
    });
    this.pages.render(response, 'letters/letters', model);
  }

  @Post('letters/sending')
  @Operation('letters.resume-sending-on-page')
  async resume(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.stops.resume(tx));
    this.pages.flash(response, 'Letters go again.');
    response.redirect(303, '/letters');
  }

  @Get('letters/:id')
  @Operation('letters.show-letter')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.showLetter(actor, id, response);
  }

  @Post('letters/:id/recall')
  @Operation('letters.recall-letter-on-page')
  async recall(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(actor, id, response, 'The letter is recalled. Nobody has it.', (tx) => this.letters.recall(tx, id));
  }

  @Post('letters/:id/send-again')
  @Operation('letters.send-letter-again-on-page')
  async sendAgain(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(actor, id, response, 'The letter goes again.', (tx) => this.letters.sendAgain(tx, id));
  }

  private async act(
    actor: Actor,
    id: string,
    response: Response,
    done: string,
    work: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    try {
      await this.database.inTransaction(actor, work);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      await this.showLetter(actor, id, response, [{ field: 'standing', message: error.message }]);
      return;
    }
    this.pages.flash(response, done);
    response.redirect(303, `/letters/${id}`);
  }

  private async showLetter(
    actor: Actor,
    id: string,
    response: Response,
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const letter = await this.database.read(actor, (tx) => this.find.get(tx, id));
    this.pages.render(response, 'letters/letter', { letter: viewLetter(letter, bodyOf(letter.html ?? '')), errors });
  }

  private async showStop(tx: Tx): Promise<{ readonly since: string; readonly reason: string } | null> {
    const stop = await this.stops.find(tx);
    return stop && { since: sayInstant(stop.since), reason: stop.reason };
  }
}
