import { Body, Controller, Get, Headers, Param, Patch, Query, Res } from '@nestjs/common';
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
  codeSchema,
  type CouncilDto,
  councilEditSchema,
  councilPageSchema,
  councilSchema,
  councilsQuerySchema,
  toCouncilDto,
} from './councils.dto.js';
import { CouncilsService } from './councils.service.js';

@ApiTags('Councils')
@Controller('api/councils')
export class CouncilsController {
  constructor(
    private readonly database: Database,
    private readonly councils: CouncilsService,
  ) {}

  @Get()
  @Operation('councils.list-councils')
  @ApiOkResponse({ standardSchema: councilPageSchema })
  @ApiProblems()
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: councilsQuerySchema }) query: z.infer<typeof councilsQuerySchema>,
  ): Promise<Page<CouncilDto>> {
    const page = await this.database.read(actor, (tx) => this.councils.list(tx, query));
    return { ...page, items: page.items.map(toCouncilDto) };
  }

  @Get(':code')
  @Operation('councils.read-council')
  @ApiOkResponse({ standardSchema: councilSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CouncilDto> {
    const council = await this.database.read(actor, (tx) => this.councils.get(tx, code));
    response.setHeader('ETag', etagOf(council));
    return toCouncilDto(council);
  }

  @Patch(':code')
  @Operation('councils.edit-council')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: councilSchema })
  @ApiProblems(404, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('code', { schema: codeSchema }) code: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: councilEditSchema }) edit: z.infer<typeof councilEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CouncilDto> {
    const council = await this.database.inTransaction(actor, async (tx) => {
      const { id } = await this.councils.get(tx, code);
      return this.councils.edit(tx, code, readIfMatch(ifMatch, id), edit);
    });
    response.setHeader('ETag', etagOf(council));
    return toCouncilDto(council);
  }
}
