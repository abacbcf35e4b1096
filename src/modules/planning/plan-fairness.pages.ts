import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { measureFairness } from '../../scheduling/fairness.js';
import { type Actor, Database } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { PlanFactsService } from './plan-facts.service.js';
import { viewFairness, viewFairnessPage } from './views/plan-fairness.view.js';

/** Who carries a plan, and who gains by it. */
@ApiExcludeController()
@Controller('plans/:planId/fairness')
export class PlanFairnessPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly facts: PlanFactsService,
  ) {}

  @Get()
  @Operation('planning.show-fairness')
  async show(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { stored, facts } = await this.database.read(actor, (tx) => this.facts.load(tx, planId));
    const fairness = viewFairness(facts, measureFairness(facts.standing));
    this.pages.render(response, 'planning/plan-fairness', {
      plan: stored,
      fairness,
      shown: viewFairnessPage(fairness),
    });
  }
}
