import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { exchangeRates } from '../../scheduling/exchange-rates.js';
import { groupAnalysis } from '../../scheduling/explain-plan-groups.js';
import { type Actor, Database } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { PageIdPipe } from './page-id.pipe.js';
import {
  analysisPageQuery,
  type AnalysisPageQuery,
  comparisonPageQuery,
  type ComparisonPageQuery,
} from './page-params.js';
import { PlanAnalysisService } from './plan-analysis.service.js';
import { PlanChangesService } from './plan-changes.service.js';
import { PlansService } from './plans.service.js';
import { groupPlaces } from './views/plan-changes.view.js';
import { viewAnalysis } from './views/plan-analysis.view.js';
import { viewComparison } from './views/plan-comparison.view.js';

/** Why a plan scores as it does, and what sets it apart from an earlier one. */
@ApiExcludeController()
@Controller('plans/:planId')
export class PlanAnalysisPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly analyses: PlanAnalysisService,
    private readonly changes: PlanChangesService,
    private readonly plans: PlansService,
    private readonly programmes: ProgrammesService,
  ) {}

  @Get('analysis')
  @Operation('planning.show-analysis')
  async show(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Query({ schema: analysisPageQuery }) { by }: AnalysisPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const { stored, problem, plan, analysis, names } = await this.analyses.analyse(tx, planId);
      const { settings } = await this.programmes.get(tx, stored.yearId);
      return {
        plan: stored,
        earlier: await this.analyses.findEarlier(tx, planId),
        analysis: viewAnalysis({
          planId,
          yearId: stored.yearId,
          by,
          analysis,
          grouped: by === 'term' ? null : groupAnalysis(problem, plan, analysis, by, names),
          rates: exchangeRates(problem.weights, settings.calendar.wishDivisor),
        }),
      };
    });
    this.pages.render(response, 'planning/plan-analysis', model);
  }

  @Get('comparison')
  @Operation('planning.show-comparison')
  async compare(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Query({ schema: comparisonPageQuery }) query: ComparisonPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const withId = query.with ?? (await this.analyses.getEarlier(tx, planId)).id;
      const { before, after, comparison, note } = await this.analyses.compare(tx, planId, withId);
      return { before, after, note, comparison: viewComparison(comparison) };
    });
    this.pages.render(response, 'planning/plan-comparison', model);
  }

  @Get('changes')
  @Operation('planning.show-changes')
  async showChanges(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Query({ schema: comparisonPageQuery }) query: ComparisonPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const changes = await this.changes.explain(tx, planId, query.with);
      return { changes, groups: groupPlaces(changes), plan: await this.plans.get(tx, planId) };
    });
    this.pages.render(response, 'planning/plan-changes', model);
  }
}
