import { Body, Controller, Get, Headers, Param, Patch, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  planRolesSchema,
  type PlanRolesDto,
  roleChoiceSchema,
  type TeamRoleDto,
  teamRoleSchema,
  toPlanRolesDto,
  toTeamRoleDto,
} from './team-roles.dto.js';
import { TeamRolesService } from './team-roles.service.js';

/** Leads and challenge managers of the teams of a plan. */
@ApiTags('Plans')
@Controller('api/plans/:id/teams')
export class TeamRolesController {
  constructor(
    private readonly database: Database,
    private readonly roles: TeamRolesService,
  ) {}

  @Get()
  @Operation('planning.list-team-roles')
  @ApiOkResponse({ standardSchema: planRolesSchema })
  @ApiProblems(404)
  async list(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<PlanRolesDto> {
    const { facts, roles } = await this.database.read(actor, (tx) => this.roles.load(tx, id));
    return toPlanRolesDto(facts, roles);
  }

  @Get(':challengeId')
  @Operation('planning.read-team-roles')
  @ApiOkResponse({ standardSchema: teamRoleSchema })
  @ApiProblems(404)
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('challengeId', { schema: z.uuid() }) challengeId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TeamRoleDto> {
    return this.database.read(actor, (tx) => this.show(tx, id, challengeId, response));
  }

  @Patch(':challengeId')
  @Operation('planning.choose-team-roles')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: teamRoleSchema })
  @ApiProblems(404, 412, 415, 422, 428)
  choose(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('challengeId', { schema: z.uuid() }) challengeId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: roleChoiceSchema }) choice: z.infer<typeof roleChoiceSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TeamRoleDto> {
    const version = readIfMatch(ifMatch, challengeId);
    return this.database.inTransaction(actor, async (tx) => {
      await this.roles.choose(tx, id, challengeId, version, choice);
      return this.show(tx, id, challengeId, response);
    });
  }

  private async show(tx: Tx, planId: string, challengeId: string, response: Response): Promise<TeamRoleDto> {
    const { facts, role } = await this.roles.get(tx, planId, challengeId);
    response.setHeader('ETag', etagOf({ id: challengeId, version: role.version }));
    return toTeamRoleDto(facts, role);
  }
}
