import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { Config } from '../platform/config/config.js';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { newRunPageQuery, type NewRunPageQuery, yearPageQuery } from './page-params.js';
import { AlternativesService } from './alternatives.service.js';
import { PlanRunsService } from './plan-runs.service.js';
import { PlansService } from './plans.service.js';
import { findProgrammeYear } from './programme-years.query.js';
import { RunFactsService } from './run-facts.service.js';
import { readRunForm, type WantedRun } from './run-form.js';
import { readWeightFields } from './searches-of-run.js';
import { viewRun } from './views/plan-run.view.js';
import { introduceYear } from './views/years.view.js';
import { YearPageService } from './year-page.service.js';

/** Starting, watching and cancelling a run of the planner in the browser. */
@ApiExcludeController()
@Controller()
export class PlanRunPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly runs: PlanRunsService,
    private readonly alternatives: AlternativesService,
    private readonly yearPage: YearPageService,
    private readonly plans: PlansService,
    private readonly facts: RunFactsService,
    private readonly config: Config,
  ) {}

  /** A second press leads to the run that the first one started. */
  @Post('years/:yearId/plan-runs')
  @Operation('planning.start-run-on-page')
  async start(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Body() body: Readonly<Record<string, unknown>>,
    @Res() response: Response,
  ): Promise<void> {
    const read = readRunForm(body, this.config.plannerMaxSeconds);
    const { weights, faults } = readWeightFields(body);
    const isPreview = body['action'] === 'preview';
    const errors = [...(isPreview ? [] : read.errors), ...faults];
    if (isPreview || errors.length > 0) {
      const isNew = body['page'] === 'new' || read.form.kind === 'alternatives';
      const asked = { form: read.form, errors };
      const model = await this.database.read(actor, (tx) =>
        isNew
          ? this.yearPage.loadNewRun(tx, yearId, { ...asked, weights })
          : this.yearPage.loadYear(tx, yearId, yearPageQuery.parse({}), asked),
      );
      this.pages.render(response, isNew ? 'planning/new-run' : 'planning/year-page', model);
      return;
    }
    const wanted = { ...read.wanted, ...(weights === null ? {} : { weights }) };
    await this.database.read(actor, (tx) => this.facts.readSound(tx, yearId));
    response.redirect(303, `/plan-runs/${await this.startOrFind(actor, yearId, wanted)}`);
  }

  /** What a run shall weigh, starting from the year's weights or from a preset. */
  @Get('years/:yearId/plan-runs/new')
  @Operation('planning.show-new-run')
  async showNew(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Query({ schema: newRunPageQuery }) { preset }: NewRunPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, (tx) => this.yearPage.loadNewRun(tx, yearId, { preset }));
    this.pages.render(response, 'planning/new-run', model);
  }

  @Get('plan-runs/:runId/alternatives')
  @Operation('planning.show-alternatives')
  async showAlternatives(
    @CurrentActor() actor: Actor,
    @Param('runId', PageIdPipe) runId: string,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const answer = await this.alternatives.weigh(tx, runId);
      return { answer, year: introduceYear((await findProgrammeYear(tx, answer.yearId))!) };
    });
    this.pages.render(response, 'planning/alternatives', model);
  }

  @Get('plan-runs/:runId')
  @Operation('planning.show-run')
  async show(
    @CurrentActor() actor: Actor,
    @Param('runId', PageIdPipe) runId: string,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const run = await this.runs.get(tx, runId);
      const advice = run.planId === null ? [] : await this.plans.advise(tx, run.planId);
      return { run: viewRun(run), advice, year: introduceYear((await findProgrammeYear(tx, run.yearId))!) };
    });
    this.pages.render(response, 'planning/plan-run', model);
  }

  @Post('plan-runs/:runId/finish')
  @Operation('planning.finish-run-on-page')
  async finish(
    @CurrentActor() actor: Actor,
    @Param('runId', PageIdPipe) runId: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.runs.finish(tx, runId));
    response.redirect(303, `/plan-runs/${runId}`);
  }

  @Post('plan-runs/:runId/cancel')
  @Operation('planning.cancel-run-on-page')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('runId', PageIdPipe) runId: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.database.inTransaction(actor, (tx) => this.runs.cancel(tx, runId));
    response.redirect(303, `/plan-runs/${runId}`);
  }

  private async startOrFind(actor: Actor, yearId: string, wanted: WantedRun): Promise<string> {
    try {
      return (await this.database.inTransaction(actor, (tx) => this.runs.request(tx, actor, yearId, wanted))).id;
    } catch (error) {
      const live = error instanceof DomainError && error.code === 'planning.run-live' ? error.details?.['runId'] : null;
      if (typeof live === 'string') return live;
      throw error;
    }
  }
}
