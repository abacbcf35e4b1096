import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { z } from 'zod';
import { type Actor } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { FORM_TOKEN_FIELD } from '../platform/web/form-tokens.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { reviewPageQuery, type ReviewQuery } from './plan-review.dto.js';
import { PlanReviewService } from './plan-review.service.js';
import { viewReview } from './views/plan-review.view.js';

const repairForm = z.strictObject({ [FORM_TOKEN_FIELD]: z.string(), ...reviewPageQuery.shape });

/** What a council leader would object to in a plan, and the press that takes away what is avoidable. */
@ApiExcludeController()
@Controller('plans/:planId/review')
export class PlanReviewPages {
  constructor(
    private readonly pages: Pages,
    private readonly reviews: PlanReviewService,
  ) {}

  @Get()
  @Operation('planning.show-review')
  async show(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Query({ schema: reviewPageQuery }) { points }: ReviewQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { stored, facts, review } = await this.reviews.review(actor, planId, points);
    this.pages.render(response, 'planning/plan-review', { plan: stored, review: viewReview(facts, review) });
  }

  @Post('repair')
  @Operation('planning.repair-plan-on-page')
  async repair(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Body({ schema: repairForm }) { points }: z.infer<typeof repairForm>,
    @Res() response: Response,
  ): Promise<void> {
    try {
      const { stored, repairs, review } = await this.reviews.repair(actor, planId, points);
      const changes = `${repairs.length} ${repairs.length === 1 ? 'change' : 'changes'}`;
      this.pages.flash(
        response,
        `${stored.name} is the same plan with ${changes}. ${review.total} objections are left in it, none of them avoidable.`,
      );
      response.redirect(303, `/plans/${stored.id}/comparison?with=${planId}`);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      this.pages.flash(response, error.message);
      response.redirect(303, `/plans/${planId}/review`);
    }
  }
}
