import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { fitOneMoreQuery, type FitOneMoreQuery, fitOneMoreSchema } from './fit-one-more.dto.js';
import { FitOneMoreService } from './fit-one-more.service.js';
import { type FitOneMoreView } from './views/fit-one-more.view.js';

/** One more commission in a plan that stays as it is. */
@ApiTags('Plans')
@Controller('api/plans/:id/fit-one-more')
export class FitOneMoreController {
  constructor(
    private readonly database: Database,
    private readonly fitting: FitOneMoreService,
  ) {}

  @Get()
  @Operation('planning.fit-one-more')
  @ApiOkResponse({ standardSchema: fitOneMoreSchema })
  @ApiProblems(404, 409)
  async findWeeks(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: fitOneMoreQuery }) { challenge }: FitOneMoreQuery,
  ): Promise<FitOneMoreView> {
    return (await this.database.read(actor, (tx) => this.fitting.findWeeks(tx, id, challenge))).view;
  }
}
