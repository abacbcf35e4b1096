import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { measureFairness } from '../../scheduling/fairness.js';
import { type Actor, Database } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PlanFactsService } from './plan-facts.service.js';
import { fairnessSchema } from './plan-fairness.dto.js';
import { type FairnessView, viewFairness } from './views/plan-fairness.view.js';

/** How a plan spreads burden and benefit. */
@ApiTags('Plans')
@Controller('api/plans/:id/fairness')
export class PlanFairnessController {
  constructor(
    private readonly database: Database,
    private readonly facts: PlanFactsService,
  ) {}

  @Get()
  @Operation('planning.read-fairness')
  @ApiOkResponse({ standardSchema: fairnessSchema })
  @ApiProblems(404)
  async read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<FairnessView> {
    const { facts } = await this.database.read(actor, (tx) => this.facts.load(tx, id));
    return viewFairness(facts, measureFairness(facts.standing));
  }
}
