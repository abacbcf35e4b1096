import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type GrantDto, grantListSchema, grantSchema, newGrantSchema, toGrantDto } from './role-grants.dto.js';
import { RoleGrantsService } from './role-grants.service.js';

/** Who holds which role. */
@ApiTags('Roles')
@Controller('api')
export class RoleGrantsController {
  constructor(
    private readonly database: Database,
    private readonly roles: RoleGrantsService,
  ) {}

  @Get('role-grants')
  @Operation('accounts.list-roles')
  @ApiOkResponse({ standardSchema: grantListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<{ items: GrantDto[] }> {
    const grants = await this.database.read(actor, (tx) => this.roles.list(tx));
    return { items: grants.map(toGrantDto) };
  }

  @Post('role-grants')
  @Operation('accounts.grant-role')
  @ApiCreatedResponse({ standardSchema: grantSchema })
  @ApiProblems(404, 409, 415, 422)
  async grant(
    @CurrentActor() actor: Actor,
    @Body({ schema: newGrantSchema }) wanted: z.infer<typeof newGrantSchema>,
  ): Promise<GrantDto> {
    return toGrantDto(await this.database.inTransaction(actor, (tx) => this.roles.grant(tx, actor, wanted)));
  }

  @Delete('role-grants/:id')
  @HttpCode(204)
  @Operation('accounts.revoke-role')
  @ApiNoContentResponse()
  @ApiProblems(404, 409)
  async revoke(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.roles.revoke(tx, actor, id));
  }

  @Post('people/:id/disable')
  @HttpCode(204)
  @Operation('accounts.disable-person')
  @ApiNoContentResponse()
  @ApiProblems(404, 409)
  async disable(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.roles.disable(tx, id));
  }

  @Post('people/:id/enable')
  @HttpCode(204)
  @Operation('accounts.enable-person')
  @ApiNoContentResponse()
  @ApiProblems(404)
  async enable(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.roles.enable(tx, id));
  }
}
