import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type FormFault, toFormFaults } from './form-faults.js';
import { listUntrained } from './training-places.query.js';
import { PLACE_STATES } from './training-places.js';
import { TrainingService } from './training.service.js';
import { viewSession, viewSessions } from './views/training.view.js';

const text = (longest: number) => z.string().trim().max(longest).default('');
const sessionForm = z.strictObject({
  [FORM_TOKEN_FIELD]: z.string(),
  name: text(120),
  heldOn: text(20),
  venue: text(160),
  places: text(10),
});
type SessionForm = z.infer<typeof sessionForm>;
const invitationForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), peer: text(64) });
const placeForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), state: z.enum(PLACE_STATES) });

/** Training of peers for staff. */
@ApiExcludeController()
@Controller('training')
export class TrainingPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly training: TrainingService,
  ) {}

  @Get()
  @Operation('recruitment.show-sessions')
  async show(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    await this.showList(actor, response);
  }

  @Post()
  @Operation('recruitment.create-session-on-page')
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: sessionForm }) given: SessionForm,
    @Res() response: Response,
  ): Promise<void> {
    const { name, heldOn, venue } = given;
    const places = /^\d{1,3}$/.test(given.places) ? Number(given.places) : 0;
    const errors: FormFault[] = [
      ...(name === '' ? [{ field: 'name', message: 'Enter a name' }] : []),
      ...(z.iso.date().safeParse(heldOn).success ? [] : [{ field: 'heldOn', message: 'Enter a date like 2027-05-03' }]),
      ...(venue === '' ? [{ field: 'venue', message: 'Enter where it is held' }] : []),
      ...(places >= 1 && places <= 500 ? [] : [{ field: 'places', message: 'Enter a number of places from 1 to 500' }]),
    ];
    if (errors.length > 0) return this.showList(actor, response, given, errors);
    const { id } = await this.database.inTransaction(actor, (tx) =>
      this.training.create(tx, { name, heldOn, venue, places }),
    );
    response.redirect(303, `/training/${id}`);
  }

  @Get(':id')
  @Operation('recruitment.show-session')
  async showOne(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.showSession(actor, id, response);
  }

  @Post(':id/invitations')
  @Operation('recruitment.invite-to-session-on-page')
  async invite(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: invitationForm }) { peer }: z.infer<typeof invitationForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.press(actor, id, response, 'The invitation is on its way.', (tx) => this.training.invite(tx, id, peer));
  }

  @Post(':id/invitations/:placeId')
  @Operation('recruitment.record-place-on-page')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('placeId', { schema: z.uuid() }) placeId: string,
    @Body({ schema: placeForm }) { state }: z.infer<typeof placeForm>,
    @Res() response: Response,
  ): Promise<void> {
    await this.press(actor, id, response, 'It is recorded.', (tx) => this.training.record(tx, id, placeId, state));
  }

  private async press(
    actor: Actor,
    id: string,
    response: Response,
    done: string,
    work: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    try {
      await this.database.inTransaction(actor, work);
    } catch (error) {
      const faults = toFormFaults(error, 'peer');
      if (faults === null) throw error;
      const errors = faults.map(({ message }) => ({ field: 'peer', message }));
      return this.showSession(actor, id, response, errors);
    }
    this.pages.flash(response, done);
    response.redirect(303, `/training/${id}`);
  }

  private async showList(
    actor: Actor,
    response: Response,
    given: Partial<SessionForm> = {},
    errors: readonly FormFault[] = [],
  ): Promise<void> {
    const sessions = await this.database.read(actor, (tx) => this.training.list(tx));
    this.pages.render(response, 'recruitment/training', { sessions: viewSessions(sessions), given, errors });
  }

  private async showSession(
    actor: Actor,
    id: string,
    response: Response,
    errors: readonly FormFault[] = [],
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) =>
      viewSession(await this.training.get(tx, id), await this.training.listPlaces(tx, id), await listUntrained(tx)),
    );
    this.pages.render(response, 'recruitment/training-session', { ...model, errors });
  }
}
