import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { curveFile } from './capacity-curve-file.js';
import {
  type CapacityDto,
  capacityQuery,
  type CapacityQuery,
  capacitySchema,
  toCapacityDto,
  toCapacityRequest,
} from './capacity.dto.js';
import { CapacityService } from './capacity.service.js';

/** What the peers, weeks, managers and days of a programme year are enough for. */
@ApiTags('Capacity')
@Controller('api/programme-years/:id')
export class CapacityController {
  constructor(private readonly capacities: CapacityService) {}

  /** Takes up to a minute; 503 while too many are under way. */
  @Get('capacity')
  @Operation('planning.assess-capacity')
  @ApiOkResponse({ standardSchema: capacitySchema })
  @ApiProblems(404)
  async assess(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: capacityQuery }) query: CapacityQuery,
  ): Promise<CapacityDto> {
    return toCapacityDto(await this.capacities.assess(actor, id, toCapacityRequest(query)));
  }

  /** Empty places and complete teams by the number of peers, as a table. */
  @Get('capacity/curve.csv')
  @Operation('planning.export-capacity-curve')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems(404)
  async exportCurve(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: capacityQuery }) query: CapacityQuery,
  ): Promise<StreamableFile> {
    const { capacity, say } = await this.capacities.assess(actor, id, toCapacityRequest(query));
    const bytes = Buffer.from(curveFile(capacity, say));
    return new StreamableFile(bytes, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="capacity-curve.csv"',
      length: bytes.length,
    });
  }
}
