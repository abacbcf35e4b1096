import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { Config } from '../platform/config/config.js';
import { type Actor, Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { type FieldError, Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { findProgrammeYear } from './programme-years.query.js';
import { readChangeForm } from './scenario-form.js';
import { ScenariosService } from './scenarios.service.js';
import { introduceYear } from './views/years.view.js';
import { loadYearNames } from './year-names.query.js';

type Form = Readonly<Record<string, unknown>>;

const textOf = (body: Form, name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '');

/** Scenarios in the browser: the list of a year, and one with its changes, its plan and the comparison. */
@ApiExcludeController()
@Controller()
export class ScenariosPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly scenarios: ScenariosService,
    private readonly config: Config,
  ) {}

  @Get('years/:yearId/scenarios')
  @Operation('planning.show-scenarios')
  async list(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.renderList(actor, yearId, response, []);
  }

  @Post('years/:yearId/scenarios')
  @Operation('planning.create-scenario-on-page')
  async create(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Body() body: Form,
    @Res() response: Response,
  ): Promise<void> {
    const name = textOf(body, 'name');
    if (name === '' || name.length > 100) {
      const message = 'Enter a name of at most 100 characters';
      await this.renderList(actor, yearId, response, [{ field: 'name', message }]);
      return;
    }
    const { id } = await this.database.inTransaction(actor, (tx) => this.scenarios.create(tx, actor, yearId, { name }));
    response.redirect(303, `/scenarios/${id}`);
  }

  @Get('scenarios/:scenarioId')
  @Operation('planning.show-scenario')
  async show(
    @CurrentActor() actor: Actor,
    @Param('scenarioId', PageIdPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.render(actor, id, response, [], {});
  }

  @Post('scenarios/:scenarioId/changes')
  @Operation('planning.change-scenario-on-page')
  async addChange(
    @CurrentActor() actor: Actor,
    @Param('scenarioId', PageIdPipe) id: string,
    @Body() body: Form,
    @Res() response: Response,
  ): Promise<void> {
    const read = await this.database.read(actor, async (tx) => {
      const { yearId } = await this.scenarios.get(tx, id);
      return readChangeForm(body, [...(await loadYearNames(tx, yearId, null)).peers.values()]);
    });
    if ('error' in read) {
      await this.render(actor, id, response, [read.error], body);
      return;
    }
    try {
      await this.database.inTransaction(actor, (tx) => this.scenarios.addChange(tx, id, read.change));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'planning.impossible-change') throw error;
      await this.render(actor, id, response, [{ field: read.change.kind, message: error.message }], body);
      return;
    }
    response.redirect(303, `/scenarios/${id}`);
  }

  @Post('scenarios/:scenarioId/plan-runs')
  @Operation('planning.plan-scenario-on-page')
  async plan(
    @CurrentActor() actor: Actor,
    @Param('scenarioId', PageIdPipe) id: string,
    @Body() body: Form,
    @Res() response: Response,
  ): Promise<void> {
    const seconds = textOf(body, 'seconds');
    const most = this.config.plannerMaxSeconds;
    if (!/^\d{1,9}$/.test(seconds) || Number(seconds) < 1 || Number(seconds) > most) {
      const message = `Enter a whole number of seconds from 1 to ${most}`;
      await this.render(actor, id, response, [{ field: 'seconds', message }], body);
      return;
    }
    const run = await this.database.inTransaction(actor, (tx) => this.scenarios.plan(tx, actor, id, Number(seconds)));
    response.redirect(303, `/plan-runs/${run.id}`);
  }

  @Post('scenarios/:scenarioId/delete')
  @Operation('planning.delete-scenario-on-page')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('scenarioId', PageIdPipe) id: string,
    @Body() body: Form,
    @Res() response: Response,
  ): Promise<void> {
    const yearId = await this.database.inTransaction(actor, async (tx) => {
      const scenario = await this.scenarios.get(tx, id);
      await this.scenarios.remove(tx, id, Number(textOf(body, 'version')));
      return scenario.yearId;
    });
    this.pages.flash(response, 'The scenario was deleted, with its plans.');
    response.redirect(303, `/years/${yearId}/scenarios`);
  }

  private async renderList(actor: Actor, yearId: string, response: Response, errors: FieldError[]): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const scenarios = await this.scenarios.list(tx, yearId);
      return { scenarios, year: introduceYear((await findProgrammeYear(tx, yearId))!), errors };
    });
    this.pages.render(response, 'planning/scenarios', model);
  }

  private async render(actor: Actor, id: string, response: Response, errors: FieldError[], sent: Form): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const scenario = await this.scenarios.view(tx, id);
      const year = introduceYear((await findProgrammeYear(tx, scenario.yearId))!);
      return { scenario, year, errors, sent, seconds: textOf(sent, 'seconds') || String(this.config.plannerSeconds) };
    });
    this.pages.render(response, 'planning/scenario', model);
  }
}
