import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  newYearSchema,
  toYearDto,
  toYearSummary,
  type YearDto,
  yearEditSchema,
  yearPageSchema,
  yearSchema,
  yearsQuerySchema,
  type YearSummaryDto,
} from './programmes.dto.js';
import { type ProgrammeYear, ProgrammesService } from './programmes.service.js';

@ApiTags('Programme years')
@Controller('api/programme-years')
export class ProgrammesController {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
  ) {}

  @Get()
  @Operation('programmes.list-years')
  @ApiOkResponse({ standardSchema: yearPageSchema })
  @ApiProblems()
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: yearsQuerySchema }) query: z.infer<typeof yearsQuerySchema>,
  ): Promise<Page<YearSummaryDto>> {
    const page = await this.database.read(actor, (tx) => this.programmes.list(tx, query));
    return { ...page, items: page.items.map(toYearSummary) };
  }

  @Post()
  @Operation('programmes.create-year')
  @ApiCreatedResponse({ standardSchema: yearSchema })
  @ApiProblems(409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newYearSchema }) wanted: z.infer<typeof newYearSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<YearDto> {
    const year = await this.database.inTransaction(actor, (tx) => this.programmes.create(tx, wanted));
    response.setHeader('Location', `/api/programme-years/${year.id}`);
    return show(year, response);
  }

  @Get(':id')
  @Operation('programmes.read-year')
  @ApiOkResponse({ standardSchema: yearSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<YearDto> {
    return show(await this.database.read(actor, (tx) => this.programmes.get(tx, id)), response);
  }

  @Patch(':id')
  @Operation('programmes.edit-year')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: yearSchema })
  @ApiProblems(404, 409, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: yearEditSchema }) edit: z.infer<typeof yearEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<YearDto> {
    const version = readIfMatch(ifMatch, id);
    return show(
      await this.database.inTransaction(actor, (tx) => this.programmes.edit(tx, id, version, edit)),
      response,
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation('programmes.delete-year')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  @ApiProblems(404, 409, 412, 428)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const version = readIfMatch(ifMatch, id);
    await this.database.inTransaction(actor, (tx) => this.programmes.remove(tx, id, version));
  }
}

function show(year: ProgrammeYear, response: Response): YearDto {
  response.setHeader('ETag', etagOf(year));
  return toYearDto(year);
}
