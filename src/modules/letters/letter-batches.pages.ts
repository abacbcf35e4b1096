import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { LetterBatches } from '../platform/mail/letter-batches.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { FindBatches } from './find-batches.query.js';
import { FindLetters } from './find-letters.query.js';
import { viewBatch, viewLetterRow, viewPaging } from './views/letters.view.js';

const PAGE_SIZE = 50;
const turned = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1) });
type Turned = z.infer<typeof turned>;

/** Batches in the browser: who will get what, and the last chance to think again. */
@ApiExcludeController()
@Controller('letter-batches')
export class LetterBatchesPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly find: FindBatches,
    private readonly letters: FindLetters,
    private readonly batches: LetterBatches,
  ) {}

  @Get()
  @Operation('letters.show-batches')
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: turned }) { page }: Turned,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.database.read(actor, (tx) =>
      this.find.list(tx, undefined, { page, pageSize: PAGE_SIZE, sort: '-created' }),
    );
    this.pages.render(response, 'letters/letter-batches', {
      batches: found.items.map(viewBatch),
      pages: viewPaging('/letter-batches', {}, found),
    });
  }

  @Get(':id')
  @Operation('letters.show-batch')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: turned }) { page }: Turned,
    @Res() response: Response,
  ): Promise<void> {
    await this.showBatch(actor, id, page, response);
  }

  @Post(':id/send-now')
  @Operation('letters.send-batch-on-page')
  async sendNow(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(actor, id, response, 'go now', (tx) => this.batches.sendNow(tx, id));
  }

  @Post(':id/recall')
  @Operation('letters.recall-batch-on-page')
  async recall(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.act(actor, id, response, 'are recalled', (tx) => this.batches.recall(tx, id));
  }

  private async act(
    actor: Actor,
    id: string,
    response: Response,
    done: string,
    work: (tx: Tx) => Promise<number>,
  ): Promise<void> {
    try {
      const letters = await this.database.inTransaction(actor, work);
      this.pages.flash(response, `${letters.toLocaleString('en-GB')} of its letters ${done}.`);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      await this.showBatch(actor, id, 1, response, [{ field: 'standing', message: error.message }]);
      return;
    }
    response.redirect(303, `/letter-batches/${id}`);
  }

  private async showBatch(
    actor: Actor,
    id: string,
    page: number,
    response: Response,
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    const [batch, found] = await this.database.read(actor, async (tx) => [
      await this.find.get(tx, id),
      await this.letters.list(tx, { batch: id }, { page, pageSize: PAGE_SIZE, sort: 'to' }),
    ]);
    this.pages.render(response, 'letters/letter-batch', {
      batch: viewBatch(batch),
      letters: found.items.map(viewLetterRow),
      pages: viewPaging(`/letter-batches/${id}`, {}, found),
      errors,
    });
  }
}
