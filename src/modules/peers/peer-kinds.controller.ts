import { Body, Controller, Get, Headers, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  kindCodeSchema,
  kindUsesSchema,
  newPeerKindSchema,
  peerKindEditSchema,
  peerKindListSchema,
  peerKindSchema,
  themeListSchema,
  toPeerKindDto,
} from './peer-kinds.dto.js';
import { type PeerKind, PeerKindsService, type Theme } from './peer-kinds.service.js';

type PeerKindDto = z.infer<typeof peerKindSchema>;

/** The vocabularies of the pool. */
@ApiTags('Peers')
@Controller('api')
export class PeerKindsController {
  constructor(
    private readonly database: Database,
    private readonly kinds: PeerKindsService,
  ) {}

  @Get('peer-kinds')
  @Operation('peers.list-kinds')
  @ApiOkResponse({ standardSchema: peerKindListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<{ items: PeerKindDto[] }> {
    const kinds = await this.database.read(actor, (tx) => this.kinds.listKinds(tx));
    return { items: kinds.map(toPeerKindDto) };
  }

  @Get('peer-kinds/:code')
  @Operation('peers.read-kind')
  @ApiOkResponse({ standardSchema: peerKindSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: kindCodeSchema }) code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerKindDto> {
    return show(await this.database.read(actor, (tx) => this.kinds.getKind(tx, code)), response);
  }

  @Get('peer-kinds/:code/uses')
  @Operation('peers.read-kind-uses')
  @ApiOkResponse({ standardSchema: kindUsesSchema })
  @ApiProblems(404)
  readUses(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: kindCodeSchema }) code: string,
  ): Promise<z.infer<typeof kindUsesSchema>> {
    return this.database.read(actor, async (tx) => {
      await this.kinds.getKind(tx, code);
      return this.kinds.findUses(tx, code);
    });
  }

  @Post('peer-kinds')
  @Operation('peers.create-kind')
  @ApiCreatedResponse({ standardSchema: peerKindSchema })
  @ApiProblems(409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newPeerKindSchema }) wanted: z.infer<typeof newPeerKindSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerKindDto> {
    const kind = await this.database.inTransaction(actor, (tx) => this.kinds.createKind(tx, wanted));
    response.setHeader('Location', `/api/peer-kinds/${kind.code}`);
    return show(kind, response);
  }

  @Patch('peer-kinds/:code')
  @Operation('peers.edit-kind')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: peerKindSchema })
  @ApiProblems(404, 409, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: kindCodeSchema }) code: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: peerKindEditSchema }) edit: z.infer<typeof peerKindEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerKindDto> {
    const changed = await this.database.inTransaction(actor, async (tx) => {
      const kind = await this.kinds.getKind(tx, code);
      return this.kinds.editKind(tx, kind, readIfMatch(ifMatch, kind.id), edit);
    });
    return show(changed, response);
  }

  @Get('themes')
  @Operation('peers.list-themes')
  @ApiOkResponse({ standardSchema: themeListSchema })
  @ApiProblems()
  async listThemes(@CurrentActor() actor: Actor): Promise<{ items: Theme[] }> {
    return { items: await this.database.read(actor, (tx) => this.kinds.listThemes(tx)) };
  }
}

function show(kind: PeerKind, response: Response): PeerKindDto {
  response.setHeader('ETag', etagOf(kind));
  return toPeerKindDto(kind);
}
