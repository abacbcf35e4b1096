import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { type Actor, Database } from '../platform/database/database.js';
import { FORM_FILE_FIELD, AcceptsFormUpload } from '../platform/web/form-upload.interceptor.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { AssistantsService } from './assistants.service.js';
import { loadPlaces } from './load-marking.query.js';
import { type Desk, MarkingDeskService } from './marking-desk.service.js';
import { markingFields, MOST_CALENDAR_BYTES } from './marking-input.js';
import { MarkingService } from './marking.service.js';
import { OwnConflictsService } from './own-conflicts.service.js';
import { OwnPeerService } from './own-peer.service.js';
import { viewMyPage } from './views/my.view.js';

export const yearQuery = z.strictObject({ year: z.uuid().optional() });
export const markingForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), ...markingFields });
export const calendarForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  year: z.uuid(),
  [FORM_FILE_FIELD]: z.unknown().optional(),
});

/** A peer's own pages: what is theirs, and which weeks suit them. */
@ApiExcludeController()
@Controller('my')
export class MyPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly own: OwnPeerService,
    private readonly desk: MarkingDeskService,
    private readonly marking: MarkingService,
    private readonly assistants: AssistantsService,
    private readonly conflicts: OwnConflictsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('peers.show-my-page')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const peerId = await this.own.get(tx, actor);
      return viewMyPage({
        places: await loadPlaces(tx, peerId, this.clock.today()),
        marking: await this.marking.load(tx, peerId, null),
        conflicts: (await this.conflicts.list(tx, peerId)).filter(({ withdrawnAt }) => withdrawnAt === null).length,
        assistants: await this.assistants.list(tx, peerId),
      });
    });
    this.pages.render(response, 'peers/my', { ...model });
  }

  @Get('availability')
  @Operation('peers.show-my-availability')
  async showAvailability(
    @CurrentActor() actor: Actor,
    @Query({ schema: yearQuery }) { year }: z.infer<typeof yearQuery>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.show(actor, await this.deskOf(actor), year ?? null, response);
  }

  @Post('availability')
  @Operation('peers.save-my-availability')
  async save(
    @CurrentActor() actor: Actor,
    @Body({ schema: markingForm }) input: z.infer<typeof markingForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.save(actor, await this.deskOf(actor), input, response);
  }

  @Post('availability/pattern')
  @Operation('peers.fill-my-availability')
  async fill(
    @CurrentActor() actor: Actor,
    @Body({ schema: markingForm }) input: z.infer<typeof markingForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.fill(actor, await this.deskOf(actor), input, response);
  }

  @Get('availability/calendar')
  @Operation('peers.show-my-calendar')
  async showCalendar(
    @CurrentActor() actor: Actor,
    @Query({ schema: yearQuery }) { year }: z.infer<typeof yearQuery>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.showCalendar(actor, await this.deskOf(actor), year ?? null, response);
  }

  @Post('availability/calendar')
  @Operation('peers.read-my-calendar')
  @AcceptsFormUpload(MOST_CALENDAR_BYTES)
  async readCalendar(
    @CurrentActor() actor: Actor,
    @Body({ schema: calendarForm }) { year, file }: z.infer<typeof calendarForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.desk.readCalendar(actor, await this.deskOf(actor), year, file, response);
  }

  private async deskOf(actor: Actor): Promise<Desk> {
    const peerId = await this.database.read(actor, (tx) => this.own.get(tx, actor));
    return { peerId, path: '/my/availability', isOnBehalf: false };
  }
}
