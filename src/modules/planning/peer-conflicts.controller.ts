import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PeerConflictsService } from './peer-conflicts.service.js';

const conflictsQuery = z.strictObject({
  year: z.uuid().optional().describe('Programme year; without one, the year under way or the next'),
});
const peerConflictsSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    items: z.array(
      z.object({
        council: z.object({ code: z.string(), name: z.string() }),
        rule: z.string(),
        sentence: z.string(),
        source: z.string(),
        isAssumption: z.boolean(),
        isDeclared: z.boolean().describe('Declared or recorded; otherwise it follows from councils, posts and teams'),
      }),
    ),
  })
  .meta({ id: 'PeerConflicts' });

/** All conflicts of interest of a peer, computed and declared together. */
@ApiTags('Peers')
@Controller('api/peers/:id/conflicts-of-interest')
export class PeerConflictsController {
  constructor(
    private readonly database: Database,
    private readonly conflicts: PeerConflictsService,
  ) {}

  @Get()
  @Operation('planning.list-conflicts-of-interest')
  @ApiOkResponse({ standardSchema: peerConflictsSchema })
  @ApiProblems(404)
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: conflictsQuery }) { year }: z.infer<typeof conflictsQuery>,
  ): Promise<z.infer<typeof peerConflictsSchema>> {
    const { span, items } = await this.database.read(actor, (tx) => this.conflicts.load(tx, id, year ?? null));
    return { ...span, items: [...items] };
  }
}
