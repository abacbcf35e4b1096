import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type VacanciesView } from './views/vacancies.view.js';
import { type WhyMemberView, type WhyNotView } from './views/why-not.view.js';
import { vacanciesSchema, whyMemberSchema, whyNotQuery, type WhyNotQuery, whyNotSchema } from './why-not.dto.js';
import { WhyNotService } from './why-not.service.js';

/** Questions about a plan as it stands. */
@ApiTags('Plans')
@Controller('api/plans/:id')
export class WhyNotController {
  constructor(
    private readonly database: Database,
    private readonly questions: WhyNotService,
  ) {}

  @Get('why-not')
  @Operation('planning.ask-why-not')
  @ApiOkResponse({ standardSchema: whyNotSchema })
  @ApiProblems(404)
  whyNot(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: whyNotQuery }) { challenge, peer, week }: WhyNotQuery,
  ): Promise<WhyNotView> {
    const question = peer === undefined ? { week: Number(week) } : { peer };
    return this.database.read(actor, (tx) => this.questions.whyNot(tx, id, challenge, question));
  }

  @Get('challenges/:challengeId/members/:peerId')
  @Operation('planning.explain-member')
  @ApiOkResponse({ standardSchema: whyMemberSchema })
  @ApiProblems(404)
  whyMember(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('challengeId', { schema: z.uuid() }) challengeId: string,
    @Param('peerId', { schema: z.uuid() }) peerId: string,
  ): Promise<WhyMemberView> {
    return this.database.read(actor, (tx) => this.questions.whyMember(tx, id, challengeId, peerId));
  }

  @Get('challenges/:challengeId/vacancies')
  @Operation('planning.explain-vacancies')
  @ApiOkResponse({ standardSchema: vacanciesSchema })
  @ApiProblems(404)
  vacancies(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('challengeId', { schema: z.uuid() }) challengeId: string,
  ): Promise<VacanciesView> {
    return this.database.read(actor, (tx) => this.questions.explainVacancies(tx, id, challengeId));
  }
}
