import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { type Page } from '../platform/web/list.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { alternativesSchema } from './alternatives.dto.js';
import { AlternativesService } from './alternatives.service.js';
import { type AlternativesView } from './views/alternatives.view.js';
import { PlanRunsService } from './plan-runs.service.js';
import {
  type PlanRunDto,
  planRunListQuery,
  planRunPageSchema,
  planRunSchema,
  toPlanRunDto,
  wantedRunSchema,
} from './planning.dto.js';
import { RunEventsService } from './run-events.service.js';
import { RunFactsService } from './run-facts.service.js';

/** Runs of the planner. */
@ApiTags('Plan runs')
@Controller('api')
export class PlanRunsController {
  constructor(
    private readonly database: Database,
    private readonly runs: PlanRunsService,
    private readonly alternatives: AlternativesService,
    private readonly events: RunEventsService,
    private readonly facts: RunFactsService,
  ) {}

  @Post('programme-years/:id/plan-runs')
  @HttpCode(202)
  @Operation('planning.start-run')
  @ApiAcceptedResponse({ standardSchema: planRunSchema })
  @ApiProblems(404, 409, 415, 422)
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Body({ schema: wantedRunSchema }) wanted: z.infer<typeof wantedRunSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanRunDto> {
    await this.database.read(actor, (tx) => this.facts.readSound(tx, yearId));
    const run = await this.database.inTransaction(actor, (tx) => this.runs.request(tx, actor, yearId, wanted));
    response.setHeader('Location', `/api/plan-runs/${run.id}`);
    return toPlanRunDto(run);
  }

  @Get('programme-years/:id/plan-runs')
  @Operation('planning.list-runs')
  @ApiOkResponse({ standardSchema: planRunPageSchema })
  @ApiProblems(404)
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Query({ schema: planRunListQuery }) query: z.infer<typeof planRunListQuery>,
  ): Promise<Page<PlanRunDto>> {
    const page = await this.database.read(actor, (tx) => this.runs.list(tx, yearId, query));
    return { ...page, items: page.items.map(toPlanRunDto) };
  }

  @Get('plan-runs/:id')
  @Operation('planning.read-run')
  @ApiOkResponse({ standardSchema: planRunSchema })
  @ApiProblems(404)
  async read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<PlanRunDto> {
    return toPlanRunDto(await this.database.read(actor, (tx) => this.runs.get(tx, id)));
  }

  @Post('plan-runs/:id/cancel')
  @HttpCode(202)
  @Operation('planning.cancel-run')
  @ApiAcceptedResponse({ standardSchema: planRunSchema })
  @ApiProblems(404)
  async cancel(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<PlanRunDto> {
    return toPlanRunDto(await this.database.inTransaction(actor, (tx) => this.runs.cancel(tx, id)));
  }

  @Post('plan-runs/:id/finish')
  @HttpCode(202)
  @Operation('planning.finish-run')
  @ApiAcceptedResponse({ standardSchema: planRunSchema })
  @ApiProblems(404, 409)
  async finish(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<PlanRunDto> {
    return toPlanRunDto(await this.database.inTransaction(actor, (tx) => this.runs.finish(tx, id)));
  }

  @Get('plan-runs/:id/alternatives')
  @Operation('planning.weigh-alternatives')
  @ApiOkResponse({ standardSchema: alternativesSchema })
  @ApiProblems(404)
  weighAlternatives(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<AlternativesView> {
    return this.database.read(actor, (tx) => this.alternatives.weigh(tx, id));
  }

  /** Server-sent events named `run`, each a PlanRun: the first at once, then each change, the last when the run has ended. */
  @Get('plan-runs/:id/events')
  @Operation('planning.watch-run')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Events named run, each a PlanRun; the stream ends with the run', type: String })
  @ApiProblems(404)
  async watch(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.events.send(actor, id, response);
  }
}
