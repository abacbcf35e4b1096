import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { AssistantsService } from '../peers/assistants.service.js';
import { OwnPeerService } from '../peers/own-peer.service.js';
import { Clock } from '../platform/clock/clock.js';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { pickCurrentYear } from './current-year.js';
import { PageIdPipe } from './page-id.pipe.js';
import { yearPageQuery, type YearPageQuery } from './page-params.js';
import { loadProgrammeYears } from './programme-years.query.js';
import { viewYears } from './views/years.view.js';
import { YearPageService } from './year-page.service.js';

/** Roles whose first page is the year. */
const PLANNERS: readonly string[] = ['administrator', 'coordinator'];

/** The pages on which a coordinator sees a programme year. */
@ApiExcludeController()
@Controller()
export class YearPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly yearPage: YearPageService,
    private readonly clock: Clock,
    private readonly ownPeer: OwnPeerService,
    private readonly assistants: AssistantsService,
  ) {}

  @Get()
  @Operation('planning.show-first-page')
  async first(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    if (!actor.roles.some((role) => PLANNERS.includes(role))) {
      response.redirect(303, await this.database.read(actor, (tx) => this.firstPageOf(tx, actor)));
      return;
    }
    const years = await this.database.read(actor, loadProgrammeYears);
    const current = pickCurrentYear(years, this.clock.today());
    response.redirect(303, current ? `/years/${current.id}` : '/years');
  }

  /** Where people begin who plan no years. */
  private async firstPageOf(tx: Tx, actor: Actor): Promise<string> {
    if ((await this.ownPeer.find(tx, actor)) !== null) return '/my';
    if ((await this.assistants.listAssisted(tx, actor)).length > 0) return '/assisting';
    return actor.roles.includes('hub') ? '/hub' : '/account';
  }

  @Get('years')
  @Operation('planning.show-years')
  async list(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const years = await this.database.read(actor, loadProgrammeYears);
    this.pages.render(response, 'planning/years', { years: viewYears(years) });
  }

  @Get('years/:yearId')
  @Operation('planning.show-year')
  async show(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Query({ schema: yearPageQuery }) query: YearPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, (tx) => this.yearPage.loadYear(tx, yearId, query));
    this.pages.render(response, 'planning/year-page', model);
  }

  @Get('years/:yearId/challenges/:challengeId')
  @Operation('planning.show-team')
  async showTeam(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Param('challengeId', PageIdPipe) challengeId: string,
    @Query({ schema: yearPageQuery }) query: YearPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, (tx) => this.yearPage.loadTeam(tx, yearId, challengeId, query.plan));
    this.pages.render(response, 'planning/team', model);
  }
}
