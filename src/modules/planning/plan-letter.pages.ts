import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { type Actor, Database } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { PageIdPipe } from './page-id.pipe.js';
import { letterPageQuery, type LetterQuery } from './plan-letter.dto.js';
import { PlanLetterService } from './plan-letter.service.js';

/** The letter of reasons as a page that prints well. */
@ApiExcludeController()
@Controller('plans/:planId/teams/:challengeId/letter')
export class PlanLetterPages {
  constructor(
    private readonly database: Database,
    private readonly pages: Pages,
    private readonly letters: PlanLetterService,
  ) {}

  @Get()
  @Operation('planning.show-letter')
  async show(
    @CurrentActor() actor: Actor,
    @Param('planId', PageIdPipe) planId: string,
    @Param('challengeId', PageIdPipe) challengeId: string,
    @Query({ schema: letterPageQuery }) { names }: LetterQuery,
    @Res() response: Response,
  ): Promise<void> {
    const isNamed = names === 'true';
    const { stored, letter } = await this.database.read(actor, (tx) =>
      this.letters.write(tx, planId, challengeId, isNamed ? 'names' : 'roles'),
    );
    this.pages.render(response, 'planning/plan-letter', { plan: stored, letter, isNamed });
  }
}
