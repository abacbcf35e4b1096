import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { DEFAULT_DRAWS, DEFAULT_ROUNDS } from '../../scheduling/simulate-answers.js';
import { type Actor } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { comparisonPageQuery, type ComparisonPageQuery } from './page-params.js';
import { NEW_ROBUST_FORM, readRobustForm, type RobustForm, type RobustFormError } from './robust-form.js';
import { RobustPlansService } from './robust-plans.service.js';
import { viewAnswers, viewBeside } from './views/plan-answers.view.js';

const AS_SIMULATED = { draws: DEFAULT_DRAWS, seed: 1, rounds: DEFAULT_ROUNDS };

/** What comes of a plan when people say no, and the press that looks for a plan of which more comes. */
@ApiExcludeController()
@Controller('plans/:planId/answers')
export class PlanAnswersPages {
  constructor(
    private readonly pages: Pages,
    private readonly robust: RobustPlansService,
  ) {}

  @Get()
  @Operation('planning.show-answers')
  show(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Query({ schema: comparisonPageQuery }) query: ComparisonPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, planId, response, { withId: query.with });
  }

  @Post('robust')
  @Operation('planning.make-robust-plan-on-page')
  async make(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Body() body: Readonly<Record<string, unknown>>,
    @Res() response: Response,
  ): Promise<void> {
    const { budget, seconds, form, errors } = readRobustForm(body);
    if (errors.length > 0) return this.render(actor, planId, response, { form, errors });
    try {
      const { stored } = await this.robust.make(actor, planId, { ...AS_SIMULATED, budget }, seconds);
      response.redirect(303, `/plans/${stored.id}/answers?with=${planId}`);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'planning.no-more-robust-plan') throw error;
      await this.render(actor, planId, response, { form, notFound: error.message });
    }
  }

  private async render(
    actor: Actor,
    planId: string,
    response: Response,
    asked: {
      withId?: string | null;
      form?: RobustForm;
      errors?: readonly RobustFormError[];
      notFound?: string;
    },
  ): Promise<void> {
    const { withId = null, form = NEW_ROBUST_FORM, errors = [], notFound = null } = asked;
    const shown = await this.robust.simulate(actor, planId);
    const other = withId === null || withId === planId ? null : await this.robust.simulate(actor, withId);
    const model = {
      plan: shown.stored,
      answers: viewAnswers(shown.facts, shown.answers),
      beside: other && viewBeside(other, shown),
      form,
      errors,
      notFound,
    };
    const status = errors.length > 0 ? 422 : notFound === null ? 200 : 409;
    this.pages.render(response, 'planning/plan-answers', model, status);
  }
}
