import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { AnswersOnce } from '../platform/web/idempotency.interceptor.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { createdTokenSchema, newTokenSchema, type TokenDto, tokenListSchema, toTokenDto } from './accounts.dto.js';
import { ApiTokensService } from './api-tokens.service.js';

/** The visitor's own API tokens. */
@ApiTags('API tokens')
@Controller('api/tokens')
export class ApiTokensController {
  constructor(
    private readonly database: Database,
    private readonly tokens: ApiTokensService,
  ) {}

  @Get()
  @Operation('accounts.list-tokens')
  @ApiOkResponse({ standardSchema: tokenListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<{ items: TokenDto[] }> {
    const tokens = await this.database.read(actor, (tx) => this.tokens.list(tx, actor.personId!));
    return { items: tokens.map(toTokenDto) };
  }

  @Post()
  @Operation('accounts.create-token')
  @AnswersOnce()
  @ApiCreatedResponse({ standardSchema: createdTokenSchema })
  @ApiProblems(409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newTokenSchema }) wanted: z.infer<typeof newTokenSchema>,
  ): Promise<z.infer<typeof createdTokenSchema>> {
    const token = await this.database.inTransaction(actor, (tx) => this.tokens.create(tx, actor.personId!, wanted));
    return { ...toTokenDto(token), secret: token.secret };
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation('accounts.revoke-token')
  @ApiNoContentResponse()
  @ApiProblems(404)
  async revoke(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.tokens.revoke(tx, actor.personId!, id));
  }
}
