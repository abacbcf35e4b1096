import { Body, Controller, Get, Headers, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { managerEditSchema, managerListSchema, managerSchema, newManagerSchema } from './challenge-managers.dto.js';
import { type ChallengeManager, ChallengeManagersService } from './challenge-managers.service.js';

/** The staff list of challenge managers. */
@ApiTags('Challenge managers')
@Controller('api/challenge-managers')
export class ChallengeManagersController {
  constructor(
    private readonly database: Database,
    private readonly managers: ChallengeManagersService,
  ) {}

  @Get()
  @Operation('programmes.list-managers')
  @ApiOkResponse({ standardSchema: managerListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<{ readonly items: readonly ChallengeManager[] }> {
    return { items: await this.database.read(actor, (tx) => this.managers.list(tx)) };
  }

  @Post()
  @Operation('programmes.create-manager')
  @ApiCreatedResponse({ standardSchema: managerSchema })
  @ApiProblems(409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newManagerSchema }) wanted: z.infer<typeof newManagerSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeManager> {
    const manager = await this.database.inTransaction(actor, (tx) => this.managers.create(tx, wanted));
    response.setHeader('Location', `/api/challenge-managers/${manager.id}`);
    return show(manager, response);
  }

  @Get(':id')
  @Operation('programmes.read-manager')
  @ApiOkResponse({ standardSchema: managerSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeManager> {
    return show(await this.database.read(actor, (tx) => this.managers.get(tx, id)), response);
  }

  @Patch(':id')
  @Operation('programmes.edit-manager')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: managerSchema })
  @ApiProblems(404, 409, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: managerEditSchema }) edit: z.infer<typeof managerEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeManager> {
    const version = readIfMatch(ifMatch, id);
    return show(await this.database.inTransaction(actor, (tx) => this.managers.edit(tx, id, version, edit)), response);
  }
}

function show(manager: ChallengeManager, response: Response): ChallengeManager {
  response.setHeader('ETag', etagOf(manager));
  return manager;
}
