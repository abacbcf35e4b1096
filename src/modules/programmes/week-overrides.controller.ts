import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  newOverrideSchema,
  overrideEditSchema,
  overrideListSchema,
  overrideSchema,
  toOverrideDto,
} from './calendar.dto.js';
import { ProgrammesService } from './programmes.service.js';
import { type RecordedOverride, WeekOverridesService } from './week-overrides.service.js';

type OverrideDto = z.infer<typeof overrideSchema>;

@ApiTags('Programme years')
@Controller('api/programme-years/:id/week-overrides')
export class WeekOverridesController {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
    private readonly overrides: WeekOverridesService,
  ) {}

  @Get()
  @Operation('programmes.list-overrides')
  @ApiOkResponse({ standardSchema: overrideListSchema })
  @ApiProblems(404)
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
  ): Promise<z.infer<typeof overrideListSchema>> {
    const overrides = await this.database.read(actor, async (tx) => {
      const year = await this.programmes.get(tx, yearId);
      return this.overrides.list(tx, year.id);
    });
    return { items: overrides.map(toOverrideDto) };
  }

  @Post()
  @Operation('programmes.create-override')
  @ApiCreatedResponse({ standardSchema: overrideSchema })
  @ApiProblems(404, 409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Body({ schema: newOverrideSchema }) wanted: z.infer<typeof newOverrideSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OverrideDto> {
    const override = await this.database.inTransaction(actor, async (tx) =>
      this.overrides.create(tx, await this.programmes.get(tx, yearId), wanted),
    );
    response.setHeader('Location', `/api/programme-years/${yearId}/week-overrides/${override.id}`);
    return show(override, response);
  }

  @Get(':overrideId')
  @Operation('programmes.read-override')
  @ApiOkResponse({ standardSchema: overrideSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Param('overrideId', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OverrideDto> {
    return show(await this.database.read(actor, (tx) => this.overrides.get(tx, yearId, id)), response);
  }

  @Patch(':overrideId')
  @Operation('programmes.edit-override')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: overrideSchema })
  @ApiProblems(404, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Param('overrideId', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: overrideEditSchema }) edit: z.infer<typeof overrideEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OverrideDto> {
    const version = readIfMatch(ifMatch, id);
    const work = this.database.inTransaction(actor, (tx) => this.overrides.edit(tx, yearId, id, version, edit));
    return show(await work, response);
  }

  @Delete(':overrideId')
  @HttpCode(204)
  @Operation('programmes.delete-override')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  @ApiProblems(404, 412, 428)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Param('overrideId', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const version = readIfMatch(ifMatch, id);
    await this.database.inTransaction(actor, (tx) => this.overrides.remove(tx, yearId, id, version));
  }
}

function show(override: RecordedOverride, response: Response): OverrideDto {
  response.setHeader('ETag', etagOf(override));
  return toOverrideDto(override);
}
