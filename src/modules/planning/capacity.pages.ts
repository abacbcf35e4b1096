import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { type Actor } from '../platform/database/database.js';
import { Operation } from '../platform/web/operation.decorator.js';
import { Pages } from '../platform/web/pages.js';
import { CurrentActor } from '../platform/web/visitor.js';
import { capacityQuery, MOST_CHALLENGES, toCapacityRequest } from './capacity.dto.js';
import { CapacityService } from './capacity.service.js';
import { PageIdPipe } from './page-id.pipe.js';
import { capacityPageQuery, type CapacityPageQuery } from './page-params.js';
import { viewCapacity } from './views/capacity.view.js';
import { introduceYear } from './views/years.view.js';

/** What a programme year can do, to look at. */
@ApiExcludeController()
@Controller('years/:yearId/capacity')
export class CapacityPages {
  constructor(
    private readonly pages: Pages,
    private readonly capacities: CapacityService,
  ) {}

  @Get()
  @Operation('planning.show-capacity')
  async show(
    @CurrentActor() actor: Actor,
    @Param('yearId', PageIdPipe) yearId: string,
    @Query({ schema: capacityPageQuery }) { challenges }: CapacityPageQuery,
    @Res() response: Response,
  ): Promise<void> {
    const isFit = /^\d{1,5}$/.test(challenges) && Number(challenges) >= 1 && Number(challenges) <= MOST_CHALLENGES;
    const query = capacityQuery.parse(isFit ? { challenges } : {});
    const { year, capacity, say, problem } = await this.capacities.assess(actor, yearId, toCapacityRequest(query));
    const message = `Enter a whole number of challenges from 1 to ${MOST_CHALLENGES.toLocaleString('en-GB')}`;
    this.pages.render(response, 'planning/capacity', {
      year: introduceYear(year),
      capacity: viewCapacity(capacity, problem, say),
      challenges: challenges === '' ? String(capacity.asked) : challenges,
      curveHref: `/api/programme-years/${year.id}/capacity/curve.csv${isFit ? `?challenges=${challenges}` : ''}`,
      errors: isFit || challenges === '' ? [] : [{ field: 'challenges', message }],
    });
  }
}
