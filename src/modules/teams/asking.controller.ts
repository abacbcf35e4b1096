import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { type Page, pageOf, windowOf } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { AnswersService } from './answers.service.js';
import {
  contactEntrySchema,
  contactLogSchema,
  createdInvitationSchema,
  dropOutSchema,
  invitationListQuery,
  invitationPageSchema,
  invitationSchema,
  offerSchema,
  soundingSchema,
  taskListQuery,
  taskPageSchema,
  taskSchema,
  tell,
  telephoneAnswerSchema,
  withdrawalSchema,
} from './asking.dto.js';
import { ConfirmationsService } from './confirmations.service.js';
import { type ContactLine, ContactLogService } from './contact-log.service.js';
import { countInvitations, listInvitations } from './invitation-facts.query.js';
import { OffersService } from './offers.service.js';
import { type TeamTask, TeamTasksService } from './team-tasks.service.js';

type InvitationDto = z.infer<typeof invitationSchema>;
const id = z.uuid();

/** Offers, soundings, answers by telephone, and what a coordinator has to see to. */
@ApiTags('Asking peers')
@Controller('api')
export class AskingController {
  constructor(
    private readonly answers: AnswersService,
    private readonly confirmations: ConfirmationsService,
    private readonly contacts: ContactLogService,
    private readonly database: Database,
    private readonly offers: OffersService,
    private readonly tasks: TeamTasksService,
  ) {}

  @Get('team-tasks')
  @Operation('teams.list-tasks')
  @ApiOkResponse({ standardSchema: taskPageSchema })
  @ApiProblems()
  listTasks(
    @CurrentActor() actor: Actor,
    @Query({ schema: taskListQuery }) query: z.infer<typeof taskListQuery>,
  ): Promise<Page<TeamTask>> {
    return this.database.read(actor, (tx) => this.tasks.list(tx, query.year, query.done, query));
  }

  @Post('team-tasks/:id/finish')
  @HttpCode(200)
  @Operation('teams.finish-task')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the task: its id and version' })
  @ApiOkResponse({ standardSchema: taskSchema })
  @ApiProblems(404, 412, 428)
  async finishTask(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) taskId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TeamTask> {
    const task = await this.database.inTransaction(actor, (tx) =>
      this.tasks.finish(tx, taskId, readIfMatch(ifMatch, taskId), actor.personId),
    );
    response.setHeader('ETag', etagOf(task));
    return task;
  }

  @Get('invitations')
  @Operation('teams.list-invitations')
  @ApiOkResponse({
    standardSchema: invitationPageSchema,
    description: 'Those that fall due first come first: the call list',
  })
  @ApiProblems()
  listInvitations(
    @CurrentActor() actor: Actor,
    @Query({ schema: invitationListQuery }) query: z.infer<typeof invitationListQuery>,
  ): Promise<Page<InvitationDto>> {
    return this.database.read(actor, async (tx) => {
      const items = await listInvitations(tx, query.year, [query.state], windowOf(query));
      const total = await countInvitations(tx, query.year, [query.state]);
      return pageOf(
        items.map((facts) => tell(invitationSchema, facts)),
        total,
        query,
      );
    });
  }

  @Post('seats/:id/offer')
  @Operation('teams.offer-seat')
  @ApiCreatedResponse({ standardSchema: createdInvitationSchema })
  @ApiProblems(404, 409, 415)
  offer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) seatId: string,
    @Body({ schema: offerSchema }) { peerId }: z.infer<typeof offerSchema>,
  ): Promise<{ id: string }> {
    return this.database.inTransaction(actor, async (tx) => ({
      id: await this.offers.offer(tx, seatId, peerId, 'coordinator'),
    }));
  }

  @Post('seats/:id/soundings')
  @HttpCode(204)
  @Operation('teams.sound-peers')
  @ApiNoContentResponse()
  @ApiProblems(404, 409, 415, 422)
  async sound(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) seatId: string,
    @Body({ schema: soundingSchema }) { peerIds }: z.infer<typeof soundingSchema>,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.offers.sound(tx, seatId, peerIds));
  }

  @Post('invitations/:id/withdraw')
  @HttpCode(204)
  @Operation('teams.withdraw-invitation')
  @ApiNoContentResponse()
  @ApiProblems(404, 409, 415)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invitationId: string,
    @Body({ schema: withdrawalSchema }) { why }: z.infer<typeof withdrawalSchema>,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.offers.withdraw(tx, invitationId, why));
  }

  @Post('invitations/:id/telephone-answer')
  @HttpCode(204)
  @Operation('teams.record-answer')
  @ApiNoContentResponse()
  @ApiProblems(404, 409, 415)
  async recordAnswer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invitationId: string,
    @Body({ schema: telephoneAnswerSchema }) given: z.infer<typeof telephoneAnswerSchema>,
  ): Promise<void> {
    const channel = telephone(actor, given);
    await this.database.inTransaction(actor, (tx) =>
      this.answers.answer(
        tx,
        invitationId,
        given.answer === 'accept'
          ? { kind: 'accept', conflict: given.conflict }
          : { kind: 'decline', reason: given.reason, note: null },
        channel,
      ),
    );
  }

  @Post('invitations/:id/drop-out')
  @HttpCode(204)
  @Operation('teams.record-drop-out')
  @ApiNoContentResponse()
  @ApiProblems(404, 409, 415)
  async dropOut(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invitationId: string,
    @Body({ schema: dropOutSchema }) given: z.infer<typeof dropOutSchema>,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.answers.dropOut(tx, invitationId, telephone(actor, given)));
  }

  @Post('invitations/:id/confirm')
  @HttpCode(204)
  @Operation('teams.confirm-invitation')
  @ApiNoContentResponse()
  @ApiProblems(404, 409)
  async confirm(@CurrentActor() actor: Actor, @Param('id', { schema: id }) invitationId: string): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.confirmations.confirmByCoordinator(tx, invitationId));
  }

  @Get('peers/:id/contact-log')
  @Operation('teams.read-contact-log')
  @ApiOkResponse({ standardSchema: contactLogSchema })
  @ApiProblems(404)
  readContactLog(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) peerId: string,
  ): Promise<{ items: ContactLine[] }> {
    return this.database.read(actor, async (tx) => ({ items: await this.contacts.list(tx, peerId) }));
  }

  @Post('peers/:id/contact-log')
  @HttpCode(204)
  @Operation('teams.add-contact')
  @ApiNoContentResponse()
  @ApiProblems(404, 415)
  async addContact(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) peerId: string,
    @Body({ schema: contactEntrySchema }) entry: z.infer<typeof contactEntrySchema>,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.contacts.add(tx, peerId, entry, actor.personId));
  }
}

function telephone(actor: Actor, { saidBy, note }: { saidBy: string; note: string }) {
  if (actor.personId === null)
    throw new DomainError(
      'forbidden',
      'teams.needs-person',
      'Only a person can record what was said on the telephone.',
    );
  return { via: 'telephone', recordedBy: actor.personId, saidBy, note } as const;
}
