import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { teamListQuery, teamPageSchema, teamSchema } from './teams.dto.js';
import { type Team } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

/** Teams formed from an approved plan. */
@ApiTags('Teams')
@Controller('api/teams')
export class TeamsController {
  constructor(
    private readonly database: Database,
    private readonly teams: TeamsService,
  ) {}

  @Get()
  @Operation('teams.list-teams')
  @ApiOkResponse({ standardSchema: teamPageSchema })
  @ApiProblems()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: teamListQuery }) query: z.infer<typeof teamListQuery>,
  ): Promise<Page<Team>> {
    return this.database.read(actor, (tx) => this.teams.list(tx, query.year, query));
  }

  @Get(':id')
  @Operation('teams.read-team')
  @ApiOkResponse({ standardSchema: teamSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Team> {
    const team = await this.database.read(actor, (tx) => this.teams.get(tx, id));
    response.setHeader('ETag', etagOf(team));
    return team;
  }
}
