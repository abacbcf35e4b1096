import { Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, SYSTEM } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { CalendarsService } from './calendars.service.js';
import { viewOwnCalendar } from './views/my-calendar.view.js';

const CALENDAR = 'text/calendar; charset=utf-8';

/** A peer's own weeks: a page, a file for each, and a feed at an address that only its holder knows. */
@ApiExcludeController()
@Controller()
export class CalendarsPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly calendars: CalendarsService,
  ) {}

  @Get('my/calendar')
  @Operation('teams.show-my-calendar')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const own = await this.database.read(actor, (tx) => this.calendars.getOwn(tx, actor));
    this.pages.render(response, 'teams/my-calendar', viewOwnCalendar(own));
  }

  @Post('my/calendar/feed')
  @Operation('teams.renew-my-feed')
  async renew(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.calendars.renewFeed(tx, actor));
    this.pages.flash(response, 'Your calendar has a new address. An earlier one no longer works.');
    response.redirect(303, '/my/calendar');
  }

  @Post('my/calendar/feed/end')
  @Operation('teams.end-my-feed')
  async end(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.calendars.revokeFeed(tx, actor));
    this.pages.flash(response, 'The address of your calendar no longer works.');
    response.redirect(303, '/my/calendar');
  }

  @Get('my/calendar/:seatId.ics')
  @Operation('teams.download-my-place')
  @Header('Content-Type', CALENDAR)
  @Header('Content-Disposition', 'attachment; filename="peer-challenge.ics"')
  download(@CurrentActor() actor: Actor, @Param('seatId', { schema: z.uuid() }) seatId: string): Promise<string> {
    return this.database.read(actor, (tx) => this.calendars.writePlace(tx, actor, seatId));
  }

  /** For calendar programs, which cannot sign in: the address itself is the key, and it opens ids and dates only. */
  @Get('calendars/:token.ics')
  @Operation('teams.read-feed')
  @Header('Content-Type', CALENDAR)
  @Header('X-Robots-Tag', 'noindex, nofollow')
  feed(@Param('token') token: string): Promise<string> {
    return this.database.read(SYSTEM, (tx) => this.calendars.writeFeed(tx, token));
  }
}
