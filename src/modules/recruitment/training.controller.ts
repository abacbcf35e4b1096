import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  invitationSchema,
  newSessionSchema,
  placeSchema,
  sessionListSchema,
  sessionSchema,
  sessionWithPlacesSchema,
} from './recruitment.dto.js';
import { type TrainingSession, TrainingService } from './training.service.js';

type SessionDto = z.infer<typeof sessionWithPlacesSchema>;

/** Training of peers. */
@ApiTags('Recruitment')
@Controller('api/training-sessions')
export class TrainingController {
  constructor(
    private readonly database: Database,
    private readonly training: TrainingService,
  ) {}

  @Get()
  @Operation('recruitment.list-sessions')
  @ApiOkResponse({ standardSchema: sessionListSchema })
  @ApiProblems()
  async list(@CurrentActor() actor: Actor): Promise<{ items: TrainingSession[] }> {
    return { items: await this.database.read(actor, (tx) => this.training.list(tx)) };
  }

  @Post()
  @Operation('recruitment.create-session')
  @ApiCreatedResponse({ standardSchema: sessionSchema })
  @ApiProblems(415)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newSessionSchema }) wanted: z.infer<typeof newSessionSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TrainingSession> {
    const session = await this.database.inTransaction(actor, (tx) => this.training.create(tx, wanted));
    response.setHeader('Location', `/api/training-sessions/${session.id}`);
    return session;
  }

  @Get(':id')
  @Operation('recruitment.read-session')
  @ApiOkResponse({ standardSchema: sessionWithPlacesSchema })
  @ApiProblems(404)
  read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<SessionDto> {
    return this.database.read(actor, (tx) => this.show(tx, id));
  }

  @Post(':id/invitations')
  @Operation('recruitment.invite-to-session')
  @ApiCreatedResponse({ standardSchema: sessionWithPlacesSchema })
  @ApiProblems(404, 409, 415, 422)
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: invitationSchema }) { peer }: z.infer<typeof invitationSchema>,
  ): Promise<SessionDto> {
    return this.database.inTransaction(actor, async (tx) => {
      await this.training.invite(tx, id, peer);
      return this.show(tx, id);
    });
  }

  /** Records what became of an invitation. Whoever attended and is vetted becomes trained. */
  @Put(':id/invitations/:placeId')
  @Operation('recruitment.record-place')
  @ApiOkResponse({ standardSchema: sessionWithPlacesSchema })
  @ApiProblems(404, 409, 415, 422)
  record(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('placeId', { schema: z.uuid() }) placeId: string,
    @Body({ schema: placeSchema }) { state }: z.infer<typeof placeSchema>,
  ): Promise<SessionDto> {
    return this.database.inTransaction(actor, async (tx) => {
      await this.training.record(tx, id, placeId, state);
      return this.show(tx, id);
    });
  }

  private async show(tx: Tx, id: string): Promise<SessionDto> {
    const session = await this.training.get(tx, id);
    const places = await this.training.listPlaces(tx, id);
    return {
      ...session,
      invitations: places.map(({ id: placeId, state, peerId, reference, name }) => ({
        id: placeId,
        state,
        peerId,
        reference,
        name,
      })),
    };
  }
}
