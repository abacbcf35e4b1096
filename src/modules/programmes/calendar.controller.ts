import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CouncilsService } from '../councils/councils.service.js';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { calendarSchema, councilCalendarSchema, toCalendarDto, toOfferedWeekDto } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('Programme years')
@Controller('api/programme-years/:id/calendar')
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly councils: CouncilsService,
  ) {}

  @Get()
  @Operation('programmes.read-calendar')
  @ApiOkResponse({ standardSchema: calendarSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof calendarSchema>> {
    return toCalendarDto(await this.database.read(actor, (tx) => this.calendar.loadYear(tx, id)));
  }

  @Get('councils/:code')
  @Operation('programmes.read-council-calendar')
  @ApiOkResponse({ standardSchema: councilCalendarSchema })
  @ApiProblems(404)
  readForCouncil(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('code', { schema: z.string().regex(/^[A-Z]{3}$/, 'A council’s code is three capital letters') })
    code: string,
  ): Promise<z.infer<typeof councilCalendarSchema>> {
    return this.database.read(actor, async (tx) => {
      const calendar = await this.calendar.loadYear(tx, id);
      const council = await this.councils.get(tx, code);
      const facts = await this.calendar.loadCouncil(tx, calendar, council);
      const weeks = this.calendar.weeksOnOffer(calendar, facts);
      return { council: { code, name: council.name }, items: weeks.map(toOfferedWeekDto) };
    });
  }
}
