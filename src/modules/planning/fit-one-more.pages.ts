import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { type Actor, Database } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { FitOneMoreService } from './fit-one-more.service.js';
import { PageIdPipe } from './page-id.pipe.js';
import { findProgrammeYear } from './programme-years.query.js';
import { introduceYear } from './views/years.view.js';

/** Where a commission that a plan does not hold would still fit. */
@ApiExcludeController()
@Controller('plans/:planId/fit-one-more/:challengeId')
export class FitOneMorePages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly fitting: FitOneMoreService,
  ) {}

  @Get()
  @Operation('planning.show-fit-one-more')
  async show(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Param('challengeId', PageIdPipe) challengeId: string,
    @Res() response: Response,
  ): Promise<void> {
    const model = await this.database.read(actor, async (tx) => {
      const { stored, view } = await this.fitting.findWeeks(tx, planId, challengeId);
      return { plan: stored, year: introduceYear((await findProgrammeYear(tx, stored.yearId))!), answer: view };
    });
    this.pages.render(response, 'planning/fit-one-more', model);
  }
}
