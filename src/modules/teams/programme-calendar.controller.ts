import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { CalendarsService } from './calendars.service.js';

/** The weeks of a programme year, for the calendars of those who run it. */
@ApiTags('Teams')
@Controller('api/programme-years')
export class ProgrammeCalendarController {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
  ) {}

  @Get(':id/exports/weeks.ics')
  @Operation('teams.export-weeks')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="weeks.ics"')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems(404)
  weeks(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<string> {
    return this.database.read(actor, (tx) => this.calendars.writeProgramme(tx, id));
  }
}
