import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { type Actor, Database, type Tx } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { whyNotPageQuery, type WhyNotPageQuery } from './page-params.js';
import { WhyNotPageService } from './why-not-page.service.js';

/** The pages that answer why a plan is as it is. */
@ApiExcludeController()
@Controller('years/:yearId/challenges/:challengeId')
export class WhyNotPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly whyNotPage: WhyNotPageService,
  ) {}

  @Get('why-not')
  @Operation('planning.show-why-not')
  async showWhyNot(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Param('challengeId', PageIdPipe) challengeId: string,
    @Query({ schema: whyNotPageQuery }) query: WhyNotPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(actor, response, 'planning/why-not', (tx) =>
      this.whyNotPage.loadWhyNot(tx, yearId, challengeId, query),
    );
  }

  @Get('members/:peerId')
  @Operation('planning.show-member')
  async showMember(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Param('challengeId', PageIdPipe) challengeId: string,
    @Param('peerId', PageIdPipe) peerId: string,
    @Query({ schema: whyNotPageQuery }) query: WhyNotPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(actor, response, 'planning/why-member', (tx) =>
      this.whyNotPage.loadMember(tx, yearId, challengeId, peerId, query.plan),
    );
  }

  @Get('vacancies')
  @Operation('planning.show-vacancies')
  async showVacancies(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Param('challengeId', PageIdPipe) challengeId: string,
    @Query({ schema: whyNotPageQuery }) query: WhyNotPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    await this.answer(actor, response, 'planning/vacancies', (tx) =>
      this.whyNotPage.loadVacancies(tx, yearId, challengeId, query.plan),
    );
  }

  private async answer(
    actor: Actor,
    response: Response,
    template: string,
    load: (tx: Tx) => ReturnType<WhyNotPageService['loadWhyNot']>,
  ): Promise<void> {
    this.pages.render(response, template, await this.database.read(actor, load));
  }
}
