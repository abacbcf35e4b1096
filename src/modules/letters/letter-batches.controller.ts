import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { LetterBatches } from '../platform/mail/letter-batches.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type BatchSummary, FindBatches } from './find-batches.query.js';
import { batchListQuery, batchPageSchema, batchSchema, sentSchema } from './letters.dto.js';

/** Batches of letters: held, then sent or recalled. Their letters are at /api/letters?batch=… */
@ApiTags('Letters')
@Controller('api/letter-batches')
export class LetterBatchesController {
  constructor(
    private readonly database: Database,
    private readonly find: FindBatches,
    private readonly batches: LetterBatches,
  ) {}

  @Get()
  @Operation('letters.list-batches')
  @ApiOkResponse({ standardSchema: batchPageSchema })
  @ApiProblems()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: batchListQuery }) query: z.infer<typeof batchListQuery>,
  ): Promise<Page<BatchSummary>> {
    return this.database.read(actor, (tx) => this.find.list(tx, query.state, query));
  }

  @Get(':id')
  @Operation('letters.read-batch')
  @ApiOkResponse({ standardSchema: batchSchema })
  @ApiProblems(404)
  read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<BatchSummary> {
    return this.database.read(actor, (tx) => this.find.get(tx, id));
  }

  @Post(':id/send-now')
  @HttpCode(200)
  @Operation('letters.send-batch')
  @ApiOkResponse({ standardSchema: sentSchema })
  @ApiProblems(404, 409)
  async sendNow(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof sentSchema>> {
    return { letters: await this.database.inTransaction(actor, (tx) => this.batches.sendNow(tx, id)) };
  }

  @Post(':id/recall')
  @HttpCode(200)
  @Operation('letters.recall-batch')
  @ApiOkResponse({ standardSchema: sentSchema })
  @ApiProblems(404, 409)
  async recall(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof sentSchema>> {
    return { letters: await this.database.inTransaction(actor, (tx) => this.batches.recall(tx, id)) };
  }
}
