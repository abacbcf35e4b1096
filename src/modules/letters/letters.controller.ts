import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { Letters } from '../platform/mail/letters.js';
import { MailStops } from '../platform/mail/mail-stop.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { FindLetters, type LetterDetail, type LetterSummary } from './find-letters.query.js';
import { letterListQuery, letterPageSchema, letterSchema, sendingSchema } from './letters.dto.js';

/** What was sent to whom, when, and what came of it. */
@ApiTags('Letters')
@Controller('api')
export class LettersController {
  constructor(
    private readonly database: Database,
    private readonly find: FindLetters,
    private readonly letters: Letters,
    private readonly stops: MailStops,
  ) {}

  @Get('letters')
  @Operation('letters.list-letters')
  @ApiOkResponse({ standardSchema: letterPageSchema })
  @ApiProblems()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: letterListQuery }) query: z.infer<typeof letterListQuery>,
  ): Promise<Page<LetterSummary>> {
    return this.database.read(actor, (tx) => this.find.list(tx, query, query));
  }

  @Get('letters/:id')
  @Operation('letters.read-letter')
  @ApiOkResponse({ standardSchema: letterSchema })
  @ApiProblems(404)
  read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<LetterDetail> {
    return this.database.read(actor, (tx) => this.find.get(tx, id));
  }

  @Post('letters/:id/recall')
  @HttpCode(200)
  @Operation('letters.recall-letter')
  @ApiOkResponse({ standardSchema: letterSchema })
  @ApiProblems(404, 409)
  recall(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<LetterDetail> {
    return this.database.inTransaction(actor, async (tx) => {
      await this.letters.recall(tx, id);
      return this.find.get(tx, id);
    });
  }

  @Post('letters/:id/send-again')
  @HttpCode(200)
  @Operation('letters.send-letter-again')
  @ApiOkResponse({ standardSchema: letterSchema })
  @ApiProblems(404, 409)
  sendAgain(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<LetterDetail> {
    return this.database.inTransaction(actor, async (tx) => {
      await this.letters.sendAgain(tx, id);
      return this.find.get(tx, id);
    });
  }

  @Get('letter-sending')
  @Operation('letters.read-sending')
  @ApiOkResponse({ standardSchema: sendingSchema })
  @ApiProblems()
  readSending(@CurrentActor() actor: Actor): Promise<z.infer<typeof sendingSchema>> {
    return this.database.read(actor, async (tx) => {
      const stop = await this.stops.find(tx);
      return stop === null
        ? { state: 'running', since: null, reason: null }
        : { state: 'stopped', since: stop.since.toISOString(), reason: stop.reason };
    });
  }

  @Post('letter-sending/resume')
  @HttpCode(200)
  @Operation('letters.resume-sending')
  @ApiOkResponse({ standardSchema: sendingSchema })
  @ApiProblems()
  async resume(@CurrentActor() actor: Actor): Promise<z.infer<typeof sendingSchema>> {
    await this.database.inTransaction(actor, (tx) => this.stops.resume(tx));
    return { state: 'running', since: null, reason: null };
  }
}
