import { Body, Controller, Get, Headers, Param, Patch, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  accreditationStepSchema,
  type PeerDto,
  peerEditSchema,
  peerPageSchema,
  peerSchema,
  peersQuerySchema,
  toPeerDto,
} from './peers.dto.js';
import { PeerLifeService } from './peer-life.service.js';
import { type Peer, PeersService } from './peers.service.js';

/** The pool. Peers come by file. */
@ApiTags('Peers')
@Controller('api/peers')
export class PeersController {
  constructor(
    private readonly database: Database,
    private readonly peers: PeersService,
    private readonly lives: PeerLifeService,
  ) {}

  @Get()
  @Operation('peers.list-peers')
  @ApiOkResponse({ standardSchema: peerPageSchema })
  @ApiProblems()
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: peersQuerySchema }) query: z.infer<typeof peersQuerySchema>,
  ): Promise<Page<PeerDto>> {
    const page = await this.database.read(actor, (tx) => this.peers.list(tx, actor, query));
    return { ...page, items: page.items.map(toPeerDto) };
  }

  @Get(':id')
  @Operation('peers.read-peer')
  @ApiOkResponse({ standardSchema: peerSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerDto> {
    return show(await this.database.read(actor, (tx) => this.peers.get(tx, actor, id)), response);
  }

  @Patch(':id')
  @Operation('peers.edit-peer')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: peerSchema })
  @ApiProblems(404, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: peerEditSchema }) edit: z.infer<typeof peerEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerDto> {
    const version = readIfMatch(ifMatch, id);
    return show(
      await this.database.inTransaction(actor, (tx) => this.peers.edit(tx, actor, id, version, edit)),
      response,
    );
  }

  /** Moves an accreditation on, renews it or ends it, with the evidence that the step needs. */
  @Put(':id/accreditation')
  @Operation('peers.change-accreditation')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: peerSchema })
  @ApiProblems(404, 409, 412, 415, 422, 428)
  async accredit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: accreditationStepSchema }) { state, ...evidence }: z.infer<typeof accreditationStepSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerDto> {
    const version = readIfMatch(ifMatch, id);
    const changed = await this.database.inTransaction(actor, async (tx) => {
      await this.lives.takeStep(tx, id, version, { to: state, ...evidence });
      return this.peers.get(tx, actor, id);
    });
    return show(changed, response);
  }
}

function show(peer: Peer, response: Response): PeerDto {
  response.setHeader('ETag', etagOf(peer));
  return toPeerDto(peer);
}
