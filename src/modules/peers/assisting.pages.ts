import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { AcceptsFormUpload } from '../platform/web/form-upload.interceptor.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { AssistantsService } from './assistants.service.js';
import { type Desk, MarkingDeskService } from './marking-desk.service.js';
import { MOST_CALENDAR_BYTES } from './marking-input.js';
import { calendarForm, markingForm, yearQuery } from './my.pages.js';

const endForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), id: z.uuid() });

/** What an assistant sees: the weeks of the peers they assist, and nothing else of them. */
@ApiExcludeController()
@Controller('assisting')
export class AssistingPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly assistants: AssistantsService,
    private readonly desk: MarkingDeskService,
  ) {}

  @Get()
  @Operation('peers.list-assisted')
  async list(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const assisted = await this.database.read(actor, (tx) => this.assistants.listAssisted(tx, actor));
    this.pages.render(response, 'peers/assisting', { assisted });
  }

  @Post('end')
  @Operation('peers.stop-assisting')
  async stop(
    @CurrentActor() actor: Actor,
    @Body({ schema: endForm }) { id }: z.infer<typeof endForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.assistants.leave(tx, actor, id));
    this.pages.flash(response, 'You assist them no longer.');
    response.redirect(303, '/assisting');
  }

  @Get(':peerId/availability')
  @Operation('peers.show-assisted-availability')
  async show(
    @CurrentActor() actor: Actor,
    @Param('peerId') peerId: string,
    @Query({ schema: yearQuery }) { year }: z.infer<typeof yearQuery>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.show(actor, await this.deskOf(actor, peerId), year ?? null, response);
  }

  @Post(':peerId/availability')
  @Operation('peers.save-assisted-availability')
  async save(
    @CurrentActor() actor: Actor,
    @Param('peerId') peerId: string,
    @Body({ schema: markingForm }) input: z.infer<typeof markingForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.save(actor, await this.deskOf(actor, peerId), input, response);
  }

  @Post(':peerId/availability/pattern')
  @Operation('peers.fill-assisted-availability')
  async fill(
    @CurrentActor() actor: Actor,
    @Param('peerId') peerId: string,
    @Body({ schema: markingForm }) input: z.infer<typeof markingForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.fill(actor, await this.deskOf(actor, peerId), input, response);
  }

  @Get(':peerId/availability/calendar')
  @Operation('peers.show-assisted-calendar')
  async showCalendar(
    @CurrentActor() actor: Actor,
    @Param('peerId') peerId: string,
    @Query({ schema: yearQuery }) { year }: z.infer<typeof yearQuery>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.showCalendar(actor, await this.deskOf(actor, peerId), year ?? null, response);
  }

  @Post(':peerId/availability/calendar')
  @Operation('peers.read-assisted-calendar')
  @AcceptsFormUpload(MOST_CALENDAR_BYTES)
  async readCalendar(
    @CurrentActor() actor: Actor,
    @Param('peerId') peerId: string,
    @Body({ schema: calendarForm }) { year, file }: z.infer<typeof calendarForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.readCalendar(actor, await this.deskOf(actor, peerId), year, file, response);
  }

  private async deskOf(actor: Actor, peerId: string): Promise<Desk> {
    await this.database.read(actor, (tx) => this.assistants.checkAssists(tx, actor, peerId));
    return { peerId, path: `/assisting/${peerId}/availability`, isOnBehalf: true };
  }
}
