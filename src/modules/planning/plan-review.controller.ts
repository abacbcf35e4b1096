import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor } from '../platform/database/database.js';
import { ApiProblems } from '../platform/web/api-problems.decorator.js';
import { etagOf } from '../platform/web/etag.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { repairRequest, repairSchema, reviewQuery, type ReviewQuery, reviewSchema } from './plan-review.dto.js';
import { PlanReviewService } from './plan-review.service.js';
import { type PlanDto, toPlanDto } from './planning.dto.js';
import { type RepairLine, type ReviewView, viewRepairs, viewReview } from './views/plan-review.view.js';

interface RepairAnswer {
  readonly plan: PlanDto;
  readonly repairs: readonly RepairLine[];
  readonly total: number;
  readonly avoidable: number;
}

/** What a council leader would object to in a plan. */
@ApiTags('Plans')
@Controller('api/plans/:id/review')
export class PlanReviewController {
  constructor(private readonly reviews: PlanReviewService) {}

  @Get()
  @Operation('planning.review-plan')
  @ApiOkResponse({ standardSchema: reviewSchema })
  @ApiProblems(404)
  async review(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: reviewQuery }) { points }: ReviewQuery,
  ): Promise<ReviewView> {
    const { facts, review } = await this.reviews.review(actor, id, points);
    return viewReview(facts, review);
  }

  @Post('repair')
  @Operation('planning.repair-plan')
  @ApiCreatedResponse({ standardSchema: repairSchema })
  @ApiProblems(404, 409, 415)
  async repair(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: repairRequest }) { points }: ReviewQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RepairAnswer> {
    const { stored, facts, repairs, review } = await this.reviews.repair(actor, id, points);
    response.setHeader('Location', `/api/plans/${stored.id}`);
    response.setHeader('ETag', etagOf(stored));
    const { total, avoidable } = review;
    return { plan: toPlanDto(stored), repairs: viewRepairs(facts, repairs), total, avoidable };
  }
}
