import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Plan } from '../../scheduling/plan.js';
import { type Problem } from '../../scheduling/problem.js';
import { type AnswersSimulation } from '../../scheduling/simulate-answers.js';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf } from '../platform/web/etag.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { answersSimulationQuery, answersSimulationSchema } from './answers-simulation.dto.js';
import { ApprovalsService } from './approvals.service.js';
import {
  explainedWeeksSchema,
  planDocumentSchema,
  type PlanDto,
  planListQuery,
  planPageSchema,
  planSchema,
  problemDocumentSchema,
  toPlanDto,
  yearViewSchema,
} from './planning.dto.js';
import { PlansService } from './plans.service.js';
import { type StoredPlan } from './plans.repository.js';
import { type ExplainedWeek } from './problem-reasons.js';
import { simulateInThread } from './simulate-answers.process.js';
import { type YearView } from './views/year.view.js';

/** Plans that runs proposed, and what becomes of them. */
@ApiTags('Plans')
@Controller('api')
export class PlansController {
  constructor(
    private readonly database: Database,
    private readonly plans: PlansService,
    private readonly approvals: ApprovalsService,
  ) {}

  @Get('programme-years/:id/plans')
  @Operation('planning.list-plans')
  @ApiOkResponse({ standardSchema: planPageSchema })
  @ApiProblems(404)
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Query({ schema: planListQuery }) query: z.infer<typeof planListQuery>,
  ): Promise<Page<PlanDto>> {
    const page = await this.database.read(actor, (tx) => this.plans.list(tx, yearId, query));
    return { ...page, items: page.items.map(toPlanDto) };
  }

  @Get('plans/:id')
  @Operation('planning.read-plan')
  @ApiOkResponse({ standardSchema: planSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanDto> {
    return show(await this.database.read(actor, (tx) => this.plans.get(tx, id)), response);
  }

  @Get('plans/:id/problem')
  @Operation('planning.read-plan-problem')
  @ApiOkResponse({ standardSchema: problemDocumentSchema })
  @ApiProblems(404)
  readProblem(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<Problem> {
    return this.database.read(actor, (tx) => this.plans.getProblem(tx, id));
  }

  @Get('plans/:id/plan')
  @Operation('planning.read-plan-document')
  @ApiOkResponse({ standardSchema: planDocumentSchema })
  @ApiProblems(404)
  readDocument(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<Plan> {
    return this.database.read(actor, (tx) => this.plans.getDocument(tx, id));
  }

  @Get('plans/:id/year')
  @Operation('planning.view-plan-year')
  @ApiOkResponse({ standardSchema: yearViewSchema })
  @ApiProblems(404)
  viewYear(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<YearView> {
    return this.database.read(actor, (tx) => this.plans.viewYear(tx, id));
  }

  @Get('plans/:id/answers-simulation')
  @Operation('planning.simulate-answers')
  @ApiOkResponse({ standardSchema: answersSimulationSchema })
  @ApiProblems(404)
  async simulateAnswers(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: answersSimulationQuery }) request: z.infer<typeof answersSimulationQuery>,
  ): Promise<AnswersSimulation> {
    const { problem, plan } = await this.database.read(actor, (tx) => this.plans.getWithProblem(tx, id));
    return simulateInThread({ problem, plan, request });
  }

  @Post('plans/:id/approve')
  @HttpCode(200)
  @Operation('planning.approve-plan')
  @ApiOkResponse({ standardSchema: planSchema })
  @ApiProblems(404, 409)
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanDto> {
    return show(await this.database.inTransaction(actor, (tx) => this.approvals.approve(tx, actor, id)), response);
  }

  @Post('plans/:id/withdraw-approval')
  @HttpCode(200)
  @Operation('planning.withdraw-approval')
  @ApiOkResponse({ standardSchema: planSchema })
  @ApiProblems(404, 409)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanDto> {
    return show(await this.database.inTransaction(actor, (tx) => this.approvals.withdraw(tx, id)), response);
  }

  @Get('challenges/:id/weeks')
  @Operation('planning.explain-weeks')
  @ApiOkResponse({ standardSchema: explainedWeeksSchema })
  @ApiProblems(404)
  async explainWeeks(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<{ items: ExplainedWeek[] }> {
    return { items: await this.database.read(actor, (tx) => this.plans.explainWeeks(tx, id)) };
  }
}

function show(plan: StoredPlan, response: Response): PlanDto {
  response.setHeader('ETag', etagOf(plan));
  return toPlanDto(plan);
}
