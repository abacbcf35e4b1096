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
import { type DuePeer, PeerLifeService } from './peer-life.service.js';
import { lifePageSchema, lifeSchema, livesQuerySchema, toLifeDto } from './peer-lives.dto.js';

/** Where peers stand between nomination and the end of their accreditation. */
@ApiTags('Peers')
@Controller('api')
export class PeerLivesController {
  constructor(
    private readonly database: Database,
    private readonly lives: PeerLifeService,
  ) {}

  @Get('peer-lives')
  @Operation('peers.list-lives')
  @ApiOkResponse({ standardSchema: lifePageSchema })
  @ApiProblems()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: livesQuerySchema }) query: z.infer<typeof livesQuerySchema>,
  ): Promise<Page<DuePeer>> {
    return this.database.read(actor, (tx) => this.lives.list(tx, query));
  }

  /** The history of a peer, and the steps that may follow with what they need. */
  @Get('peers/:id/life')
  @Operation('peers.read-life')
  @ApiOkResponse({ standardSchema: lifeSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof lifeSchema>> {
    const life = await this.database.read(actor, (tx) => this.lives.get(tx, id));
    response.setHeader('ETag', etagOf(life.peer));
    return toLifeDto(life);
  }
}
