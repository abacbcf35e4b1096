import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type Availability, type Conflict, PeerPartsService } from './peer-parts.service.js';
import { availabilityListSchema, conflictListSchema, conflictSchema, newConflictSchema } from './peers.dto.js';
import { PeersService } from './peers.service.js';

interface Items<Item> {
  readonly items: readonly Item[];
}

/** Availability and conflicts: parts of a peer, edited under the peer's ETag. */
@ApiTags('Peers')
@Controller('api/peers/:id')
export class PeerPartsController {
  constructor(
    private readonly database: Database,
    private readonly peers: PeersService,
    private readonly parts: PeerPartsService,
  ) {}

  @Get('availability')
  @Operation('peers.read-availability')
  @ApiOkResponse({ standardSchema: availabilityListSchema })
  @ApiProblems(404)
  readAvailability(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<Availability>> {
    return this.show(actor, id, response, (tx) => this.parts.listAvailability(tx, id));
  }

  @Put('availability')
  @Operation('peers.replace-availability')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the peer' })
  @ApiOkResponse({ standardSchema: availabilityListSchema })
  @ApiProblems(404, 412, 415, 422, 428)
  async replaceAvailability(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: availabilityListSchema }) { items }: z.infer<typeof availabilityListSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<Availability>> {
    const version = readIfMatch(ifMatch, id);
    await this.database.inTransaction(actor, async (tx) => {
      await this.peers.touch(tx, id, version);
      await this.parts.replaceAvailability(tx, id, items);
    });
    return this.readAvailability(actor, id, response);
  }

  @Get('conflicts')
  @Operation('peers.list-conflicts')
  @ApiOkResponse({ standardSchema: conflictListSchema })
  @ApiProblems(404)
  listConflicts(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Items<Conflict>> {
    return this.show(actor, id, response, (tx) => this.parts.listConflicts(tx, id));
  }

  @Post('conflicts')
  @Operation('peers.add-conflict')
  @ApiCreatedResponse({ standardSchema: conflictSchema })
  @ApiProblems(404, 409, 415, 422)
  addConflict(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: newConflictSchema }) conflict: z.infer<typeof newConflictSchema>,
  ): Promise<Conflict> {
    return this.database.inTransaction(actor, async (tx) => {
      const { version } = await this.peers.get(tx, actor, id);
      await this.peers.touch(tx, id, version);
      return this.parts.addConflict(tx, id, conflict);
    });
  }

  @Delete('conflicts/:conflictId')
  @HttpCode(204)
  @Operation('peers.remove-conflict')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the peer' })
  @ApiNoContentResponse()
  @ApiProblems(404, 412, 428)
  async removeConflict(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('conflictId', { schema: z.uuid() }) conflictId: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const version = readIfMatch(ifMatch, id);
    await this.database.inTransaction(actor, async (tx) => {
      await this.peers.touch(tx, id, version);
      await this.parts.removeConflict(tx, id, conflictId);
    });
  }

  private show<Item>(
    actor: Actor,
    id: string,
    response: Response,
    list: (tx: Tx) => Promise<Item[]>,
  ): Promise<Items<Item>> {
    return this.database.read(actor, async (tx) => {
      response.setHeader('ETag', etagOf(await this.peers.get(tx, actor, id)));
      return { items: await list(tx) };
    });
  }
}
