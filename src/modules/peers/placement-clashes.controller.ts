import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type PlacementClash, PlacementClashesService } from './placement-clashes.service.js';

const clashSchema = z
  .object({
    id: z.uuid(),
    peer: z.object({ id: z.uuid(), reference: z.string(), name: z.string() }),
    challenge: z.object({ id: z.uuid(), reference: z.string(), council: z.string() }),
    monday: z.iso.date(),
    foundAt: z.iso.datetime(),
    acknowledgedAt: z.iso.datetime().nullable(),
    acknowledgedBy: z.string().nullable(),
    version: z.number().int().describe('Send it as If-Match: "<id>-<version>"'),
  })
  .meta({ id: 'PlacementClash' });
const clashListSchema = z.object({ items: z.array(clashSchema) }).meta({ id: 'PlacementClashList' });

type ClashDto = z.infer<typeof clashSchema>;

/** Peers who have a place in a week that does not suit them any more. */
@ApiTags('Peers')
@Controller('api/programme-years/:yearId/availability-changes')
export class PlacementClashesController {
  constructor(
    private readonly database: Database,
    private readonly clashes: PlacementClashesService,
  ) {}

  @Get()
  @Operation('peers.list-clashes')
  @ApiOkResponse({ standardSchema: clashListSchema })
  @ApiProblems()
  async list(
    @CurrentActor() actor: Actor,
    @Param('yearId', { schema: z.uuid() }) yearId: string,
  ): Promise<{ readonly items: readonly ClashDto[] }> {
    const clashes = await this.database.read(actor, (tx) => this.clashes.list(tx, yearId));
    return { items: clashes.map(toDto) };
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Operation('peers.acknowledge-clash')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: clashSchema })
  @ApiProblems(404, 412, 428)
  async acknowledge(
    @CurrentActor() actor: Actor,
    @Param('yearId', { schema: z.uuid() }) yearId: string,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ClashDto> {
    const version = readIfMatch(ifMatch, id);
    return toDto(
      await this.database.inTransaction(actor, (tx) => this.clashes.acknowledge(tx, actor, yearId, id, version)),
    );
  }
}

const toDto = (clash: PlacementClash): ClashDto => ({
  ...clash,
  foundAt: clash.foundAt.toISOString(),
  acknowledgedAt: clash.acknowledgedAt?.toISOString() ?? null,
});
