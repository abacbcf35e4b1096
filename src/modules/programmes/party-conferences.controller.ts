import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  conferenceEditSchema,
  conferenceListSchema,
  conferenceSchema,
  conferencesQuerySchema,
  newConferenceSchema,
  toConferenceDto,
} from './calendar.dto.js';
import { type ConferenceWeek, PartyConferencesService } from './party-conferences.service.js';

type ConferenceDto = z.infer<typeof conferenceSchema>;

@ApiTags('Party conferences')
@Controller('api/party-conferences')
export class PartyConferencesController {
  constructor(
    private readonly database: Database,
    private readonly conferences: PartyConferencesService,
  ) {}

  @Get()
  @Operation('programmes.list-conferences')
  @ApiOkResponse({ standardSchema: conferenceListSchema })
  @ApiProblems()
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: conferencesQuerySchema }) { from, to }: z.infer<typeof conferencesQuerySchema>,
  ): Promise<z.infer<typeof conferenceListSchema>> {
    const conferences = await this.database.read(actor, (tx) => this.conferences.list(tx, from, to));
    return { items: conferences.map(toConferenceDto) };
  }

  @Post()
  @Operation('programmes.create-conference')
  @ApiCreatedResponse({ standardSchema: conferenceSchema })
  @ApiProblems(409, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newConferenceSchema }) wanted: z.infer<typeof newConferenceSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConferenceDto> {
    const conference = await this.database.inTransaction(actor, (tx) => this.conferences.create(tx, wanted));
    response.setHeader('Location', `/api/party-conferences/${conference.id}`);
    return show(conference, response);
  }

  @Get(':id')
  @Operation('programmes.read-conference')
  @ApiOkResponse({ standardSchema: conferenceSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConferenceDto> {
    return show(await this.database.read(actor, (tx) => this.conferences.get(tx, id)), response);
  }

  @Patch(':id')
  @Operation('programmes.edit-conference')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ standardSchema: conferenceSchema })
  @ApiProblems(404, 409, 412, 415, 422, 428)
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: conferenceEditSchema }) edit: z.infer<typeof conferenceEditSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConferenceDto> {
    const version = readIfMatch(ifMatch, id);
    const work = this.database.inTransaction(actor, (tx) => this.conferences.edit(tx, id, version, edit));
    return show(await work, response);
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation('programmes.delete-conference')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  @ApiProblems(404, 412, 428)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const version = readIfMatch(ifMatch, id);
    await this.database.inTransaction(actor, (tx) => this.conferences.remove(tx, id, version));
  }
}

function show(conference: ConferenceWeek, response: Response): ConferenceDto {
  response.setHeader('ETag', etagOf(conference));
  return toConferenceDto(conference);
}
