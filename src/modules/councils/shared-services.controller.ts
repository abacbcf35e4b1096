import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { newSharedServiceSchema, sharedServiceListSchema, sharedServiceSchema } from './shared-services.dto.js';
import { type NamedSharedService, SharedServicesService } from './shared-services.service.js';

/** Which councils share a chief executive, a management team or a service. */
@ApiTags('Councils')
@Controller('api/shared-services')
export class SharedServicesController {
  constructor(
    private readonly database: Database,
    private readonly sharing: SharedServicesService,
  ) {}

  @Get()
  @Operation('councils.list-shared-services')
  @ApiOkResponse({ standardSchema: sharedServiceListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<{ readonly items: readonly NamedSharedService[] }> {
    return { items: await this.database.read(actor, (tx) => this.sharing.list(tx)) };
  }

  @Post()
  @Operation('councils.add-shared-service')
  @ApiCreatedResponse({ standardSchema: sharedServiceSchema })
  @ApiProblems(409, 415, 422)
  add(
    @CurrentActor() actor: Actor,
    @Body({ schema: newSharedServiceSchema }) wanted: z.infer<typeof newSharedServiceSchema>,
  ): Promise<NamedSharedService> {
    return this.database.inTransaction(actor, (tx) => this.sharing.add(tx, wanted));
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation('councils.remove-shared-service')
  @ApiNoContentResponse()
  @ApiProblems(404)
  async remove(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.sharing.remove(tx, id));
  }
}
