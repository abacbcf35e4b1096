import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { groupAnalysis } from '../../scheduling/explain-plan-groups.js';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import {
  analysisQuery,
  analysisSchema,
  comparisonQuery,
  comparisonSchema,
  toAnalysisDto,
  toComparisonDto,
  type AnalysisDto,
  type ComparisonDto,
} from './plan-analysis.dto.js';
import { planChangesQuery, planChangesSchema } from './plan-changes.dto.js';
import { PlanChangesService } from './plan-changes.service.js';
import { type PlanChangesView } from './views/plan-changes.view.js';
import { PlanAnalysisService } from './plan-analysis.service.js';

/** Why a plan scores as it does, and what sets two plans apart. */
@ApiTags('Plans')
@Controller('api/plans/:id')
export class PlanAnalysisController {
  constructor(
    private readonly database: Database,
    private readonly analyses: PlanAnalysisService,
    private readonly changes: PlanChangesService,
  ) {}

  @Get('analysis')
  @Operation('planning.analyse-plan')
  @ApiOkResponse({ standardSchema: analysisSchema })
  @ApiProblems(404)
  async analyse(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: analysisQuery }) { by }: z.infer<typeof analysisQuery>,
  ): Promise<AnalysisDto> {
    const analysed = await this.database.read(actor, (tx) => this.analyses.analyse(tx, id));
    const { stored, problem, plan, analysis, names } = analysed;
    const grouped = by === 'term' ? null : groupAnalysis(problem, plan, analysis, by, names);
    return toAnalysisDto(stored, by, analysis, grouped);
  }

  @Get('comparison')
  @Operation('planning.compare-plans')
  @ApiOkResponse({ standardSchema: comparisonSchema })
  @ApiProblems(404, 422)
  async compare(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: comparisonQuery }) query: z.infer<typeof comparisonQuery>,
  ): Promise<ComparisonDto> {
    return toComparisonDto(await this.database.read(actor, (tx) => this.analyses.compare(tx, id, query.with)));
  }

  @Get('changes')
  @Operation('planning.explain-changes')
  @ApiOkResponse({ standardSchema: planChangesSchema })
  @ApiProblems(404, 422)
  explainChanges(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: planChangesQuery }) query: z.infer<typeof planChangesQuery>,
  ): Promise<PlanChangesView> {
    return this.database.read(actor, (tx) => this.changes.explain(tx, id, query.with ?? null));
  }
}
