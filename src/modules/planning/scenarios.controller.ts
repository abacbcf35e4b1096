import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Change } from '../../scheduling/what-if/change.js';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf, readIfMatch } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type PlanRunDto, planRunSchema, toPlanRunDto } from './planning.dto.js';
import {
  changeSchema,
  newScenarioSchema,
  type ScenarioDto,
  scenarioListSchema,
  scenarioRunSchema,
  scenarioSchema,
  toScenarioDto,
  toScenarioLine,
} from './scenarios.dto.js';
import { ScenariosService } from './scenarios.service.js';
import { type ScenarioView } from './views/scenario.view.js';

/** What if: years with changed facts. */
@ApiTags('Scenarios')
@Controller('api')
export class ScenariosController {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenariosService,
  ) {}

  @Post('programme-years/:id/scenarios')
  @Operation('planning.create-scenario')
  @ApiCreatedResponse({ standardSchema: scenarioSchema })
  @ApiProblems(404, 415, 422)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
    @Body({ schema: newScenarioSchema }) wanted: z.infer<typeof newScenarioSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ScenarioDto> {
    const view = await this.database.inTransaction(actor, (tx) => this.scenarios.create(tx, actor, yearId, wanted));
    response.setHeader('Location', `/api/scenarios/${view.id}`);
    return show(view, response);
  }

  @Get('programme-years/:id/scenarios')
  @Operation('planning.list-scenarios')
  @ApiOkResponse({ standardSchema: scenarioListSchema })
  @ApiProblems(404)
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) yearId: string,
  ): Promise<z.infer<typeof scenarioListSchema>> {
    const scenarios = await this.database.read(actor, (tx) => this.scenarios.list(tx, yearId));
    return { items: scenarios.map(toScenarioLine) };
  }

  @Get('scenarios/:id')
  @Operation('planning.read-scenario')
  @ApiOkResponse({ standardSchema: scenarioSchema })
  @ApiProblems(404)
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ScenarioDto> {
    return show(await this.database.read(actor, (tx) => this.scenarios.view(tx, id)), response);
  }

  @Post('scenarios/:id/changes')
  @Operation('planning.change-scenario')
  @ApiCreatedResponse({ standardSchema: scenarioSchema })
  @ApiProblems(404, 415, 422)
  async addChange(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: changeSchema }) change: Change,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ScenarioDto> {
    return show(await this.database.inTransaction(actor, (tx) => this.scenarios.addChange(tx, id, change)), response);
  }

  @Post('scenarios/:id/plan-runs')
  @HttpCode(202)
  @Operation('planning.plan-scenario')
  @ApiAcceptedResponse({ standardSchema: planRunSchema })
  @ApiProblems(404, 409, 415, 422)
  async plan(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: scenarioRunSchema }) { seconds }: z.infer<typeof scenarioRunSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanRunDto> {
    const run = await this.database.inTransaction(actor, (tx) => this.scenarios.plan(tx, actor, id, seconds));
    response.setHeader('Location', `/api/plan-runs/${run.id}`);
    return toPlanRunDto(run);
  }

  @Delete('scenarios/:id')
  @HttpCode(204)
  @Operation('planning.delete-scenario')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  @ApiProblems(404, 409, 412, 428)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const version = readIfMatch(ifMatch, id);
    await this.database.inTransaction(actor, (tx) => this.scenarios.remove(tx, id, version));
  }
}

function show(view: ScenarioView, response: Response): ScenarioDto {
  response.setHeader('ETag', etagOf(view));
  return toScenarioDto(view);
}
