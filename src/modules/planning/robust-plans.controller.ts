import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type AnsweredPlan } from '../../scheduling/robust/make-robust.js';
import { sayRobust } from '../../scheduling/robust/say-robust.js';
import { type Actor } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { type PlanDto, toPlanDto } from './planning.dto.js';
import { type RobustBody, robustRequest, robustSchema } from './robust-plan.dto.js';
import { RobustPlansService } from './robust-plans.service.js';

type ToldPlan = Omit<AnsweredPlan, 'plan'>;

interface RobustAnswer {
  readonly plan: PlanDto;
  readonly sentence: string;
  readonly price: number;
  readonly before: ToldPlan;
  readonly after: ToldPlan;
}

/** A second proposal of which more teams are complete when people say no. */
@ApiTags('Plans')
@Controller('api/plans/:id/robust')
export class RobustPlansController {
  constructor(private readonly robust: RobustPlansService) {}

  @Post()
  @Operation('planning.make-robust-plan')
  @ApiCreatedResponse({ standardSchema: robustSchema })
  @ApiProblems(404, 409, 415)
  async make(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: robustRequest }) { seconds, ...request }: RobustBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RobustAnswer> {
    const { stored, before, after, price } = await this.robust.make(actor, id, request, seconds);
    response.setHeader('Location', `/api/plans/${stored.id}`);
    response.setHeader('ETag', etagOf(stored));
    const sentence = sayRobust(before.answers.complete, after.answers.complete, price);
    return { plan: toPlanDto(stored), sentence, price, before: tell(before), after: tell(after) };
  }
}

const tell = ({ medium, soft, days, answers }: AnsweredPlan): ToldPlan => ({ medium, soft, days, answers });
